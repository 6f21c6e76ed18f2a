/** A record read on the device, without a network: the audit trail learns of it, with the time it was read. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { ago, call, facility, operation, outcomes, person, push } from './device.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

async function registered() {
  const patient = person()
  await call(sql, 'nurse', 'save_patient', patient)
  return patient.id
}
const opening = (patient_id: string, minutes: number, more: object = {}) => ({
  facility_code: facility,
  patient_id,
  purpose: 'care',
  at: ago(minutes),
  ...more,
})
const told = (patient: string, minutes: number, more: object = {}) =>
  operation('record.opened', patient, opening(patient, minutes, more))
const lines = async (patient: string) =>
  sql`select at, actor, actor_name, by_facility, purpose, request from sis.audit
    where facility_code = ${facility} and patient_id = ${patient} and action = 'open' order by seq`
const minutesAgo = (at: Date) => Math.round((Date.now() - at.getTime()) / 60_000)

it('is written with the time it was read and the name of the reader, marked as read on the device', async () => {
  const patient = await registered()
  const answer = await push(sql, 'nurse', [told(patient, 60 * 24 * 29)])
  expect(outcomes(answer)).toEqual(['done'])
  const [line] = await lines(patient)
  expect(line).toMatchObject({
    actor: people.nurse,
    actor_name: 'nurse',
    by_facility: facility,
    purpose: 'care',
  })
  expect(line?.request).toMatchObject({ on_device: true, told_at: expect.any(String) })
  expect(minutesAgo(line?.at)).toBe(60 * 24 * 29)
  await sql`update sis.membership set exceptions = '{"allow": {"audit": ["read"]}}' where display_name = 'nurse'`
  const verdict = await as(
    sql,
    'nurse',
    async (tx) => (await tx`select sis.verify_audit(${facility}) as v`)[0]?.v,
  )
  expect(verdict).toMatchObject({ intact: true })
})

it('is one line in a quarter of an hour for each purpose, whichever way it was read', async () => {
  const patient = await registered()
  // In one batch; again in another; once more with the page that asks the server.
  await push(sql, 'nurse', [
    told(patient, 100),
    told(patient, 99),
    told(patient, 86),
    told(patient, 84),
    told(patient, 99, { purpose: 'report' }),
  ])
  await push(sql, 'nurse', [told(patient, 90), told(patient, 110)])
  expect((await lines(patient)).map(({ at, purpose }) => [minutesAgo(at), purpose])).toEqual([
    [100, 'care'],
    [84, 'care'],
    [99, 'report'],
  ])
  await as(sql, 'nurse', (tx) => tx`select sis.open_record(${facility}, ${patient}, 'care')`)
  await push(sql, 'nurse', [told(patient, 3)])
  expect(await lines(patient)).toHaveLength(4)
  // A colleague's opening is their own.
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    select ${facility}, ${people.doctor}, id, 'doctor too' from sis.role where code = 'doctor'`
  await push(sql, 'doctor', [told(patient, 3)])
  expect((await lines(patient)).at(-1)?.actor_name).toBe('doctor too')
})

it('is told of a record withdrawn since, by whoever may read it, within thirty days', async () => {
  const patient = await registered()
  await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${patient}`
  const tell = (input: object, who: 'nurse' | 'administrator' | 'stranger' = 'nurse') =>
    call(sql, who, 'note_opening', input)
  await tell(opening(patient, 5))
  expect(await lines(patient)).toHaveLength(1)
  await expect(tell(opening(patient, -60))).rejects.toThrow('date_in_future')
  await expect(tell(opening(patient, 60 * 24 * 31))).rejects.toThrow('too_old')
  await expect(tell(opening(patient, 5, { purpose: 'curiosity' }))).rejects.toThrow('unknown_purpose')
  await expect(tell(opening(uuidv7(), 5))).rejects.toThrow('not_found')
  await expect(tell({ ...opening(patient, 5), facility_code: 'csref_djenne' })).rejects.toThrow('not_found')
  for (const other of ['administrator', 'stranger'] as const)
    await expect(tell(opening(patient, 5), other), other).rejects.toThrow('not_found')
})

it('is told with the clock of the device set right', async () => {
  const patient = await registered()
  const clock = ago(60 * 24 * 40)
  await push(sql, 'nurse', [told(patient, 60 * 24 * 40 + 10)], { clock })
  const [line] = await lines(patient)
  expect(minutesAgo(line?.at)).toBe(10)
})
