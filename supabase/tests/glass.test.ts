/** Breaking the glass opens one record of one facility, for an hour, to somebody who does not fish. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const owner = 'csref_djenne'
const mine = 'cscom_sangha'
const [patient, other] = [uuidv7(), uuidv7()]

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`select private.open_facility('sih_mopti', 'Hôpital', 'hospital')`
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date) values
    (${owner}, ${patient}, 'Traoré', 'Awa', 'F', '1990-01-01'), (${owner}, ${other}, 'Dolo', 'Oumar', 'M', '1985-01-01')`
  for (const id of [patient, other])
    await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at) values (${owner}, ${uuidv7()}, ${id}, now())`
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    select ${mine}, ${people.stranger}, id, 'second' from sis.role where code = 'nurse'`
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where facility_code = ${mine}`
})
afterAll(() => sql.end())

const numberOf = async (id: string) =>
  (await sql`select number from sis.patient where facility_code = ${owner} and id = ${id}`)[0]?.number
const breakGlass = (who: Person, more: object) =>
  as(sql, who, async (tx) => {
    const request = {
      id: uuidv7(),
      facility_code: owner,
      by_facility: mine,
      reason_code: 'unconscious',
      reason: 'Trouvée sans connaissance',
      ...more,
    }
    return (await tx`select sis.break_glass(${tx.json(request as never)}) as a`)[0]?.a
  })
const read = (who: Person, id: string) =>
  as(sql, who, async (tx) => (await tx`select sis.emergency_record(${id}) as r`)[0]?.r)

it('shows the record of that patient alone, for as long as the rule says, and counts the readings', async () => {
  const { id } = await breakGlass('nurse', { number: await numberOf(patient) })
  const [lasts] =
    await sql`select extract(epoch from expires_at - opened_at)::int as seconds from sis.emergency_access where id = ${id}`
  expect(lasts?.seconds).toBe(3600)
  const record = await read('nurse', id)
  expect(record.consultations.map((visit: { patient_id: string }) => visit.patient_id)).toEqual([patient])
  expect((await read('nurse', id)).access.reads).toBe(2)
})

it('looks in the facility named and in no other', async () => {
  const number = await numberOf(patient)
  expect((await breakGlass('nurse', { facility_code: 'sih_mopti', number })).opened).toBe(false)
  const person = { family_name: 'Traoré', given_name: 'Awa', sex: 'F', birth_year: 1990 }
  expect((await breakGlass('nurse', { facility_code: 'sih_mopti', ...person })).opened).toBe(false)
})

it('shuts on whoever fishes, for an hour, and on nobody else', async () => {
  await sql`delete from private.emergency_miss`
  for (let turn = 0; turn < 5; turn += 1) await breakGlass('nurse', { number: '0000-0000' })
  const number = await numberOf(other)
  await expect(breakGlass('nurse', { number })).rejects.toThrow('too_many_tries')
  expect((await breakGlass('stranger', { number })).opened).toBe(true)
  await sql`update private.emergency_miss set at = at - interval '61 minutes'`
  expect((await breakGlass('nurse', { number })).opened).toBe(true)
})

it('gives nobody the access of somebody else, by the number of a request', async () => {
  await sql`delete from private.emergency_miss`
  const id = uuidv7()
  const first = await breakGlass('nurse', { id, number: await numberOf(patient) })
  const second = await breakGlass('stranger', { id, number: await numberOf(other) })
  expect([first.patient_id, second.patient_id]).toEqual([patient, other])
  expect(second.id).not.toBe(first.id)
})

it('tells both facilities when it is over', async () => {
  const { id } = await breakGlass('nurse', { number: await numberOf(patient) })
  await as(sql, 'nurse', (tx) => tx`select sis.end_emergency(${id})`)
  const heard =
    await sql`select facility_code from sis.event where type = 'emergency.ended' and subject_id = ${id} order by 1`
  expect(heard.map((event) => event.facility_code)).toEqual([mine, owner])
})

it('counts as open what is open now', async () => {
  const openNow = async () =>
    (await sql`select private.proof_facts(${owner}, 'patients') -> 'emergency' ->> 'open_now' as n`)[0]?.n
  await sql`update sis.emergency_access set ended_at = now() where ended_at is null`
  expect(await openNow()).toBe('0')
  const { id } = await breakGlass('nurse', { number: await numberOf(patient) })
  expect(await openNow()).toBe('1')
  await sql`update sis.emergency_access set expires_at = now() - interval '1 second' where id = ${id}`
  expect(await openNow()).toBe('0')
})
