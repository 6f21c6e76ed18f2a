/** The live channel closes on whoever lost a right, and is never open to everybody. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const epochs = async () => {
  const rows = await sql`select facility_code, epoch from sis.feed order by 1`
  return Object.fromEntries(rows.map(({ facility_code, epoch }) => [facility_code, epoch]))
}

it('moves to another topic where a role changes, and nowhere else', async () => {
  const before = await epochs()
  await sql`update sis.role set document = jsonb_set(document, '{areas,patients,verbs}', '["read"]') where code = 'nurse'`
  expect(await epochs()).toEqual({ ...before, cscom_sangha: before.cscom_sangha + 1 })
})

it('moves to another topic when a membership changes or goes', async () => {
  const before = await epochs()
  await sql`update sis.membership set status = 'suspended' where display_name = 'nurse'`
  expect((await epochs()).cscom_sangha).toBe(before.cscom_sangha + 1)
  await sql`delete from sis.membership where display_name = 'nurse'`
  expect((await epochs()).cscom_sangha).toBe(before.cscom_sangha + 2)
})

it('says that somebody was registered and seen, to their facility alone', async () => {
  const [patient, visit] = [uuidv7(), uuidv7()]
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values ('cscom_sangha', ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
    values ('cscom_sangha', ${visit}, ${patient}, now())`
  const heard =
    await sql`select facility_code, type, subject_id from sis.event where subject_id in (${patient}, ${visit}) order by seq`
  expect([...heard]).toEqual([
    { facility_code: 'cscom_sangha', type: 'patient.registered', subject_id: patient },
    { facility_code: 'cscom_sangha', type: 'consultation.recorded', subject_id: visit },
  ])
})

it('says that a case was counted, to its facility and to the Ministry', async () => {
  const visit = uuidv7()
  const [patient] = await sql`select id from sis.patient where facility_code = 'cscom_sangha' limit 1`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at)
    values ('cscom_sangha', ${visit}, ${patient?.id}, now())`
  const heard = async () =>
    (await sql`select facility_code from sis.event where type = 'case.counted' order by 1`).map(
      (event) => event.facility_code,
    )
  expect(await heard()).toEqual([])
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code)
    values ('cscom_sangha', ${uuidv7()}, ${visit}, 'malaria_simple')`
  expect(await heard()).toEqual(['cscom_sangha', 'ministere'])
})

it('says that a facility changed or moved, to itself and to the Ministry', async () => {
  await sql`update sis.membership set exceptions = '{"allow": {"facilities": ["update"]}}' where display_name = 'epidemiologist'`
  await sql`insert into sis.org_unit values ('area_one', 'Aire', 'health_area')`
  const heard = async () =>
    (
      await sql`select facility_code from sis.event where type = 'facility.changed' order by facility_code, seq`
    ).map((event) => event.facility_code)
  const change = { code: 'cscom_sangha', revision: 1, phone: '70000000' }
  await as(sql, 'epidemiologist', (tx) => tx`select sis.change_facility(${tx.json(change)})`)
  expect(await heard()).toEqual(['cscom_sangha', 'ministere'])
  await as(
    sql,
    'epidemiologist',
    (tx) => tx`select sis.move_facility('cscom_sangha', 'area_one', current_date)`,
  )
  expect(await heard()).toEqual(['cscom_sangha', 'cscom_sangha', 'ministere', 'ministere'])
})

it('says that a facility opened, to itself and to the Ministry', async () => {
  await sql`select private.open_facility('sih_new', 'Nouvel hôpital', 'hospital')`
  const heard = await sql`select facility_code from sis.event e where type = 'facility.opened'
      and exists (select from sis.event o where o.subject_id = e.subject_id and o.facility_code = 'sih_new') order by 1`
  expect(heard.map((event) => event.facility_code)).toEqual(['ministere', 'sih_new'])
})

it('carries private messages only', async () => {
  const [row] = await sql`select count(*)::int as sent, bool_and(private) as closed from realtime.messages`
  expect(row?.sent).toBeGreaterThan(0)
  expect(row?.closed).toBe(true)
})
