/** The facility's register as the screens read it from this device. */
import type { Certainty, ConsultationOutcome, MalariaResult, MalariaTest } from './terms.ts'

/** How much of the date of birth is known; `age`: somebody said an age and the date is computed. */
export type BirthPrecision = 'day' | 'month' | 'year' | 'age'

export interface PatientRecord {
  facility_code: string
  id: string
  /** Short code of the card, computed from the id. */
  number: string
  family_name: string
  given_name: string
  sex: 'F' | 'M'
  birth_date: string
  birth_precision: BirthPrecision
  village: string | null
  in_health_area: boolean
  phone: string | null
  guardian_name: string | null
  pregnant: boolean
  national_number: string | null
  /** Number in an earlier paper register. */
  earlier_number: string | null
  insurance_number: string | null
  /** The record that goes on for this one, after a merge. */
  merged_into: string | null
  last_visit_on: string | null
  /** The revision the server knows; 0 while it knows none. */
  revision: number
  /** Something about it has not reached the server yet. */
  pending: boolean
}

export interface DiagnosisRecord {
  id: string
  term_code: string | null
  free_text: string | null
  certainty: Certainty
  is_new_case: boolean
}

/** One line of a prescription. */
export interface PrescriptionLine {
  id: string
  medicine_code: string | null
  free_text: string | null
  /** As it is said to the patient: « 2 comprimés ». */
  dose: string
  times_per_day: number | null
  days: number | null
  note: string | null
}

export interface VisitRecord {
  facility_code: string
  id: string
  patient_id: string
  consulted_at: string
  age_months: number
  reasons: string[]
  signs: string | null
  temperature_c: number | null
  weight_kg: number | null
  height_cm: number | null
  muac_mm: number | null
  systolic_mmhg: number | null
  diastolic_mmhg: number | null
  pulse_bpm: number | null
  respiration_rpm: number | null
  spo2_pct: number | null
  gestation_weeks: number | null
  malaria_test: MalariaTest
  malaria_result: MalariaResult | null
  is_new_case: boolean
  diagnoses: DiagnosisRecord[]
  prescription: PrescriptionLine[]
  treatment: string | null
  outcome: ConsultationOutcome
  next_visit_on: string | null
  author: string | null
  author_name: string | null
  revision: number
  pending: boolean
}

/** Somebody who came today and waits, until a visit of theirs is recorded later that day or they leave. */
export interface ArrivalRecord {
  facility_code: string
  id: string
  patient_id: string
  arrived_at: string
  urgent: boolean
  note: string | null
  left_at: string | null
  revision: number
  pending: boolean
}
