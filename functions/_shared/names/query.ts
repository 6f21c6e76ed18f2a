/** What somebody typed into the search, read as words of a name or village, an age, and numbers. */
import { fold, plain } from './fold.ts'

export interface Query {
  /** Words begun, without accents; each is looked for among names and villages. */
  words: readonly string[]
  /** An age as it was said. */
  age?: { value: number; unit: 'years' | 'months' }
  /** Numbers begun: of the card, a telephone, a register; four figures may be a year of birth as well. */
  codes: readonly { code: string; year?: number }[]
  /** The whole as a card's number. */
  card?: string
}

const unitOf: Record<string, 'years' | 'months'> = {
  ...{ an: 'years', ans: 'years', a: 'years', y: 'years', year: 'years', years: 'years' },
  ...{ mois: 'months', m: 'months', month: 'months', months: 'months' },
}

/** A number as it is compared: read off a card, I and L are 1 and O is 0. */
export function codeOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** A telephone as it is compared: a Malian number without the country's prefix. */
export function phoneOf(text: string): string {
  const digits = text.replace(/[^0-9]/g, '')
  return /^(00)?223[0-9]{8}$/.test(digits) ? digits.slice(-8) : digits
}

/** The fewest signs that are looked for among numbers. */
const shortestCode = 4
const oldestYear = 1890
/** Nobody types more words than this of somebody. */
const mostWords = 6

/** Reads what was typed; `year` is the present one. */
export function readQuery(text: string, year: number): Query {
  const typed = text.slice(0, 100)
  const parts = typed.split(/[ \t\n\u00a0\u202f]+/).filter(Boolean)
  const words: string[] = []
  const codes: { code: string; year?: number }[] = []
  let age: Query['age']
  for (let place = 0; place < parts.length; place++) {
    let part = parts[place] as string
    if (!/[0-9]/.test(part)) {
      words.push(...plain(part).split(' ').filter(Boolean))
      continue
    }
    const said = /^([0-9]{1,3})([a-z]*)$/i.exec(part)
    const inside = unitOf[said?.[2]?.toLowerCase() ?? '']
    const after = said && !said[2] ? unitOf[plain(parts[place + 1] ?? '')] : undefined
    const unit = inside ?? after
    // « 70 12 34 56 » is one number; « 34 » alone, « 34 ans » and « 8mois » are ages.
    if (!unit && /^[0-9+().-]+$/.test(part))
      while (/^[0-9.-]+$/.test(parts[place + 1] ?? '')) part += parts[++place]
    if (
      said &&
      part === said[0] &&
      (unit || !said[2]) &&
      Number(said[1]) <= (unit === 'months' ? 240 : 120)
    ) {
      age = { value: Number(said[1]), unit: unit ?? 'years' }
      if (after) place += 1
      continue
    }
    const code = /^[0-9+().-]+$/.test(part) ? phoneOf(part) : codeOf(part)
    const asYear = /^[0-9]{4}$/.test(part) ? Number(part) : 0
    if (code.length >= shortestCode)
      codes.push({ code, ...(asYear >= oldestYear && asYear <= year && { year: asYear }) })
  }
  const whole = codeOf(typed)
  const card = /^[0-9A-HJKMNP-TV-Z]{8}$/.test(whole) && parts.length <= 2 ? whole : undefined
  return {
    words: words.slice(0, mostWords),
    codes: codes.slice(0, mostWords),
    ...(age && { age }),
    ...(card && { card }),
  }
}

/**
 * The sounds that a word begun may turn into: « co » may become « cou », whose sound is `ku`, or « ci », whose
 * sound is `si`. The word's own sound comes first. The same list stands in `private.sounds_begun`.
 */
export function soundsBegun(word: string): string[] {
  const may = [word]
  const end = (pattern: RegExp, ...to: string[]) => {
    if (pattern.test(word)) may.push(...to.map((one) => word.replace(pattern, one)))
  }
  end(/o$/, 'u')
  end(/d[iy]?$/, 'j')
  end(/c$/, 's')
  end(/p$/, 'f')
  end(/g$/, 'ni')
  end(/gu$/, 'ge', 'gi')
  return [...new Set(may.map(fold))].filter((sound) => sound !== '')
}
