/** What `sis.save_patient` takes. */
import * as z from 'zod/mini'
import { facilityCode, looseName, maybe, name, pastDay, revision, uuid } from './fields.ts'

export const sexes = ['F', 'M'] as const
export const birthPrecisions = ['day', 'month', 'year', 'age'] as const

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
    revision: maybe(revision),
  })
  .check(
    z.refine((patient) => !(patient.pregnant && patient.sex === 'M'), {
      error: 'invalid_input',
      path: ['pregnant'],
    }),
  )
export type PatientInput = z.infer<typeof patientInput>
