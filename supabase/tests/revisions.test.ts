/** Every row that is edited from a revision moves on to the next one, whoever changes it. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { makeWorld } from './world.ts'

/** For each table with a revision, a change that means nothing. */
const changes: Record<string, string> = {
  'sis.arrival': `note = 'Fièvre'`,
  'sis.consultation': `signs = 'Toux'`,
  'sis.facility': `phone = '70000000'`,
  'sis.membership': `title = 'Dr'`,
  'sis.patient': `village = 'Sangha'`,
  'sis.referral': `transport = 'Moto'`,
  'sis.role': `name_fr = name_fr || ' bis'`,
}

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  const patient = uuidv7()
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values ('cscom_sangha', ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
    values ('cscom_sangha', ${uuidv7()}, ${patient}, now())`
  await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at)
    values ('cscom_sangha', ${uuidv7()}, ${patient}, now())`
  await sql`insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at)
    values (${uuidv7()}, 'cscom_sangha', 'csref_djenne', ${patient}, 'reference', '{}', 'Avis', now())`
})
afterAll(() => sql.end())

it('counts each change of each table that has revisions', async () => {
  const tables = await sql`select a.attrelid::regclass::text as name from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'sis'::regnamespace
    where a.attname = 'revision' and not a.attisdropped
      -- A past version is kept under its own number, and nobody edits it.
      and a.attrelid <> 'sis.correction'::regclass order by 1`
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(changes))
  for (const [table, change] of Object.entries(changes)) {
    const revisions = async () =>
      (await sql.unsafe(`select sum(revision)::int as total, count(*)::int as rows from ${table}`))[0]
    const before = await revisions()
    await sql.unsafe(`update ${table} set ${change}`)
    expect(await revisions(), table).toEqual({
      rows: before?.rows,
      total: before?.total + before?.rows,
    })
  }
})
