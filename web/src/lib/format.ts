import { i18n } from '@lingui/core'

/** Narrow no-break space for thousands and units, no-break space inside dates and durations. */
const narrow = '\u202f'
const nbsp = '\u00a0'

/** Mali keeps UTC all year: every screen shows the facility's hour, wherever the device believes it is. */
const timeZone = 'Africa/Bamako'

type Moment = string | number | Date
const language = (): 'fr' | 'en' => (i18n.locale === 'en' ? 'en' : 'fr')

/** Reads ISO text in both spellings that servers print (`T` or a space, `+00` or `Z`); a plain day is noon. */
export function toDate(moment: Moment): Date {
  if (typeof moment !== 'string') return new Date(moment)
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return new Date(`${moment}T12:00:00Z`)
  return new Date(moment.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))
}

function part(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  const locale = language() === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(toDate(moment))
}

/** « 24 nov. 2026 », « 1er nov. 2026 »; `long` spells the month, `short` drops the year. */
export function formatDate(moment: Moment, style: 'medium' | 'long' | 'short' = 'medium'): string {
  const text = part(moment, {
    day: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    year: style === 'short' ? undefined : 'numeric',
  }).replaceAll(' ', nbsp)
  return language() === 'fr' ? text.replace(/^1\b/, '1er') : text
}

/** « 10 h 42 », « 10:42 » in English. */
export function formatTime(moment: Moment): string {
  const digits = part(moment, { hour: '2-digit', minute: '2-digit', hour12: false })
  const [hour = '0', minute = '00'] = digits.split(':')
  return language() === 'fr' ? `${Number(hour)}${nbsp}h${nbsp}${minute}` : `${hour}:${minute}`
}

/** « 24 nov. 2026 à 10 h 42 ». */
export function formatDateTime(moment: Moment): string {
  return `${formatDate(moment)} ${language() === 'fr' ? 'à' : 'at'} ${formatTime(moment)}`
}

/** « 1 284 », « 39,4 »; `digits` fixes the decimals. */
export function formatNumber(value: number, digits?: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits ?? 2 }
  const text = new Intl.NumberFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', options).format(value)
  return language() === 'fr' ? text.replace(/[\s\u00a0]/g, narrow) : text
}

/** « 87 % » from a share between 0 and 1. */
export function formatPercent(share: number, digits = 0): string {
  return language() === 'fr'
    ? `${formatNumber(share * 100, digits)}${narrow}%`
    : `${formatNumber(share * 100, digits)}%`
}

/** « 13,2 kg »: a measure never leaves its unit. */
export function formatMeasure(value: number, unit: string, digits?: number): string {
  return `${formatNumber(value, digits)}${nbsp}${unit}`
}

/**
 * « 12 min », « 1 h 20 min », « 2 j 5 h », « 41 j »: how long something has waited; after a week, hours say nothing.
 * With its minutes, so that « attend depuis 9 h 30 min » is not read as the time of day.
 */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  if (minutes < 60) return `${minutes}${nbsp}min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) {
    const rest = minutes % 60
    return rest === 0 ? `${hours}${nbsp}h` : `${hours}${nbsp}h${nbsp}${rest}${nbsp}min`
  }
  const days = Math.floor(hours / 24)
  const unit = language() === 'fr' ? 'j' : 'd'
  return hours % 24 === 0 || days >= 7
    ? `${days}${nbsp}${unit}`
    : `${days}${nbsp}${unit}${nbsp}${hours % 24}${nbsp}h`
}

/** Age in words from months: « 3 mois », « 3 ans »; under five, years and months: « 3 ans 4 mois ». */
export function formatAge(months: number, detailed = false): string {
  const french = language() === 'fr'
  const monthWord = (n: number) => (french ? 'mois' : n === 1 ? 'month' : 'months')
  const yearWord = (n: number) => (french ? (n === 1 ? 'an' : 'ans') : n === 1 ? 'year' : 'years')
  if (months < 24) return `${months}${nbsp}${monthWord(months)}`
  const years = Math.floor(months / 12)
  const rest = months % 12
  const text = `${years}${nbsp}${yearWord(years)}`
  return detailed && years < 5 && rest > 0 ? `${text} ${rest}${nbsp}${monthWord(rest)}` : text
}

/** Whole months between a birth date and a day. */
export function ageInMonths(birthDate: string, on: Moment = new Date()): number {
  const birth = toDate(birthDate)
  const then = toDate(on)
  const months =
    (then.getUTCFullYear() - birth.getUTCFullYear()) * 12 + then.getUTCMonth() - birth.getUTCMonth()
  return Math.max(0, then.getUTCDate() < birth.getUTCDate() ? months - 1 : months)
}

/** « Semaine 47 · 16 au 22 novembre 2026 ». */
export function formatWeek(start: string, end: string, week: number): string {
  const french = language() === 'fr'
  const sameMonth = start.slice(0, 7) === end.slice(0, 7)
  const from = sameMonth ? part(start, { day: 'numeric' }) : part(start, { day: 'numeric', month: 'long' })
  const range = `${from}${french ? ' au ' : ' to '}${formatDate(end, 'long')}`
  return `${french ? 'Semaine' : 'Week'}${nbsp}${week} · ${range}`
}

/** A decimal typed with a comma or a dot; undefined when empty, NaN when it is not a number. */
export function parseDecimal(text: string): number | undefined {
  const clean = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (clean === '') return undefined
  return /^-?(\d+\.?\d*|\.\d+)$/.test(clean) ? Number(clean) : Number.NaN
}
