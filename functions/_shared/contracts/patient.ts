/** What `sis.save_patient` takes. */
import * as z from 'zod/mini'
import { facilityCode, looseName, maybe, name, pastDay, revision, uuid } from './fields.ts'

export const sexes = ['F', 'M'] as const
export const birthPrecisions = ['day', 'month', 'year', 'age'] as const

/** What a patient's record says of who they are: what a correction changes and a merge chooses from. */
export const identityFields = [
  'family_name',
  'given_name',
  'sex',
  'birth_date',
  'birth_precision',
  'village',
  'in_health_area',
  'phone',
  'guardian_name',
  'pregnant',
  'national_number',
  'earlier_number',
  'insurance_number',
] as const
export type IdentityField = (typeof identityFields)[number]

/** A number somebody brings along: of a card, of a register on paper. */
const broughtNumber = maybe(looseName(30))

/** A patient to register (revision null or absent) or to correct (the revision the edit started from). */
export const patientInput = z
  .strictObject({
    facility_code: facilityCode,
    id: uuid,
    family_name: name(100),
    given_name: name(100),
    sex: z.enum(sexes),
    birth_date: pastDay.check(z.refine((value) => value > '1890-01-01', { error: 'invalid_input' })),
    birth_precision: maybe(z.enum(birthPrecisions)),
    village: maybe(looseName(120)),
    in_health_area: maybe(z.boolean()),
    phone: maybe(z.string().check(z.regex(/^\+?[0-9 ]{6,20}$/))),
    guardian_name: maybe(looseName(120)),
    pregnant: maybe(z.boolean()),
    national_number: broughtNumber,
    earlier_number: broughtNumber,
    insurance_number: broughtNumber,
    revision: maybe(revision),
  })
  .check(
    z.refine((patient) => !(patient.pregnant && patient.sex === 'M'), {
      error: 'invalid_input',
      path: ['pregnant'],
    }),
  )
export type PatientInput = z.infer<typeof patientInput>
