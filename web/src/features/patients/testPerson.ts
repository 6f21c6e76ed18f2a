import type { PatientRecord } from '../../lib/register/records.ts'

/** Somebody for the tests of this feature. */
export const testPerson = (id: string, rest: Partial<PatientRecord> = {}): PatientRecord => ({
  facility_code: 'cscom_sangha',
  id,
  number: 'AAAA-0000',
  family_name: 'Dolo',
  given_name: 'Fatoumata',
  sex: 'F',
  birth_date: '1987-07-01',
  birth_precision: 'year',
  village: 'Ogol-Da',
  in_health_area: true,
  phone: null,
  guardian_name: null,
  pregnant: false,
  national_number: null,
  earlier_number: null,
  insurance_number: null,
  merged_into: null,
  last_visit_on: null,
  revision: 1,
  pending: false,
  ...rest,
})
