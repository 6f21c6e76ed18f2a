/** What was withdrawn is gone for everybody who looks for it, whichever way they come. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person } from './world.ts'

let sql: postgres.Sql
const facility = 'cscom_sangha'
const [kept, gone, oldVisit, goneVisit] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, deleted_at) values
    (${facility}, ${kept}, 'Tembely', 'Yacouba', 'M', '1990-01-01', null),
    (${facility}, ${gone}, 'Guindo', 'Binta', 'F', '1980-01-01', now())`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, signs, deleted_at) values
    (${facility}, ${oldVisit}, ${kept}, now() - interval '9 days', 'Ancienne', null),
    (${facility}, ${goneVisit}, ${kept}, now() - interval '1 day', 'Retirée', now())`
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where display_name = 'doctor'`
})
afterAll(() => sql.end())

const call = (who: Person, name: string, input: object) =>
  as(
    sql,
    who,
    async (tx) => (await tx`select ${tx.unsafe(`sis.${name}`)}(${tx.json(input as never)}) as a`)[0]?.a,
  )

it('is found by no search, and no visit of it counts as the last', async () => {
  const found = (query: string) =>
    as(sql, 'nurse', (tx) => tx`select id, last_visit_at from sis.search_patients(${facility}, ${query})`)
  expect(await found('guindo binta')).toHaveLength(0)
  const [row] = await found('tembely')
  expect(row?.id).toBe(kept)
  expect(Date.now() - row?.last_visit_at.getTime()).toBeGreaterThan(8 * 86_400_000)
})

it('is neither opened, nor listed, nor sent', async () => {
  const open = (id: string) =>
    as(sql, 'nurse', (tx) => tx`select sis.open_record(${facility}, ${id}, 'care')`)
  await open(kept)
  await expect(open(gone)).rejects.toThrow('not_found')
  const listed = await as(sql, 'nurse', (tx) => tx`select id from sis.anonymous_patients(${facility})`)
  expect(listed.map((row) => row.id)).toEqual([kept])
  await expect(
    call('nurse', 'send_referral', {
      id: uuidv7(),
      from_facility: facility,
      to_facility: 'csref_djenne',
      patient_id: gone,
      kind: 'reference',
      reason: 'Avis',
      decided_at: new Date().toISOString(),
    }),
  ).rejects.toThrow('not_found')
})

it('is not behind the glass', async () => {
  const numberOf = async (id: string) =>
    (await sql`select number from sis.patient where facility_code = ${facility} and id = ${id}`)[0]?.number
  const wish = (more: object) => ({
    id: uuidv7(),
    facility_code: facility,
    by_facility: 'csref_djenne',
    reason_code: 'unconscious',
    reason: 'Trouvée sans connaissance',
    ...more,
  })
  const somebody = { family_name: 'Guindo', given_name: 'Binta', sex: 'F', birth_year: 1980 }
  expect((await call('doctor', 'break_glass', wish({ number: await numberOf(gone) }))).opened).toBe(false)
  expect((await call('doctor', 'break_glass', wish(somebody))).opened).toBe(false)
  const opened = await call('doctor', 'break_glass', wish({ number: await numberOf(kept) }))
  const record = await as(
    sql,
    'doctor',
    async (tx) => (await tx`select sis.emergency_record(${opened.id}) as r`)[0]?.r,
  )
  expect(record.consultations.map((visit: { signs: string }) => visit.signs)).toEqual(['Ancienne'])
})

it('lets a role go once nobody waits for it any more', async () => {
  const make = async (code: string) =>
    (
      await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
        values ('csref_djenne', ${code}, 'Essai', 'Trial', '{"version": 1, "home": "care", "areas": {}}') returning id`
    )[0]?.id
  for (const [code, change] of [
    ['used', 'accepted_at = now()'],
    ['over', `expires_at = now() - interval '1 second'`],
  ] as const) {
    const role = await make(code)
    await sql`insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
      values ('csref_djenne', ${`${code}@keneya.test`}, ${role}, 'Nouvelle', '\\x00')`
    await expect(sql`delete from sis.role where id = ${role}`).rejects.toThrow('role_in_use')
    await sql.unsafe(`update sis.invitation set ${change} where role_id = '${role}'`)
    await sql`delete from sis.role where id = ${role}`
  }
})

it('renews no invitation that was used', async () => {
  const role = (await sql`select id from sis.role where code = 'nurse'`)[0]?.id
  const invitation = {
    facility_code: 'csref_djenne',
    email: 'again@keneya.test',
    role_id: role,
    display_name: 'Nouvelle',
  }
  const { id } = await call('administrator', 'invite', invitation)
  const renew = () => as(sql, 'administrator', (tx) => tx`select sis.renew_invitation(${id})`)
  await renew()
  await sql`update sis.invitation set accepted_at = now() where id = ${id}`
  await expect(renew()).rejects.toThrow('not_found')
})
