/** Rows as they travel, and as they lie in the vault, made into the records that the screens read. */
import {
  arrivalColumns,
  diagnosisColumns,
  patientColumns,
  visitColumns,
  type WireRow,
} from '../../../../functions/_shared/contracts/sync.ts'
import type { ArrivalRecord, DiagnosisRecord, PatientRecord, VisitRecord } from './records.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The short code of a card: the last forty bits of the id in Crockford's alphabet, as `private.short_code` writes
 * it. Plain numbers, because forty bits fit and ten thousand are made at every opening.
 */
export function cardNumber(id: string): string {
  let rest = Number.parseInt(id.replaceAll('-', '').slice(-10), 16)
  let code = ''
  for (let place = 0; place < 8; place += 1) {
    code = alphabet[rest % 32] + code
    rest = Math.floor(rest / 32)
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

const at = (columns: readonly string[]) =>
  Object.fromEntries(columns.map((name, index) => [name, index])) as Record<string, number>
const p = at(patientColumns)
const v = at(visitColumns)
const a = at(arrivalColumns)
const d = at(diagnosisColumns)

const pick = <T>(row: WireRow, index: number | undefined): T => (row[index ?? -1] ?? null) as T

/** A patient as it came from the server. */
export function toPatient(facility: string, row: WireRow): PatientRecord {
  const id = pick<string>(row, p.id)
  return {
    facility_code: facility,
    id,
    number: cardNumber(id),
    family_name: pick(row, p.family_name),
    given_name: pick(row, p.given_name),
    sex: pick(row, p.sex),
    birth_date: pick(row, p.birth_date),
    birth_precision: pick(row, p.birth_precision),
    village: pick(row, p.village),
    in_health_area: pick(row, p.in_health_area),
    phone: pick(row, p.phone),
    guardian_name: pick(row, p.guardian_name),
    pregnant: pick(row, p.pregnant),
    national_number: pick(row, p.national_number),
    earlier_number: pick(row, p.earlier_number),
    insurance_number: pick(row, p.insurance_number),
    merged_into: pick(row, p.merged_into),
    last_visit_on: pick(row, p.last_visit_on),
    revision: pick(row, p.revision),
    pending: false,
  }
}

function toDiagnosis(row: WireRow): DiagnosisRecord {
  return {
    id: pick(row, d.id),
    term_code: pick(row, d.term_code),
    free_text: pick(row, d.free_text),
    certainty: pick(row, d.certainty),
    is_new_case: pick(row, d.is_new_case),
  }
}

const named = (columns: readonly string[], row: WireRow) =>
  Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))

/** A visit as it came from the server, with its diagnoses. */
export function toVisit(facility: string, row: WireRow): VisitRecord {
  return {
    ...(named(visitColumns, row) as unknown as VisitRecord),
    facility_code: facility,
    diagnoses: (pick<WireRow[] | null>(row, v.diagnoses) ?? []).map(toDiagnosis),
    prescription: pick<VisitRecord['prescription'] | null>(row, v.prescription) ?? [],
    pending: false,
  }
}

/** An arrival as it came from the server. */
export function toArrival(facility: string, row: WireRow): ArrivalRecord {
  return {
    facility_code: facility,
    id: pick(row, a.id),
    patient_id: pick(row, a.patient_id),
    arrived_at: pick(row, a.arrived_at),
    urgent: pick(row, a.urgent),
    note: pick(row, a.note),
    left_at: pick(row, a.left_at),
    revision: pick(row, a.revision),
    pending: false,
  }
}

/** The name of a pair of records that are two people. */
export const distinctKey = (one: string, other: string): string =>
  one < other ? `${one}:${other}` : `${other}:${one}`
