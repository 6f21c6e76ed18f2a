/** Puts a register into a database, with each person's last visit. */
import type postgres from 'postgres'
import type { Person } from './people.ts'

const columns =
  'id, family_name, given_name, sex, birth_date, birth_precision, village, phone, national_number, earlier_number'

/** Quietly, as an import: it writes history, not news. */
export async function loadRegister(
  sql: postgres.Sql,
  facility: string,
  people: readonly Person[],
): Promise<void> {
  const rows = people.map(({ said: _, years: __, weight: ___, ...record }) => record)
  await sql.begin(async (tx) => {
    await tx`set local keneya.quiet = on`
    await tx`insert into sis.patient (facility_code, ${tx.unsafe(columns)})
      select ${facility}, ${tx.unsafe(columns)} from jsonb_to_recordset(${tx.json(rows as never)}) as r (id uuid,
        family_name text, given_name text, sex text, birth_date date, birth_precision text, village text, phone text,
        national_number text, earlier_number text)`
    await tx`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
      select ${facility}, gen_random_uuid(), id, last_visit_on
      from jsonb_to_recordset(${tx.json(rows as never)}) as r (id uuid, last_visit_on date)`
  })
  await sql`analyze sis.patient, sis.consultation, sis.name_word`
}
