/**
 * The second wall of changing a row. Nobody is granted the columns that say whose a row is; were they granted
 * by mistake, the policy still has to refuse a row that is carried off to another facility.
 */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
const home = 'csref_djenne'

/** A row of each table whose rows can be changed, at home. */
async function fill(): Promise<void> {
  const [patient, visit] = [uuidv7(), uuidv7()]
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (${home}, ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
    values (${home}, ${visit}, ${patient}, now())`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, free_text)
    values (${home}, ${uuidv7()}, ${visit}, 'Toux')`
  await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at)
    values (${home}, ${uuidv7()}, ${patient}, now())`
  await sql`insert into sis.webhook_endpoint (facility_code, url, event_types)
    values (${home}, 'https://receiver.example', '{nothing.ever}')`
  await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
    values (${home}, 'spare', 'Essai', 'Trial', '{"version": 1, "home": "care", "areas": {}}')`
}

const changeable = () => sql<{ relation: string }[]>`
  select c.oid::regclass::text as relation from pg_policy p join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'sis' and p.polcmd = 'w' order by 1`

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await fill()
  // The stranger becomes somebody with every right that exists, at home and nowhere else.
  await sql`with r as (
      insert into sis.role (code, name_fr, name_en, document)
      select 'everything', 'Tout', 'All', jsonb_build_object('version', 1, 'home', 'care', 'areas', (
        select jsonb_object_agg(area, jsonb_build_object('verbs', verbs)) from jsonb_each(private.permission_vocabulary()) as v (area, verbs)))
      returning id)
    insert into sis.membership (facility_code, user_id, role_id, display_name)
    select ${home}, ${people.stranger}, id, 'Tout' from r`
  for (const { relation } of await changeable())
    await sql.unsafe(`grant select, update on ${relation} to authenticated`)
})
afterAll(() => sql.end())

it('stays in its facility, whatever is granted', async () => {
  const relations = await changeable()
  expect(relations.length).toBeGreaterThan(4)
  for (const { relation } of relations) {
    const [found] = await sql.unsafe(
      `select count(*)::int as rows from ${relation} where facility_code = '${home}'`,
    )
    expect(found?.rows, relation).toBeGreaterThan(0)
    await expect(
      as(sql, 'stranger', (tx) =>
        tx.unsafe(`update ${relation} set facility_code = 'cscom_sangha' where facility_code = '${home}'`),
      ),
      relation,
    ).rejects.toThrow('row-level security')
  }
})
