import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verbsByArea } from '../../functions/_shared/contracts/permissions.ts'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

let sql: postgres.Sql
const patientId = uuidv7()
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await as(
    sql,
    'nurse',
    (tx) =>
      tx`select sis.save_patient(${tx.json({
        facility_code: 'cscom_sangha',
        id: patientId,
        family_name: 'Dolo',
        given_name: 'Awa',
        sex: 'F',
        birth_date: '2000-01-01',
      })})`,
  )
})
afterAll(() => sql.end())

const seenBy = (tx: postgres.TransactionSql) =>
  tx`select id from sis.patient where facility_code = 'cscom_sangha' and id = ${patientId}`

describe('the wall of policies', () => {
  it('lets the facility in and keeps everybody else out', async () => {
    expect(await as(sql, 'nurse', seenBy)).toHaveLength(1)
    for (const other of ['doctor', 'epidemiologist', 'administrator', 'stranger'] as const) {
      expect(await as(sql, other, seenBy), other).toHaveLength(0)
    }
  })

  it('falls when a policy is too wide, and this test sees it', async () => {
    await sql.begin(async (tx) => {
      await tx`create policy planted on sis.patient for select to authenticated using (true)`
      await tx`select set_config('request.jwt.claim.sub', '00000000-0000-4000-8000-000000000004', true)`
      await tx`set local role authenticated`
      expect(await seenBy(tx)).toHaveLength(1)
      await tx`reset role`
      await tx`drop policy planted on sis.patient`
    })
    expect(await as(sql, 'stranger', seenBy)).toHaveLength(0)
  })

  it('holds from the next statement on when a member is suspended', async () => {
    await sql`update sis.membership set status = 'suspended' where display_name = 'nurse'`
    expect(await as(sql, 'nurse', seenBy)).toHaveLength(0)
    await sql`update sis.membership set status = 'active' where display_name = 'nurse'`
    expect(await as(sql, 'nurse', seenBy)).toHaveLength(1)
  })
})

describe('the wall of grants', () => {
  it('closes the facility schemas and their partitions to everybody', async () => {
    const open =
      await sql`select r.role, s.code from sis.facility s, (values ('anon'), ('authenticated'), ('service_role')) as r (role)
      where has_schema_privilege(r.role, s.code, 'usage')
        or has_table_privilege(r.role, format('%I.patient', s.code), 'select, insert, update, delete')`
    expect(open).toEqual([])
    await expect(as(sql, 'nurse', (tx) => tx`select * from cscom_sangha.patient`)).rejects.toThrow(
      'permission denied',
    )
  })

  it('leaves no partition readable through a planted grant, because its own policies deny', async () => {
    await sql`grant usage on schema cscom_sangha to authenticated`
    await sql`grant select on cscom_sangha.patient to authenticated`
    expect(await as(sql, 'nurse', (tx) => tx`select * from cscom_sangha.patient`)).toHaveLength(0)
    await sql`revoke all on cscom_sangha.patient from authenticated`
    await sql`revoke usage on schema cscom_sangha from authenticated`
  })
})

it('nobody who speaks for the API plans a statement for the whole country', async () => {
  const planned = await sql`select r.rolname from pg_roles r join pg_db_role_setting s on s.setrole = r.oid
    where 'plan_cache_mode=force_custom_plan' = any (s.setconfig) order by 1`
  expect(planned.map((row) => row.rolname)).toEqual(['authenticated', 'authenticator', 'supabase_lite'])
  const helpers = await sql`select p.proname from pg_proc p
    where p.pronamespace = 'private'::regnamespace and 'plan_cache_mode=force_generic_plan' = any (p.proconfig) order by 1`
  expect(helpers.map((row) => row.proname)).toEqual([
    'codes_with',
    'codes_with_own',
    'me',
    'my_access',
    'my_facilities',
    'my_topics',
    'national_with',
    'near_words',
  ])
})

describe('permissions', () => {
  it('have the same vocabulary in the database and in the contract', async () => {
    const [row] = await sql`select private.permission_vocabulary() as areas`
    expect(row?.areas).toEqual(verbsByArea)
  })

  it('refuse an invalid document', async () => {
    for (const document of [
      {},
      { version: 1, home: 'care', areas: { patients: { verbs: ['fly'] } } },
      { version: 2, home: 'care', areas: {} },
    ]) {
      await expect(
        sql`insert into sis.role (code, name_fr, name_en, document) values ('xx', 'xx', 'xx', ${sql.json(document)})`,
      ).rejects.toThrow('role_document_valid')
    }
  })

  it('let nobody grant what they do not hold', async () => {
    const make = (verbs: string[]) =>
      as(
        sql,
        'administrator',
        (tx) => tx`insert into sis.role (facility_code, code, name_fr, name_en, document) values
        ('csref_djenne', ${`made_${verbs.length}`}, 'Essai', 'Trial',
         ${tx.json({ version: 1, home: 'administration', areas: { staff: { verbs } } })})`,
      )
    await expect(make(['read', 'create', 'update', 'delete'])).rejects.toThrow('grant_exceeds_own')
    await make(['read'])
  })

  it('move the epoch on, so that whoever was put out hears nothing more', async () => {
    const topics = () =>
      as(
        sql,
        'doctor',
        async (tx) => (await tx`select sis.my_access() -> 'memberships' -> 0 ->> 'topic' as t`)[0]?.t,
      )
    const before = await topics()
    await sql`update sis.membership set exceptions = '{"deny": {"patients": ["update"]}}' where display_name = 'doctor'`
    expect(await topics()).not.toBe(before)
    const hears = await as(sql, 'doctor', async (tx) => {
      await tx`select set_config('realtime.topic', ${before}, true)`
      return tx`select (select realtime.topic()) = any (private.my_topics()) as old`
    })
    expect(hears[0]?.old).toBe(false)
  })
})
