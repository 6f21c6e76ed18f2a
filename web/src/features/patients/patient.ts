import { ageInMonths, formatAge } from '../../lib/format.ts'

export type Sex = 'F' | 'M'
/** How much of the date of birth is known; `age` means that somebody said an age and the date is computed. */
export type BirthPrecision = 'day' | 'month' | 'year' | 'age'

export interface Patient {
  facility_code: string
  id: string
  number: string
  family_name: string
  given_name: string
  sex: Sex
  birth_date: string
  birth_precision: BirthPrecision
  village: string | null
  in_health_area: boolean
  phone: string | null
  guardian_name: string | null
  pregnant: boolean
  revision: number
  created_at: string
  updated_at: string
}

export type FoundPatient = Pick<
  Patient,
  | 'id'
  | 'number'
  | 'family_name'
  | 'given_name'
  | 'sex'
  | 'birth_date'
  | 'birth_precision'
  | 'village'
  | 'phone'
  | 'guardian_name'
> & { last_visit_at: string | null; score: number }

/** « Fatoumata Dolo ». */
export function fullName(patient: Pick<Patient, 'given_name' | 'family_name'>): string {
  return `${patient.given_name} ${patient.family_name}`
}

/** « 3 ans », or « env. 40 ans » when only an age or a year is known. */
export function ageInWords(patient: Pick<Patient, 'birth_date' | 'birth_precision'>, on?: string): string {
  const age = formatAge(ageInMonths(patient.birth_date, on), true)
  return patient.birth_precision === 'age' || patient.birth_precision === 'year' ? `≈ ${age}` : age
}
