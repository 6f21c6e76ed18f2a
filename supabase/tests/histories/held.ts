/** What a device holds of the register, kept by nothing but the answers of `sis.push`. */
import type postgres from 'postgres'
import type { PushAnswer } from '../../../functions/_shared/contracts/sync.ts'
import { facility, patientFrom, visitFrom } from '../device.ts'

export interface Held {
  seq: number
  patients: Map<string, Record<string, unknown>>
  visits: Map<string, Record<string, unknown>>
}
export const empty = (): Held => ({ seq: 0, patients: new Map(), visits: new Map() })

/** Stores an answer, as the device does. */
export function store(held: Held, { seq, changes }: PushAnswer): void {
  for (const row of changes?.patients ?? []) held.patients.set(String(row[0]), patientFrom(row))
  for (const row of changes?.visits ?? []) held.visits.set(String(row[0]), visitFrom(row))
  for (const id of changes?.gone?.patients ?? []) held.patients.delete(id)
  for (const id of changes?.gone?.visits ?? []) held.visits.delete(id)
  held.seq = seq
}

/** The diagnoses of a visit as one text; null when there are none. */
const written = (visit: Record<string, unknown>): string | null =>
  (visit.diagnoses as Record<string, unknown>[])
    .map(({ term_code, free_text, certainty, is_new_case }) =>
      [term_code, free_text, certainty, is_new_case ? 't' : 'f'].filter((part) => part !== null).join(' '),
    )
    .join(',') || null

/** In what the device differs from the register: ids that it lacks, has too many, or has otherwise. */
export async function unlike(sql: postgres.Sql, held: Held): Promise<string[]> {
  const patients = await sql`select id, sex, birth_date::text as birth_date, merged_into, revision,
      (select max(c.consulted_on)::text from sis.consultation c where c.facility_code = ${facility} and c.patient_id = p.id and c.deleted_at is null) as last_visit_on
    from sis.patient p where facility_code = ${facility} and deleted_at is null`
  const visits =
    await sql`select id, patient_id, age_months, outcome, malaria_result, revision, to_jsonb(consulted_at) as consulted_at,
      (select string_agg(concat_ws(' ', d.term_code, d.free_text, d.certainty, d.is_new_case), ',' order by d.created_at, d.id)
        from sis.diagnosis d where d.facility_code = ${facility} and d.consultation_id = c.id) as diagnoses
    from sis.consultation c where facility_code = ${facility} and deleted_at is null`
  const differ = (
    rows: readonly postgres.Row[],
    copy: Map<string, Record<string, unknown>>,
    kind: string,
  ) => {
    const seen = new Set(rows.map(({ id }) => id))
    const wrong = rows.filter((row) => {
      const mine = copy.get(row.id)
      const value = (key: string) => (key === 'diagnoses' && mine ? written(mine) : mine?.[key])
      return !mine || Object.keys(row).some((key) => value(key) !== row[key])
    })
    return [
      ...wrong.map(({ id }) => `${kind} ${id}`),
      ...[...copy.keys()].filter((id) => !seen.has(id)).map((id) => `${kind} ${id} too many`),
    ]
  }
  return [...differ(patients, held.patients, 'patient'), ...differ(visits, held.visits, 'visit')]
}
