import { ageInMonths } from '../../lib/format.ts'
import { type BirthAnswer, birthDateOf } from './birth.ts'
import type { Patient, Sex } from './patient.ts'

export interface PatientAnswers {
  id: string
  familyName: string
  givenName: string
  sex: Sex | undefined
  birth: BirthAnswer
  village: string
  inHealthArea: boolean
  phone: string
  guardianName: string
  pregnant: boolean
  /** The revision the edit started from; undefined for a new patient. */
  revision: number | undefined
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
  Record<'familyName' | 'givenName' | 'sex' | 'birth' | 'phone' | 'guardianName' | 'village', PatientFault>
>

const adultFrom = 15 * 12

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

/** Everything that keeps the form from being saved; empty when it can be. */
export function faultsOf(answers: PatientAnswers, today: string): PatientFaults {
  const phone = answers.phone.trim()
  const guardian = answers.guardianName.trim()
  const found: Record<keyof PatientFaults, PatientFault | undefined> = {
    familyName: nameFault(answers.familyName),
    givenName: nameFault(answers.givenName),
    sex: answers.sex === undefined ? 'required' : undefined,
    birth: birthFault(answers, today),
    village: answers.village.trim().length > 120 ? 'too_long' : undefined,
    phone: phone !== '' && !/^\+?[0-9 ]{6,20}$/.test(phone) ? 'bad_phone' : undefined,
    guardianName:
      guardian.length > 120
        ? 'too_long'
        : guardian === '' && needsGuardian(answers, today)
          ? 'guardian_required'
          : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined))
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What `save_patient` takes; call it on answers without faults. */
export function toSave(answers: PatientAnswers, facility: string, today: string): Record<string, unknown> {
  return {
    facility_code: facility,
    id: answers.id,
    family_name: answers.familyName.trim(),
    given_name: answers.givenName.trim(),
    sex: answers.sex,
    birth_date: birthDateOf(answers.birth, today),
    birth_precision: answers.birth.known === 'age' ? 'age' : answers.birth.precision,
    village: orNull(answers.village),
    in_health_area: answers.inHealthArea,
    phone: orNull(answers.phone),
    guardian_name: orNull(answers.guardianName),
    pregnant: asksPregnancy(answers, today) && answers.pregnant,
    revision: answers.revision ?? null,
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
    revision: undefined,
  }
}

/** The form of a known patient: an age that was said long ago has become a date. */
export function answersOf(patient: Patient): PatientAnswers {
  const precision = patient.birth_precision === 'age' ? 'year' : patient.birth_precision
  return {
    id: patient.id,
    familyName: patient.family_name,
    givenName: patient.given_name,
    sex: patient.sex,
    birth: { known: 'date', age: undefined, unit: 'years', date: patient.birth_date, precision },
    village: patient.village ?? '',
    inHealthArea: patient.in_health_area,
    phone: patient.phone ?? '',
    guardianName: patient.guardian_name ?? '',
    pregnant: patient.pregnant,
    revision: patient.revision,
  }
}
