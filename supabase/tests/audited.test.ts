/** Every table whose rows somebody decides leaves a line in the trail: seen in what is written, not in the triggers. */
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeWorld } from './attack/world.ts'
import { cloneDatabase } from './cluster.ts'
import { unaudited } from './rules/declared.ts'

/** Filled by the migrations themselves, before anybody was there to be noted. */
const filledBefore = ['sis.emergency_rule', 'sis.referral_delay']

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  // It has rows of every kind.
  await makeWorld(sql)
  // What belongs to no facility stands in the Ministry's trail, so the Ministry has to be open first.
  await sql`insert into sis.org_unit (code, name, level) values ('area_new', 'Nouvelle aire', 'health_area')`
  await sql`insert into sis.org_unit_parent (child_code, parent_code, valid) values ('area_new', 'district_own', '[2026-01-01,)')`
  await sql`insert into sis.disease values ('measles', 'Rougeole', 'Measles', 'immediate')`
  await sql`insert into sis.diagnosis_term (code, label_fr, label_en, disease_code) values ('measles', 'Rougeole', 'Measles', 'measles')`
  await sql`insert into sis.age_band (code, label_fr, label_en, from_months) values ('100_up', '100 ans et plus', '100 and over', 1200)`
})
afterAll(() => sql.end())

const notedFor = async (action: string) =>
  (
    await sql`select distinct 'sis.' || relation as relation from sis.audit where action = ${action} order by 1`
  ).map(({ relation }) => relation as string)

it('notes what is added to each table', async () => {
  const tables = await sql`select format('%s.%s', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'sis' and c.relkind in ('r', 'p') order by 1`
  const expected = tables
    .map(({ name }) => name as string)
    .filter((name) => !(unaudited as readonly string[]).includes(name) && !filledBefore.includes(name))
  expect(await notedFor('insert')).toEqual(expected)
})

it('notes a change of the rules that came with the system', async () => {
  await sql`update sis.emergency_rule set minutes = minutes + 1`
  await sql`update sis.referral_delay set minutes = minutes + 1`
  expect(await notedFor('update')).toEqual(expect.arrayContaining(filledBefore))
})

it('notes what is taken away', async () => {
  await sql`delete from sis.invitation`
  await sql`delete from sis.webhook_source where code not in (select source from sis.webhook_inbox)`
  await sql`delete from sis.diagnosis where facility_code = 'cscom_own'`
  expect(await notedFor('delete')).toEqual(expect.arrayContaining(['sis.diagnosis', 'sis.invitation']))
})
