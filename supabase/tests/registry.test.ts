import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const call = (who: Person, name: string, ...values: unknown[]) =>
  as(sql, who, async (tx) => {
    const list = values.map((value) =>
      typeof value === 'object' ? tx.json(value as never) : (value as string),
    )
    const marks = list.map((_, index) => `$${index + 1}`).join(', ')
    return (await tx.unsafe(`select sis.${name}(${marks}) as answer`, list as never[]))[0]?.answer
  })
const place = (more: object = {}) => ({
  code: 'cscom_koro',
  name: 'CSCOM de Koro',
  kind: 'cscom',
  org_unit_code: 'district_koro',
  population: 9000,
  ...more,
})

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`insert into sis.org_unit (code, name, level) values ('district_koro', 'Koro', 'district'), ('district_djenne', 'Djenné', 'district')`
  await sql`update sis.membership set exceptions = '{"allow": {"facilities": ["read", "create", "update"], "staff": ["create"]}}' where display_name = 'epidemiologist'`
})
afterAll(() => sql.end())

it('is opened by the Ministry alone, with its area, its schema and its first administrator', async () => {
  for (const who of ['nurse', 'administrator', 'stranger'] as const) {
    await expect(call(who, 'open_facility', place()), who).rejects.toThrow('forbidden')
  }
  const { facility_code, invitation } = await call('epidemiologist', 'open_facility', {
    ...place(),
    administrator: { email: 'stranger@keneya.test', display_name: 'Première' },
  })
  expect(facility_code).toBe('cscom_koro')
  await sql`update auth.users set email = 'stranger@keneya.test' where id = ${people.stranger}`
  expect(await call('stranger', 'accept_invitation', invitation.code)).toMatchObject({ accepted: true })

  // Live at once: the new administrator's colleague writes into the new schema, and nobody else reads it.
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["read", "create"]}}' where display_name = 'Première'`
  const patient = {
    facility_code,
    id: uuidv7(),
    family_name: 'Dolo',
    given_name: 'Yaya',
    sex: 'M',
    birth_date: '2001-01-01',
  }
  await call('stranger', 'save_patient', patient)
  expect(await sql`select family_name from cscom_koro.patient`).toHaveLength(1)
  expect(
    await as(sql, 'nurse', (tx) => tx`select from sis.patient where facility_code = 'cscom_koro'`),
  ).toHaveLength(0)
  const trail =
    await sql`select relation, action, actor_name from sis.audit where facility_code = 'cscom_koro' order by seq`
  expect(trail.map((t) => t.relation)).toEqual(
    expect.arrayContaining(['facility', 'facility_parent', 'invitation', 'membership', 'patient']),
  )
})

it.each([
  [{ code: 'cscom_sangha' }, 'name_taken'],
  [{ code: 'pg_toast_x' }, 'invalid_code'],
  [{ code: 'Koro; drop schema sis' }, 'invalid_code'],
  [{ code: 'sis' }, 'name_taken'],
  [{ code: 'auth' }, 'name_taken'],
  [{ kind: 'ministry' }, 'invalid_input'],
  [{ org_unit_code: 'nowhere' }, 'unknown_area'],
  [{ name: '' }, 'missing_field'],
  [{ latitude: 91 }, 'facility_latitude_check'],
])('refuses %j with %s, and leaves nothing', async (more, code) => {
  const before = await sql`select count(*) as n from sis.facility`
  const wanted = { ...place({ code: 'cscom_other' }), ...more }
  await expect(call('epidemiologist', 'open_facility', wanted)).rejects.toThrow(code)
  expect(await sql`select count(*) as n from sis.facility`).toEqual(before)
  expect(await sql`select from pg_namespace where nspname = 'cscom_other'`).toHaveLength(0)
})

it('is corrected with the revision it was read at; the house itself changes only what it knows best', async () => {
  const change = (who: Person, more: object) =>
    call(who, 'change_facility', { code: 'csref_djenne', ...more })
  expect(await change('epidemiologist', { revision: 1, name: 'CSRéf Djenné' })).toMatchObject({ revision: 2 })
  await expect(change('epidemiologist', { revision: 1, name: 'Autre' })).rejects.toThrow('stale_revision')
  await expect(change('administrator', { revision: 2, phone: '70 00 00 00' })).rejects.toThrow('forbidden')
  await sql`update sis.membership set exceptions = '{"allow": {"facilities": ["update"]}}' where display_name = 'administrator'`
  expect(await change('administrator', { revision: 2, phone: '70 00 00 00' })).toMatchObject({
    phone: '70 00 00 00',
  })
  await expect(change('administrator', { revision: 3, name: 'Chez nous' })).rejects.toThrow('forbidden')
  await expect(
    call('administrator', 'change_facility', { code: 'cscom_sangha', revision: 1, phone: '70 00 00 00' }),
  ).rejects.toThrow('forbidden')
})

it('moves from a date on, and its past stays', async () => {
  const move = (who: Person, area: string, from: string) =>
    call(who, 'move_facility', 'cscom_koro', area, from)
  await expect(move('administrator', 'district_djenne', '2030-01-01')).rejects.toThrow('forbidden')
  await expect(move('epidemiologist', 'district_djenne', '2001-01-01')).rejects.toThrow('before_last_move')
  await expect(move('epidemiologist', 'nowhere', '2030-01-01')).rejects.toThrow('unknown_area')
  const parents = await move('epidemiologist', 'district_djenne', '2030-01-01')
  expect(parents.map((p: { org_unit_code: string }) => p.org_unit_code)).toEqual([
    'district_koro',
    'district_djenne',
  ])
  expect(parents[0].valid).toMatch(/,2030-01-01\)$/)
  expect(parents[1].valid).toBe('[2030-01-01,)')
})

it('gets an administrator from the Ministry only where none is left', async () => {
  const appoint = (who: Person, facility_code: string) =>
    call(who, 'appoint_administrator', { facility_code, email: 'next@keneya.test', display_name: 'Suivante' })
  await expect(appoint('administrator', 'cscom_sangha')).rejects.toThrow('forbidden')
  await expect(appoint('epidemiologist', 'csref_djenne')).rejects.toThrow('has_administrator')
  await expect(appoint('epidemiologist', 'nowhere')).rejects.toThrow('not_found')
  expect(await appoint('epidemiologist', 'cscom_sangha')).toMatchObject({ email: 'next@keneya.test' })
})

it('has keys that lead inside its own schema', async () => {
  const keys = await sql`select n.nspname as schema, c.relname as table, f.nspname as leads_to
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class r on r.oid = k.confrelid join pg_namespace f on f.oid = r.relnamespace
    where k.contype = 'f' and c.relname in ('consultation', 'diagnosis')`
  const facilities = await sql`select code from sis.facility`
  expect(keys.map((k) => `${k.schema}.${k.table} ${k.leads_to}`).sort()).toEqual(
    facilities.flatMap(({ code }) => [`${code}.consultation ${code}`, `${code}.diagnosis ${code}`]).sort(),
  )
  const patient = uuidv7()
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values ('csref_djenne', ${patient}, 'Dolo', 'Yaya', 'M', '2001-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at) values ('csref_djenne', ${patient}, ${patient}, now())`
  await expect(
    sql`insert into sis.diagnosis (facility_code, id, consultation_id, free_text) values ('cscom_sangha', ${uuidv7()}, ${patient}, 'x')`,
  ).rejects.toThrow('foreign key')
})
