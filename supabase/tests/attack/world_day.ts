/** What a day at the desk leaves behind: who waits, what was corrected, and what devices have sent. */
import type postgres from 'postgres'
import { canaryOf, type FacilityCode, idOf } from './places.ts'

/** The arrival of a patient of the world, and a version of their visit that was corrected. */
export async function addDay(
  sql: postgres.Sql,
  code: FacilityCode,
  name: string,
  author: string,
): Promise<void> {
  const canary = canaryOf(code)
  await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at, note, created_by)
    values (${code}, ${idOf(`arrival_${name}`, code)}, ${idOf(`patient_${name}`, code)}, now() - interval '1 hour', ${canary}, ${author})`
  await sql`insert into sis.correction (facility_code, id, consultation_id, revision, author, corrected_by, reason, before)
    values (${code}, ${idOf(`correction_${name}`, code)}, ${idOf(`consultation_${name}`, code)}, 90, ${author}, ${author}, ${canary},
      ${sql.json({ signs: canary })})`
}

/** An operation that somebody's device has sent. */
export async function addOperation(
  sql: postgres.Sql,
  code: FacilityCode,
  name: string,
  actor: string,
): Promise<void> {
  await sql`insert into sis.operation (facility_code, id, kind, subject, actor)
    values (${code}, ${idOf(`operation_${name}`, code)}, 'patient.save', ${idOf('patient_plain', code)}, ${actor})`
}
