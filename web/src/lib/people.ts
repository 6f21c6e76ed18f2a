/** How a person is named on a screen and on paper. */
import { ageInMonths, formatAge } from './format.ts'
import type { PatientRecord } from './register/records.ts'

type Named = Pick<PatientRecord, 'given_name' | 'family_name'>
type Aged = Pick<PatientRecord, 'birth_date' | 'birth_precision'>

/** « Fatoumata Dolo ». */
export function fullName(person: Named): string {
  return `${person.given_name} ${person.family_name}`
}

/** « Fatoumata D. »: enough to know who, on a list that others can see. */
export function shortName(person: Named): string {
  return `${person.given_name} ${person.family_name.slice(0, 1)}.`
}

/** « 3 ans », or « ≈ 40 ans » when only an age or a year is known. */
export function ageInWords(person: Aged, on?: string): string {
  const age = formatAge(ageInMonths(person.birth_date, on), true)
  return person.birth_precision === 'age' || person.birth_precision === 'year' ? `≈ ${age}` : age
}
