import type { PatientRecord } from '../../../lib/register/records.ts'
import type { Identity, IdentityField } from '../identity.ts'
import { birthDateOf, precisionOf } from './birth.ts'
import { answersOf, type PatientAnswers } from './patientForm.ts'

const answerOf: Record<IdentityField, keyof PatientAnswers> = {
  family_name: 'familyName',
  given_name: 'givenName',
  sex: 'sex',
  birth: 'birth',
  village: 'village',
  in_health_area: 'inHealthArea',
  phone: 'phone',
  guardian_name: 'guardianName',
  pregnant: 'pregnant',
  national_number: 'nationalNumber',
  insurance_number: 'insuranceNumber',
  earlier_number: 'earlierNumber',
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the form says now, as a card: the answers that are missing stay as the card has them. */
export function cardOf(answers: PatientAnswers, from: PatientRecord, today: string): Identity {
  return {
    family_name: answers.familyName.trim(),
    given_name: answers.givenName.trim(),
    sex: answers.sex ?? from.sex,
    birth_date: birthDateOf(answers.birth, today) ?? from.birth_date,
    birth_precision: birthDateOf(answers.birth, today)
      ? precisionOf(answers.birth, today)
      : from.birth_precision,
    village: orNull(answers.village),
    in_health_area: answers.inHealthArea,
    phone: orNull(answers.phone),
    guardian_name: orNull(answers.guardianName),
    pregnant: answers.pregnant,
    national_number: orNull(answers.nationalNumber),
    insurance_number: orNull(answers.insuranceNumber),
    earlier_number: orNull(answers.earlierNumber),
  }
}

/** The form goes on from another version of the card, with these answers of it. */
export function settleOn(
  answers: PatientAnswers,
  theirs: PatientRecord,
  fields: readonly IdentityField[],
): PatientAnswers {
  const fromTheirs = answersOf(theirs)
  const taken = fields.map((field) => [answerOf[field], fromTheirs[answerOf[field]]] as const)
  return { ...answers, ...Object.fromEntries(taken), from: theirs }
}
