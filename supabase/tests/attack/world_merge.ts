/** Two records that somebody made one, and what they noted about pairs. */
import type postgres from 'postgres'
import { canaryOf, type FacilityCode, idOf } from './places.ts'

/**
 * A second record of a patient of the world, withdrawn so that it is nobody's to read, and the merge of the two.
 * They are noted as a pair of two people as well: the tables do not know of each other.
 */
export async function addMerge(
  sql: postgres.Sql,
  code: FacilityCode,
  name: string,
  author: string,
): Promise<void> {
  const [kept, merged] = [idOf(`patient_${name}`, code), idOf(`double_${name}`, code)]
  const canary = canaryOf(code)
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, created_by, deleted_at)
    values (${code}, ${merged}, ${canary}, 'Awa', 'F', '2000-01-01', ${author}, now())`
  await sql`insert into sis.patient_merge (facility_code, id, kept_id, merged_id, kept_before, merged_before, reason, merged_by)
    values (${code}, ${idOf(`merge_${name}`, code)}, ${kept}, ${merged}, ${sql.json({ family_name: canary })},
      ${sql.json({ family_name: canary })}, ${canary}, ${author})`
  await sql`insert into sis.distinct_pair (facility_code, patient_a, patient_b, created_by, created_by_name)
    values (${code}, least(${kept}::uuid, ${merged}), greatest(${kept}::uuid, ${merged}), ${author}, ${canary})`
}
