/** What of a patient's record is looked at: by the search, and by whoever looks for records of one person. */
import { costs, offCost } from './match.ts'
import { codeOf, phoneOf, type Query } from './query.ts'

export interface Findable {
  id: string
  /** Short code of the card. */
  number: string
  family_name: string
  given_name: string
  sex: 'F' | 'M'
  birth_date: string
  birth_precision: 'day' | 'month' | 'year' | 'age'
  village: string | null
  phone: string | null
  national_number: string | null
  earlier_number: string | null
  insurance_number: string | null
  /** The record that goes on for this one. */
  merged_into: string | null
  last_visit_on: string | null
}

/** The numbers of a record as they are compared. */
export interface Codes {
  card: string
  phone: string
  /** National, of an earlier register, of an insurance: those there are. */
  others: readonly string[]
}

export function codesOf(record: Findable): Codes {
  const others = [record.national_number, record.earlier_number, record.insurance_number]
  return {
    card: codeOf(record.number),
    phone: phoneOf(record.phone ?? ''),
    others: others.map((number) => codeOf(number ?? '')).filter((number) => number !== ''),
  }
}

/** Whoever said an age or a year was not sure of it. */
export const isRough = (record: Pick<Findable, 'birth_precision'>): boolean =>
  record.birth_precision === 'age' || record.birth_precision === 'year'

/** What a number costs: begun by any of the person's, the end of the telephone, or the year of birth. */
export function codeCost(
  { codes, birth, rough }: { codes: Codes; birth: { year: number }; rough: boolean },
  asked: Query['codes'][number],
): number {
  const { code, year } = asked
  if (codes.card.startsWith(code) || codes.phone.startsWith(code)) return 0
  if (codes.others.some((number) => number.startsWith(code))) return 0
  const asYear: number =
    year === undefined ? costs.unmatched : offCost(Math.abs(birth.year - year), rough ? 1 : 0)
  return codes.phone.endsWith(code) ? Math.min(costs.phoneEnd, asYear) : asYear
}
