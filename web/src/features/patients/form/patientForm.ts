import { ageInMonths } from '../../../lib/format.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'

import { type BirthAnswer, birthDateOf, precisionOf } from './birth.ts'

export interface PatientAnswers {
  id: string
  familyName: string
  givenName: string
  sex: PatientRecord['sex'] | undefined
  birth: BirthAnswer
  village: string
  inHealthArea: boolean
  phone: string
  guardianName: string
  pregnant: boolean
  nationalNumber: string
  insuranceNumber: string
  earlierNumber: string
  /** People of the register who look alike and are somebody else, as the person in front said. */
  notSame: string[]
  /** The card that the correction started from; undefined for a new patient. */
  from: PatientRecord | undefined
}

export type PatientFault =
  | 'required'
  | 'too_long'
  | 'future'
  | 'too_old'
  | 'bad_age'
  | 'bad_phone'
  | 'guardian_required'
export type PatientFaults = Partial<
  Record<
    | 'familyName'
    | 'givenName'
    | 'sex'
    | 'birth'
    | 'phone'
    | 'guardianName'
    | 'village'
    | 'nationalNumber'
    | 'insuranceNumber'
    | 'earlierNumber',
    PatientFault
  >
>

const adultFrom = 15 * 12
/** The longest number that the contract takes. */
export const longestNumber = 30

/** Age in months that the answers stand for, or undefined while they do not. */
export function answeredAge(answers: Pick<PatientAnswers, 'birth'>, today: string): number | undefined {
  const date = birthDateOf(answers.birth, today)
  return date === undefined || date > today ? undefined : ageInMonths(date, today)
}

/** A child under 15 comes with somebody who answers for them. */
export function needsGuardian(answers: PatientAnswers, today: string): boolean {
  const age = answeredAge(answers, today)
  return age !== undefined && age < adultFrom
}

/** The question is asked to women of 12 to 50 only. */
export function asksPregnancy(answers: PatientAnswers, today: string): boolean {
  const age = answeredAge(answers, today)
  return answers.sex === 'F' && age !== undefined && age >= 12 * 12 && age < 51 * 12
}

function birthFault(answers: PatientAnswers, today: string): PatientFault | undefined {
  const { birth } = answers
  if (birth.known === 'kept') return undefined
  if (birth.known === 'date') {
    if (!birth.date) return 'required'
    if (birth.date > today) return 'future'
    return birth.date <= '1890-01-01' ? 'too_old' : undefined
  }
  if (birth.age === undefined) return 'required'
  return birthDateOf(birth, today) === undefined ? 'bad_age' : undefined
}

const nameFault = (name: string): PatientFault | undefined =>
  name.trim() === '' ? 'required' : name.trim().length > 100 ? 'too_long' : undefined
const lengthFault = (text: string, longest: number): PatientFault | undefined =>
  text.trim().length > longest ? 'too_long' : undefined

/** Everything that keeps the form from being saved; empty when it can be. */
export function faultsOf(answers: PatientAnswers, today: string): PatientFaults {
  const phone = answers.phone.trim()
  const guardian = answers.guardianName.trim()
  const found: Record<keyof PatientFaults, PatientFault | undefined> = {
    familyName: nameFault(answers.familyName),
    givenName: nameFault(answers.givenName),
    sex: answers.sex === undefined ? 'required' : undefined,
    birth: birthFault(answers, today),
    village: lengthFault(answers.village, 120),
    phone: phone !== '' && !/^\+?[0-9 ]{6,20}$/.test(phone) ? 'bad_phone' : undefined,
    guardianName:
      guardian.length > 120
        ? 'too_long'
        : guardian === '' && needsGuardian(answers, today)
          ? 'guardian_required'
          : undefined,
    nationalNumber: lengthFault(answers.nationalNumber, longestNumber),
    insuranceNumber: lengthFault(answers.insuranceNumber, longestNumber),
    earlierNumber: lengthFault(answers.earlierNumber, longestNumber),
  }
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined))
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim().replace(/\s+/g, ' '))

/** What `save_patient` takes; call it on answers without faults. */
export function toSave(answers: PatientAnswers, facility: string, today: string): Record<string, unknown> {
  return {
    facility_code: facility,
    id: answers.id,
    family_name: orNull(answers.familyName),
    given_name: orNull(answers.givenName),
    sex: answers.sex,
    birth_date: birthDateOf(answers.birth, today),
    birth_precision: precisionOf(answers.birth, today),
    village: orNull(answers.village),
    in_health_area: answers.inHealthArea,
    phone: orNull(answers.phone),
    guardian_name: orNull(answers.guardianName),
    pregnant: asksPregnancy(answers, today) && answers.pregnant,
    national_number: orNull(answers.nationalNumber),
    insurance_number: orNull(answers.insuranceNumber),
    earlier_number: orNull(answers.earlierNumber),
    revision: answers.from?.revision ?? null,
  }
}

/** A blank form; the id made here makes sending it twice harmless. */
export function blankAnswers(id: string): PatientAnswers {
  return {
    id,
    familyName: '',
    givenName: '',
    sex: undefined,
    birth: { known: 'age', age: undefined, unit: 'years', date: undefined, precision: 'day' },
    village: '',
    inHealthArea: true,
    phone: '',
    guardianName: '',
    pregnant: false,
    nationalNumber: '',
    insuranceNumber: '',
    earlierNumber: '',
    notSame: [],
    from: undefined,
  }
}

/** The form of a known patient. */
export function answersOf(patient: PatientRecord): PatientAnswers {
  return {
    id: patient.id,
    familyName: patient.family_name,
    givenName: patient.given_name,
    sex: patient.sex,
    birth: {
      known: 'kept',
      age: undefined,
      unit: 'years',
      date: patient.birth_date,
      precision: patient.birth_precision,
    },
    village: patient.village ?? '',
    inHealthArea: patient.in_health_area,
    phone: patient.phone ?? '',
    guardianName: patient.guardian_name ?? '',
    pregnant: patient.pregnant,
    nationalNumber: patient.national_number ?? '',
    insuranceNumber: patient.insurance_number ?? '',
    earlierNumber: patient.earlier_number ?? '',
    notSame: [],
    from: patient,
  }
}
