/**
 * What the person said and the server has not confirmed, laid over the rows that it sent. Pure: rows and entries in,
 * the rows that differ out.
 */
import { ageInMonths } from '../format.ts'
import type { Entry } from '../outbox/entry.ts'
import type {
  ArrivalRecord,
  DiagnosisRecord,
  PatientRecord,
  PrescriptionLine,
  VisitRecord,
} from './records.ts'
import { cardNumber, distinctKey } from './wire.ts'

export interface Rows {
  patient(id: string): PatientRecord | undefined
  visit(id: string): VisitRecord | undefined
  arrival(id: string): ArrivalRecord | undefined
}

export interface Overlay {
  patients: Map<string, PatientRecord>
  /** Null: withdrawn. */
  visits: Map<string, VisitRecord | null>
  arrivals: Map<string, ArrivalRecord>
  distincts: Set<string>
}

interface Author {
  userId: string
  name: string
}

const blankPatient = {
  birth_precision: 'day',
  village: null,
  in_health_area: true,
  phone: null,
  guardian_name: null,
  pregnant: false,
  national_number: null,
  earlier_number: null,
  insurance_number: null,
  merged_into: null,
  last_visit_on: null,
  revision: 0,
} as const

const blankVisit = {
  reasons: [],
  signs: null,
  temperature_c: null,
  weight_kg: null,
  height_cm: null,
  muac_mm: null,
  systolic_mmhg: null,
  diastolic_mmhg: null,
  pulse_bpm: null,
  respiration_rpm: null,
  spo2_pct: null,
  gestation_weeks: null,
  malaria_test: 'none',
  malaria_result: null,
  is_new_case: true,
  diagnoses: [],
  prescription: [],
  treatment: null,
  outcome: 'home',
  next_visit_on: null,
  revision: 0,
} as const

/** Fields that say how an operation travels, not what the record holds. */
function content(args: Record<string, unknown>): Record<string, unknown> {
  const { revision: _revision, reason: _reason, facility_code: _facility, ...rest } = args
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
}

function noted(value: unknown): DiagnosisRecord[] {
  const list = Array.isArray(value) ? (value as Partial<DiagnosisRecord>[]) : []
  return list.map((diagnosis) => ({
    id: String(diagnosis.id),
    term_code: diagnosis.term_code ?? null,
    free_text: diagnosis.free_text ?? null,
    certainty: diagnosis.certainty ?? 'confirmed',
    is_new_case: diagnosis.is_new_case ?? true,
  }))
}

function prescribed(value: unknown): PrescriptionLine[] {
  const list = Array.isArray(value) ? (value as Partial<PrescriptionLine>[]) : []
  return list.map((line) => ({
    id: String(line.id),
    medicine_code: line.medicine_code ?? null,
    free_text: line.free_text ?? null,
    dose: line.dose ?? '',
    times_per_day: line.times_per_day ?? null,
    days: line.days ?? null,
    note: line.note ?? null,
  }))
}

/** What differs from the rows once everything that this person said at the facility is laid over them. */
export function layOver(rows: Rows, entries: readonly Entry[], facility: string, author: Author): Overlay {
  const overlay: Overlay = {
    patients: new Map(),
    visits: new Map(),
    arrivals: new Map(),
    distincts: new Set(),
  }
  const patient = (id: unknown) => overlay.patients.get(String(id)) ?? rows.patient(String(id))
  const put = (record: PatientRecord) => overlay.patients.set(record.id, { ...record, pending: true })

  function saveVisit(args: Record<string, unknown>): void {
    const id = String(args.id)
    const kept = overlay.visits.get(id) ?? rows.visit(id)
    const person = patient(args.patient_id)
    const day = String(args.consulted_at).slice(0, 10)
    const visit = {
      ...blankVisit,
      reasons: [],
      ...kept,
      ...(content(args) as Partial<VisitRecord>),
      facility_code: facility,
      id,
      age_months: person ? ageInMonths(person.birth_date, day) : (kept?.age_months ?? 0),
      diagnoses: args.diagnoses === undefined && kept ? kept.diagnoses : noted(args.diagnoses),
      prescription:
        args.prescription === undefined && kept ? kept.prescription : prescribed(args.prescription),
      author: kept?.author ?? author.userId,
      author_name: kept?.author_name ?? author.name,
      revision: kept?.revision ?? 0,
      pending: true,
    } as VisitRecord
    overlay.visits.set(id, visit)
    if (person && (person.last_visit_on ?? '') < day) {
      overlay.patients.set(person.id, { ...person, last_visit_on: day })
    }
  }

  // A merge made and undone before it left is as if it had not been: nothing says what the kept card was before.
  const undone = new Set(
    entries
      .filter(({ kind, state }) => kind === 'merge.undo' && state !== 'refused' && state !== 'conflict')
      .map(({ args }) => args.id),
  )
  for (const { kind, args, state, subject, facility: place } of entries) {
    if (place !== facility) continue
    // A correction that the server did not take is a question in the list of what is unsent; the row stays as it
    // is. What never existed there goes on showing: it is not lost.
    const isOpen = state === 'refused' || state === 'conflict'
    const isCorrection = typeof args.revision === 'number'
    if (isOpen && (isCorrection || !['patient.save', 'consultation.save', 'arrival.save'].includes(kind)))
      continue
    switch (kind) {
      case 'patient.save': {
        const id = String(args.id)
        const said = content(args) as Partial<PatientRecord>
        const kept = patient(id)
        put({
          number: cardNumber(id),
          ...blankPatient,
          ...kept,
          ...said,
          facility_code: facility,
          id,
        } as PatientRecord)
        break
      }
      case 'consultation.save':
        saveVisit(args)
        break
      case 'consultation.withdraw':
        overlay.visits.set(String(args.id), null)
        break
      case 'arrival.save': {
        const id = String(args.id)
        const kept = overlay.arrivals.get(id) ?? rows.arrival(id)
        const said = content(args) as Partial<ArrivalRecord>
        overlay.arrivals.set(id, {
          urgent: false,
          note: null,
          left_at: null,
          revision: 0,
          ...kept,
          ...said,
          facility_code: facility,
          id,
          pending: true,
        } as ArrivalRecord)
        break
      }
      case 'patient.merge': {
        const kept = patient(args.kept_id)
        const merged = patient(args.merged_id)
        if (!kept || !merged || undone.has(args.id)) break
        const chosen = Array.isArray(args.chosen) ? (args.chosen as (keyof PatientRecord)[]) : []
        put({ ...kept, ...Object.fromEntries(chosen.map((field) => [field, merged[field]])) })
        put({ ...merged, merged_into: kept.id })
        break
      }
      case 'distinct.save':
        overlay.distincts.add(distinctKey(String(args.patient_a), String(args.patient_b)))
        break
      case 'merge.undo': {
        // The operation names the merge; its subject is the record that stands alone again. What the other took
        // from it goes back when the server says so: it knows what was corrected since.
        const alone = patient(subject)
        if (alone?.merged_into) put({ ...alone, merged_into: null })
        break
      }
    }
  }
  return overlay
}
