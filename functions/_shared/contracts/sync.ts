/**
 * How a device and the server exchange a facility's register: what the person said goes up as operations, what
 * changed comes down as rows, in one request (`sis.push`). The first time, `sis.working_set` fills the device
 * page by page; a page that did not arrive is asked again by its cursor.
 *
 * Rows travel as arrays, in the order of the lists below: half the bytes of objects before compression, and a
 * column that the two sides disagree on is found by a database test, not by a nurse.
 */
import * as z from 'zod/mini'
import { facilityCode, instant, maybe, uuid } from './fields.ts'

export const patientColumns = [
  'id',
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
  'merged_into',
  'last_visit_on',
  'revision',
] as const

export const visitColumns = [
  'id',
  'patient_id',
  'consulted_at',
  'age_months',
  'reasons',
  'signs',
  'temperature_c',
  'weight_kg',
  'height_cm',
  'muac_mm',
  'systolic_mmhg',
  'diastolic_mmhg',
  'pulse_bpm',
  'respiration_rpm',
  'spo2_pct',
  'gestation_weeks',
  'malaria_test',
  'malaria_result',
  'is_new_case',
  /** `[[id, term_code, free_text, certainty, is_new_case], …]`, in the order of `diagnosisColumns`. */
  'diagnoses',
  'prescription',
  'treatment',
  'outcome',
  'next_visit_on',
  'author',
  'author_name',
  'revision',
] as const
export const diagnosisColumns = ['id', 'term_code', 'free_text', 'certainty', 'is_new_case'] as const

export const arrivalColumns = [
  'id',
  'patient_id',
  'arrived_at',
  'urgent',
  'note',
  'left_at',
  'revision',
] as const

/** Pairs that somebody looked at and called two people. */
export const distinctColumns = ['patient_a', 'patient_b'] as const

/** The kinds of rows that a device holds, in the order in which it asks for them the first time. */
export const parts = ['patients', 'visits', 'arrivals', 'distincts'] as const
export type Part = (typeof parts)[number]

/** What a person can say without a network; `args` is what the function of the same subject takes. */
export const operationKinds = [
  'patient.save', // sis.save_patient
  'patient.merge', // sis.merge_patients
  'merge.undo', // sis.undo_merge
  'distinct.save', // sis.save_distinct
  'arrival.save', // sis.save_arrival
  'consultation.save', // sis.save_consultation
  'consultation.withdraw', // sis.withdraw_consultation
  'referral.send', // sis.send_referral
  'referral.step', // sis.record_referral_step
  'record.opened', // sis.note_opening: a record read on the device
] as const
export type OperationKind = (typeof operationKinds)[number]

export const operation = z.strictObject({
  /** Made on the device; the server applies it once, however often it arrives. */
  id: uuid,
  kind: z.enum(operationKinds),
  /** The patient it is about: operations of one patient are applied in their order, or wait for the one refused. */
  subject: uuid,
  /** When the person did it, by the clock of the device. */
  at: instant,
  args: z.record(z.string(), z.unknown()),
})
export type Operation = z.infer<typeof operation>

/** What `sis.push` takes. At most 50 operations. */
export const pushBatch = z.strictObject({
  facility_code: facilityCode,
  /** The sequence of the journal up to which the device has everything; null: it asks for no changes. */
  since: maybe(z.int().check(z.minimum(0))),
  /** The clock of the device as it sends: the server moves the times of the operations by the difference. */
  clock: instant,
  operations: z.array(operation).check(z.maxLength(50)),
})
export type PushBatch = z.infer<typeof pushBatch>

/**
 * The answer to one operation: `done` (now or at an earlier attempt), `refused` for good with a code of
 * `problem.ts` (`stale_revision` carries the current row in `details.current`), or `held`: an earlier operation
 * of the same patient in this batch was refused, so this one was not tried.
 */
export interface OperationAnswer {
  id: string
  status: 'done' | 'refused' | 'held'
  code?: string
  details?: unknown
}

/** A row as it travels: values in the order of its columns. */
export type WireRow = unknown[]

/** What changed; a part without changes is absent. */
export interface Changes {
  patients?: WireRow[]
  visits?: WireRow[]
  arrivals?: WireRow[]
  distincts?: WireRow[]
  /** Ids withdrawn or no longer readable, by part. */
  gone?: Partial<Record<Part, string[]>>
}

/** What `sis.push` answers. Empty parts are absent, so an idle exchange is a few dozen bytes. */
export interface PushAnswer {
  now: string
  /** The device has everything up to here once it has stored `changes`. */
  seq: number
  /** More changes wait: ask again with this `seq`. */
  more?: true
  answers?: OperationAnswer[]
  changes?: Changes
}

/** What `sis.working_set` takes: one page of one part. */
export const workingSetRequest = z.strictObject({
  facility_code: facilityCode,
  part: z.enum(parts),
  /** `next` of the page before; null for the first. */
  after: maybe(z.string()),
  /** Rows a page, at most 5,000. */
  size: z.int().check(z.minimum(1), z.maximum(5000)),
})
export type WorkingSetRequest = z.infer<typeof workingSetRequest>

export interface WorkingSetPage {
  now: string
  /** Of the journal before the page was read: what happened since comes with the next push from here. */
  seq: number
  rows: WireRow[]
  /** Absent on the last page. */
  next?: string
  /** How many rows the part has in all; on its first page only. */
  total?: number
}
