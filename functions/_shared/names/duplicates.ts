/**
 * Records that may be one person's, with the reasons in plain terms, so that a person can decide.
 *
 * The weights are our own judgement, not a source's: the name as it sounds is asked for, and either the year of
 * birth, the village or the telephone must agree as well. What is only likely is shown, never joined.
 */
import { soundsOf } from './fold.ts'
import { slipsToBegin } from './match.ts'
import { phoneOf } from './query.ts'
import { type Findable, isRough } from './record.ts'

export type Reason = 'name' | 'birth' | 'village' | 'phone'

/** What is known of somebody who is being written down; a field that was not asked yet is absent. */
export type Candidate = Pick<Findable, 'family_name' | 'given_name'> &
  Partial<Pick<Findable, 'sex' | 'birth_date' | 'birth_precision' | 'village' | 'phone'>>

export interface Likely<T> {
  record: T
  reasons: Reason[]
}

interface Sketch {
  family: readonly string[]
  given: readonly string[]
  key: string
  year: number | undefined
  rough: boolean
  village: string
  phone: string
}

const weights: Record<Reason, number> = { name: 4, birth: 2, village: 1, phone: 3 }
/** The name and one thing more. */
const likelyFrom = weights.name + weights.village
const slack = { exact: 1, rough: 2 }

const folded = new Map<string, readonly string[]>()
function soundsOnce(text: string): readonly string[] {
  let known = folded.get(text)
  if (!known) {
    if (folded.size > 20_000) folded.clear()
    known = soundsOf(text)
    folded.set(text, known)
  }
  return known
}

function sketch(person: Candidate): Sketch {
  const family = soundsOnce(person.family_name)
  const given = soundsOnce(person.given_name)
  return {
    family,
    given,
    key: [...family, ...given].sort().join(' '),
    year: person.birth_date ? Number(person.birth_date.slice(0, 4)) : undefined,
    rough: person.birth_precision ? isRough({ birth_precision: person.birth_precision }) : false,
    village: soundsOnce(person.village ?? '').join(' '),
    phone: phoneOf(person.phone ?? ''),
  }
}

/** One slip of the pen in a word of four letters or more, either way round. */
function near(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false
  return slipsToBegin(one, other, 1) <= 1 && slipsToBegin(other, one, 1) <= 1
}

const nearAll = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.length === other.length && one.every((word, at) => near(word, other[at] ?? ''))

/** The same name to a clerk: as it sounds, given and family name in either order, one slip a word. */
function sameName(one: Sketch, other: Sketch): boolean {
  if (one.key === other.key) return one.key !== ''
  return (
    (nearAll(one.family, other.family) && nearAll(one.given, other.given)) ||
    (nearAll(one.family, other.given) && nearAll(one.given, other.family))
  )
}

function reasonsFor(one: Sketch, other: Sketch): Reason[] {
  const reasons: Reason[] = []
  if (sameName(one, other)) reasons.push('name')
  if (one.year !== undefined && other.year !== undefined) {
    const off = Math.abs(one.year - other.year)
    if (off <= (one.rough || other.rough ? slack.rough : slack.exact)) reasons.push('birth')
    // Fifteen years apart is another person, whatever the village.
    else if (off > 5) return []
  }
  if (one.village !== '' && one.village === other.village) reasons.push('village')
  if (one.phone.length >= 8 && one.phone === other.phone) reasons.push('phone')
  return reasons
}

const score = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, reason) => sum + weights[reason], 0)
const isLikely = (reasons: readonly Reason[]): boolean =>
  reasons.includes('name') && score(reasons) >= likelyFrom

/** The records that may be this person's, the likeliest first; nobody while the name is not written. */
export function likelyDuplicates<T extends Findable>(
  candidate: Candidate,
  records: Iterable<T>,
  limit: number,
): Likely<T>[] {
  const asked = sketch(candidate)
  if (asked.family.length === 0 || asked.given.length === 0) return []
  const found: Likely<T>[] = []
  for (const record of records) {
    if (record.merged_into !== null || (candidate.sex && record.sex !== candidate.sex)) continue
    const reasons = reasonsFor(asked, sketch(record))
    if (isLikely(reasons)) found.push({ record, reasons })
  }
  return found.sort((a, b) => score(b.reasons) - score(a.reasons)).slice(0, limit)
}

export interface LikelyPair<T> {
  one: T
  other: T
  reasons: Reason[]
}

const pairKey = (one: string, other: string): string => (one < other ? `${one}:${other}` : `${other}:${one}`)

/**
 * Every pair of records that may be one person's, the likeliest first, without those that somebody called two
 * people. Compared only within blocks (same sex, same first sounds of both names), so that ten thousand records are
 * some tens of thousands of comparisons and not fifty million.
 */
export function duplicatePairs<T extends Findable>(
  records: Iterable<T>,
  distinct: ReadonlySet<string>,
): LikelyPair<T>[] {
  const blocks = new Map<string, { record: T; known: Sketch }[]>()
  for (const record of records) {
    if (record.merged_into !== null) continue
    const known = sketch(record)
    const starts = [known.family[0]?.slice(0, 2) ?? '', known.given[0]?.slice(0, 2) ?? ''].sort()
    const block = `${record.sex} ${starts.join(' ')}`
    const others = blocks.get(block)
    if (others) others.push({ record, known })
    else blocks.set(block, [{ record, known }])
  }
  const pairs: LikelyPair<T>[] = []
  for (const block of blocks.values()) {
    // Within two years of each other, in order of birth: the rest of a large block is never compared.
    block.sort((a, b) => (a.known.year ?? 0) - (b.known.year ?? 0))
    for (let at = 0; at < block.length; at += 1) {
      const one = block[at] as (typeof block)[number]
      for (let next = at + 1; next < block.length; next += 1) {
        const other = block[next] as (typeof block)[number]
        if ((other.known.year ?? 0) - (one.known.year ?? 0) > slack.rough) break
        const reasons = reasonsFor(one.known, other.known)
        // In a whole register a name and a year alone are a coincidence: many Fatoumata Dolo were born in 1987.
        if (!isLikely(reasons) || score(reasons) < weights.name + weights.birth + weights.village) continue
        if (!distinct.has(pairKey(one.record.id, other.record.id))) {
          pairs.push({ one: one.record, other: other.record, reasons })
        }
      }
    }
  }
  return pairs.sort((a, b) => score(b.reasons) - score(a.reasons))
}

/** Forgets the names that were folded: they are somebody's. */
export function forgetNames(): void {
  folded.clear()
}
