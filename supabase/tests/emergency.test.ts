import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person } from './world.ts'

let sql: postgres.Sql
const owner = 'csref_djenne'
const mine = 'cscom_sangha'
const patient = uuidv7()
let number: string

const call = (who: Person, name: string, argument: unknown) =>
  as(sql, who, async (tx) => {
    const value = typeof argument === 'string' ? argument : tx.json(argument as never)
    return (await tx`select ${tx.unsafe(`sis.${name}`)}(${value as never}) as answer`)[0]?.answer
  })
const wish = (more: object = {}) => ({
  id: uuidv7(),
  facility_code: owner,
  by_facility: mine,
  reason_code: 'unconscious',
  reason: 'Trouvée sans connaissance au marché',
  number,
  ...more,
})
const trail = (facility: string) => sql`select action, relation, actor_name, by_facility, purpose, fields
  from sis.audit where facility_code = ${facility} and seq = (select max(seq) from sis.audit where facility_code = ${facility})`

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  const rows = await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (${owner}, ${patient}, 'Traoré', 'Awa', 'F', '1990-01-01') returning number`
  number = rows[0]?.number
  const visit = uuidv7()
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at) values (${owner}, ${visit}, ${patient}, now())`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code) values (${owner}, ${uuidv7()}, ${visit}, 'malaria_simple')`
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where display_name = 'nurse'`
})
beforeEach(() => sql`delete from private.emergency_miss`)
afterAll(() => sql.end())

it('opens one record, read only, and tells its owner at once', async () => {
  const request = wish()
  const opened = await call('nurse', 'break_glass', request)
  expect(opened).toMatchObject({ opened: true, patient_id: patient })
  // A retry after a lost answer is the same access.
  expect(await call('nurse', 'break_glass', request)).toEqual(opened)

  const news = await sql`select facility_code from sis.event
    where facility_code in (${owner}, ${mine}) and type = 'emergency.opened' order by 1`
  expect(news.map((n) => n.facility_code)).toEqual([mine, owner])
  const seen = await as(
    sql,
    'administrator',
    (tx) => tx`select person_name, reason, by_facility from sis.emergency_access`,
  )
  expect([...seen]).toEqual([{ person_name: 'nurse', reason: request.reason, by_facility: mine }])

  const record = await call('nurse', 'emergency_record', opened.id)
  expect(record.patient).toMatchObject({ id: patient, family_name: 'Traoré' })
  expect(record.consultations[0].diagnoses).toMatchObject([{ term_code: 'malaria_simple' }])
  expect([...(await trail(owner))]).toEqual([
    {
      action: 'emergency',
      relation: 'patient',
      actor_name: 'nurse',
      by_facility: mine,
      purpose: 'unconscious',
      fields: ['patient', 'consultations: 1'],
    },
  ])
  // The tables themselves stay shut.
  expect(
    await as(sql, 'nurse', (tx) => tx`select from sis.patient where facility_code = ${owner}`),
  ).toHaveLength(0)
})

it('is nobody else’s, ends with its time, by hand, or with the right', async () => {
  const { id } = await call('nurse', 'break_glass', wish())
  for (const who of ['doctor', 'administrator', 'epidemiologist', 'stranger'] as const) {
    await expect(call(who, 'emergency_record', id), who).rejects.toThrow('not_found')
  }
  await sql`update sis.membership set exceptions = '{}' where display_name = 'nurse'`
  await expect(call('nurse', 'emergency_record', id)).rejects.toThrow('not_found')
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where display_name = 'nurse'`
  await call('nurse', 'emergency_record', id)
  await sql`update sis.emergency_access set expires_at = now() where id = ${id}`
  await expect(call('nurse', 'emergency_record', id)).rejects.toThrow('not_found')

  const second = await call('nurse', 'break_glass', wish())
  await expect(call('stranger', 'end_emergency', second.id)).rejects.toThrow('not_found')
  expect(await call('administrator', 'end_emergency', second.id)).toMatchObject({
    ended_by_name: 'administrator',
  })
  await expect(call('nurse', 'emergency_record', second.id)).rejects.toThrow('not_found')
})

it('finds somebody without a card by name as it sounds, sex and year of birth', async () => {
  const without = { number: undefined, family_name: 'Traore', given_name: 'Awa', sex: 'F', birth_year: 1991 }
  expect(await call('nurse', 'break_glass', wish(without))).toMatchObject({ opened: true })
  expect(await call('nurse', 'break_glass', wish({ ...without, birth_year: 1960 }))).toMatchObject({
    opened: false,
  })
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (${owner}, ${uuidv7()}, 'Traoré', 'Awa', 'F', '1990-06-01')`
  // Two people fit: choosing between them would show both.
  expect(await call('nurse', 'break_glass', wish(without))).toEqual({ opened: false, tries_left: 3 })
})

it('says the same for nobody and for no such facility, notes each miss, and stops after five', async () => {
  const miss = { opened: false, tries_left: 4 }
  expect(await call('nurse', 'break_glass', wish({ number: '0000-0000' }))).toEqual(miss)
  expect([...(await trail(owner))]).toMatchObject([
    { action: 'refused', actor_name: 'nurse', by_facility: mine },
  ])
  for (const left of [3, 2, 1, 0]) {
    const elsewhere = wish({ facility_code: 'no_such_place' })
    expect(await call('nurse', 'break_glass', elsewhere)).toEqual({ ...miss, tries_left: left })
  }
  await expect(call('nurse', 'break_glass', wish())).rejects.toThrow('too_many_tries')
})

it('asks for a reason and a right', async () => {
  await expect(call('nurse', 'break_glass', wish({ reason: ' court ' }))).rejects.toThrow('reason_needed')
  await expect(call('nurse', 'break_glass', wish({ reason_code: 'because' }))).rejects.toThrow(
    'invalid_input',
  )
  await expect(call('nurse', 'break_glass', wish({ facility_code: mine }))).rejects.toThrow('own_facility')
  await expect(call('nurse', 'break_glass', wish({ by_facility: owner }))).rejects.toThrow('forbidden')
  await expect(
    call('doctor', 'break_glass', wish({ by_facility: owner, facility_code: mine })),
  ).rejects.toThrow('forbidden')
})
