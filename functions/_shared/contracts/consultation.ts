/** What `sis.save_consultation` takes: a visit with its diagnoses. The bounds are those of the table. */
import * as z from 'zod/mini'
import {
  day,
  facilityCode,
  listCode,
  looseName,
  maybe,
  name,
  pastInstant,
  prose,
  revision,
  uuid,
} from './fields.ts'

export const malariaTests = ['none', 'rdt', 'microscopy'] as const
export const malariaResults = ['negative', 'positive', 'invalid'] as const
export const certainties = ['suspected', 'confirmed'] as const
export const consultationOutcomes = ['home', 'observation', 'referred', 'deceased'] as const

const between = (least: number, most: number) => maybe(z.number().check(z.minimum(least), z.maximum(most)))
const wholeBetween = (least: number, most: number) => maybe(z.int().check(z.minimum(least), z.maximum(most)))

/** A diagnosis from the list, or in the author's own words when the list has none. */
export const diagnosisInput = z
  .strictObject({
    id: uuid,
    term_code: maybe(listCode),
    free_text: maybe(looseName(200)),
    certainty: maybe(z.enum(certainties)),
    is_new_case: maybe(z.boolean()),
  })
  .check(
    z.refine((diagnosis) => Boolean(diagnosis.term_code || diagnosis.free_text), {
      error: 'missing_field',
      path: ['term_code'],
    }),
  )
export type DiagnosisInput = z.infer<typeof diagnosisInput>

/** One line of a prescription: a medicine of the list, or one in words, and how it is taken. */
export const prescriptionLine = z
  .strictObject({
    id: uuid,
    medicine_code: maybe(listCode),
    free_text: maybe(looseName(200)),
    dose: name(100),
    times_per_day: wholeBetween(1, 24),
    days: wholeBetween(1, 365),
    note: maybe(looseName(300)),
  })
  .check(
    z.refine((line) => Boolean(line.medicine_code || line.free_text), {
      error: 'missing_field',
      path: ['medicine_code'],
    }),
  )
export type PrescriptionInput = z.infer<typeof prescriptionLine>

/** Why a visit was corrected or withdrawn. */
const reason = looseName(300)
const saysWhy = (given: string | null | undefined) => (given ?? '').length >= 3

/** A visit to record (revision null or absent) or to correct (the revision the edit started from). */
export const consultationInput = z
  .strictObject({
    facility_code: facilityCode,
    id: uuid,
    patient_id: uuid,
    consulted_at: pastInstant,
    reasons: maybe(z.array(listCode).check(z.maxLength(20))),
    signs: maybe(prose()),
    temperature_c: between(25, 45),
    weight_kg: between(0.3, 300),
    height_cm: between(20, 250),
    muac_mm: wholeBetween(50, 500),
    systolic_mmhg: wholeBetween(30, 300),
    diastolic_mmhg: wholeBetween(10, 200),
    pulse_bpm: wholeBetween(10, 300),
    respiration_rpm: wholeBetween(3, 150),
    spo2_pct: wholeBetween(20, 100),
    gestation_weeks: wholeBetween(1, 45),
    malaria_test: maybe(z.enum(malariaTests)),
    malaria_result: maybe(z.enum(malariaResults)),
    is_new_case: maybe(z.boolean()),
    prescription: maybe(z.array(prescriptionLine).check(z.maxLength(20))),
    treatment: maybe(prose()),
    outcome: maybe(z.enum(consultationOutcomes)),
    next_visit_on: maybe(day),
    diagnoses: maybe(z.array(diagnosisInput).check(z.maxLength(20))),
    /** What the correction is for; needed with a revision. */
    reason: maybe(reason),
    revision: maybe(revision),
  })
  .check(
    z.refine((visit) => !visit.revision || saysWhy(visit.reason), {
      error: 'missing_field',
      path: ['reason'],
    }),
    // A correction may leave the test out: the database then keeps the one it knows.
    z.refine(
      (visit) =>
        (visit.revision && visit.malaria_test === undefined) ||
        ((visit.malaria_test ?? 'none') === 'none') === !visit.malaria_result,
      { error: 'invalid_input', path: ['malaria_result'] },
    ),
  )
export type ConsultationInput = z.infer<typeof consultationInput>

/** What `sis.withdraw_consultation` takes. */
export const withdrawalInput = z.strictObject({
  facility_code: facilityCode,
  id: uuid,
  revision,
  reason: reason.check(z.refine(saysWhy, { error: 'missing_field' })),
})
export type WithdrawalInput = z.infer<typeof withdrawalInput>
