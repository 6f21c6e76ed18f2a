/**
 * Epidemiological weeks are ISO weeks: Monday to Sunday, and the year is that of the Thursday.
 * Days are plain `YYYY-MM-DD` text; arithmetic is in UTC, so no time zone can move a case by a day.
 */
export interface EpiWeek {
  year: number
  week: number
}

const dayMs = 86_400_000

function utc(day: string): Date {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a day: ${day}`)
  return date
}
const text = (date: Date): string => date.toISOString().slice(0, 10)

/** The day `count` days later (or earlier). */
export function addDays(day: string, count: number): string {
  return text(new Date(utc(day).getTime() + count * dayMs))
}

/** The Monday of the week that holds this day. */
export function weekStart(day: string): string {
  return addDays(day, -((utc(day).getUTCDay() + 6) % 7))
}

/** The week that holds this day. */
export function epiWeek(day: string): EpiWeek {
  const thursday = utc(addDays(weekStart(day), 3))
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs))
  return { year, week }
}

/** The Monday of a numbered week; 4 January is always in week 1. */
export function startOfEpiWeek({ year, week }: EpiWeek): string {
  return addDays(weekStart(`${year}-01-04`), (week - 1) * 7)
}

/** `2026-W47`: the form that sorts, and that other systems read. */
export function epiWeekCode({ year, week }: EpiWeek): string {
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** How many weeks this year has: 52 or 53. */
export function weeksInYear(year: number): number {
  return epiWeek(`${year}-12-28`).week
}

/** Today in Mali, which keeps UTC all year. */
export function today(now: Date = new Date()): string {
  return text(now)
}
