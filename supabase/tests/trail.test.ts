/** What the audit trail says of whom, and what it never says. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const facility = 'csref_djenne'
const [patient, other, visit, diagnosis] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`update sis.membership set exceptions = '{"allow": {"audit": ["read"]}}' where display_name = 'administrator'`
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    select ${facility}, ${people.nurse}, id, 'nurse too' from sis.role where code = 'doctor'`
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date) values
    (${facility}, ${patient}, 'Traoré', 'Awa', 'F', '1990-01-01'), (${facility}, ${other}, 'Dolo', 'Oumar', 'M', '1985-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, signs)
    values (${facility}, ${visit}, ${patient}, now(), 'Fièvre')`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, free_text)
    values (${facility}, ${diagnosis}, ${visit}, 'Paludisme')`
  await sql`insert into sis.arrival (facility_code, id, patient_id, arrived_at, note)
    values (${facility}, ${uuidv7()}, ${patient}, now(), 'Convulse')`
  const pair = [patient, other].sort()
  await sql`insert into sis.distinct_pair (facility_code, patient_a, patient_b) values (${facility}, ${pair[0] ?? ''}, ${pair[1] ?? ''})`
  await sql`insert into sis.patient_merge (facility_code, id, kept_id, merged_id, kept_before, merged_before, reason)
    values (${facility}, ${uuidv7()}, ${patient}, ${other}, '{}', '{}', 'Doublon')`
})
afterAll(() => sql.end())

const open = (who: Person, id: string) =>
  as(sql, who, (tx) => tx`select sis.open_record(${facility}, ${id}, 'care')`)
const openings = async (id: string) =>
  (
    await sql`select actor_name from sis.audit where facility_code = ${facility} and patient_id = ${id} and action = 'open' order by seq`
  ).map(({ actor_name }) => actor_name as string)

it('names what was done to the chain: an end cut off, or a gap that was hashed over', async () => {
  const verdict = async (tamper: string) => {
    let problem: string | undefined
    const undone = new Error('undone')
    await sql
      .begin(async (tx) => {
        await tx.unsafe(`alter table ${facility}.audit disable trigger user; ${tamper}`)
        await tx`select set_config('request.jwt.claim.sub', ${people.administrator}, true)`
        problem = (await tx`select private.verify_audit(${facility}) ->> 'problem' as p`)[0]?.p
        throw undone
      })
      .catch((error: Error) => {
        if (error !== undone) throw error
      })
    return problem
  }
  expect(await verdict('select 1')).toBeNull()
  const last = `(select max(seq) from ${facility}.audit)`
  expect(await verdict(`delete from ${facility}.audit where seq = ${last}`)).toBe('truncated')
  // Somebody who owns everything gives the last entry a later number, and the chain the end that fits.
  expect(
    await verdict(`update ${facility}.audit set seq = seq + 1 where seq = ${last};
      update ${facility}.audit a set hash = private.audit_hash(jsonb_populate_record(null::sis.audit, to_jsonb(a))) where seq = ${last};
      update private.audit_head set last_seq = ${last}, hash = (select hash from ${facility}.audit where seq = ${last})
        where facility_code = '${facility}'`),
  ).toBe('missing')
})

it('names the patient of every line about their record', async () => {
  const lines = await sql`select relation, patient_id from sis.audit
    where facility_code = ${facility} and row_id in (${patient}, ${visit}, ${diagnosis}) order by seq`
  expect([...lines]).toEqual(
    ['patient', 'consultation', 'diagnosis'].map((relation) => ({ relation, patient_id: patient })),
  )
})

it('masks what is inside every record of a patient from whoever reads the trail only', async () => {
  const lines =
    await sql`select seq, relation from sis.audit where facility_code = ${facility} and patient_id is not null`
  expect([...new Set(lines.map(({ relation }) => relation))].sort()).toEqual([
    'arrival',
    'consultation',
    'diagnosis',
    'distinct_pair',
    'patient',
    'patient_merge',
  ])
  for (const { seq, relation } of lines) {
    const seen = await as(
      sql,
      'administrator',
      async (tx) => (await tx`select sis.audit_change(${facility}, ${seq}) as c`)[0]?.c,
    )
    expect(seen, relation).toMatchObject({ masked: true, before: null, after: null })
  }
})

it('notes each person who opens a record, and the same one again after a quarter of an hour', async () => {
  await open('doctor', patient)
  await open('nurse', patient)
  await open('doctor', patient)
  expect(await openings(patient)).toEqual(['doctor', 'nurse too'])
  await sql.unsafe(`alter table ${facility}.audit disable trigger user;
    update ${facility}.audit set at = at - interval '16 minutes' where action = 'open';
    alter table ${facility}.audit enable trigger user`)
  await open('doctor', patient)
  expect(await openings(patient)).toEqual(['doctor', 'nurse too', 'doctor'])
})

it('gives a patient the sheet of their own record and of nobody else’s', async () => {
  await open('doctor', other)
  const [known] =
    await sql`select number from sis.patient where facility_code = ${facility} and id = ${other}`
  const sheet = await as(
    sql,
    'administrator',
    async (tx) => (await tx`select sis.who_saw(${facility}, ${known?.number}) as s`)[0]?.s,
  )
  expect(sheet.map((line: { action: string }) => line.action)).toEqual(['open', 'insert'])
})

it('keeps no code, no secret and no more of a row than what changed', async () => {
  const role = (await sql`select id from sis.role where code = 'nurse'`)[0]?.id
  await as(
    sql,
    'administrator',
    (tx) =>
      tx`select sis.invite(${tx.json({ facility_code: facility, email: 'new@keneya.test', role_id: role, display_name: 'Nouvelle' })})`,
  )
  await sql`insert into sis.webhook_source (code, facility_code, secret_id) values ('lab', ${facility}, ${uuidv7()})`
  await sql`update sis.patient set village = 'Sofara' where facility_code = ${facility} and id = ${patient}`
  const kept =
    await sql`select relation, action, before, after, fields from sis.audit where facility_code = ${facility} order by seq`
  expect(kept.map((line) => line.relation)).toEqual(expect.arrayContaining(['invitation', 'webhook_source']))
  expect(JSON.stringify(kept)).not.toMatch(/code_hash|secret_id|search_key/)
  const correction = kept.findLast((line) => line.relation === 'patient' && line.action === 'update')
  expect(correction).toMatchObject({ before: { village: null }, after: { village: 'Sofara' } })
  expect(Object.keys(correction?.after)).toEqual(['village'])
  expect(Object.keys(correction?.before ?? {}).filter((key) => key !== 'village')).toEqual([])
})
