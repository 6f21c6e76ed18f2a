import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const second = '00000000-0000-4000-8000-00000000000a'

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`insert into auth.users (id, email) values (${second}, 'second')`
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    select 'csref_djenne', ${second}, id, 'second' from sis.role where code = 'administrator'`
})
afterAll(() => sql.end())

const areas = (areas: object, grants?: object) =>
  ({ version: 1, home: 'care', areas, ...(grants && { grants }) }) as never
const makeRole = (person: Person, code: string, document: never, facility = 'csref_djenne') =>
  as(sql, person, async (tx) => {
    const row = { facility_code: facility, code, name_fr: code, name_en: code }
    return (
      await tx`insert into sis.role ${tx({ ...row, document: tx.json(document) as never })} returning id`
    )[0]
  })
const change = (person: Person, name: string, set: string) =>
  as(sql, person, (tx) =>
    tx.unsafe(
      `update sis.membership set ${set} where facility_code = 'csref_djenne' and display_name = '${name}'`,
    ),
  )

describe('nobody grants what they may not give', () => {
  it('a role holds what its maker holds or may pass on, and not a verb more', async () => {
    await makeRole('administrator', 'reader', areas({ patients: { verbs: ['read'] } }))
    await makeRole('administrator', 'clerk', areas({ staff: { verbs: ['read'] } }))
    await expect(
      makeRole('administrator', 'exporter', areas({ patients: { verbs: ['read', 'export'] } })),
    ).rejects.toThrow('grant_exceeds_own')
    await expect(makeRole('administrator', 'passer', areas({}, { patients: ['export'] }))).rejects.toThrow(
      'grant_exceeds_own',
    )
    await makeRole('administrator', 'deputy', areas({}, { patients: ['read'] }))
  })

  it('nor for another facility, nor without the right to make roles', async () => {
    const reader = areas({ patients: { verbs: ['read'] } })
    await expect(makeRole('administrator', 'there', reader, 'cscom_sangha')).rejects.toThrow()
    await expect(makeRole('doctor', 'mine', reader)).rejects.toThrow('row-level security')
  })

  it('what was there before may stay, and be taken away', async () => {
    await sql`insert into sis.role (facility_code, code, name_fr, name_en, document) values
      ('csref_djenne', 'given_from_above', 'Donné', 'Given', ${sql.json(
        areas({ patients: { verbs: ['read', 'export'] }, reports: { verbs: ['submit'] } }),
      )})`
    const edit = (document: never) =>
      as(
        sql,
        'administrator',
        (tx) => tx`update sis.role set document = ${tx.json(document)} where code = 'given_from_above'`,
      )
    await edit(areas({ patients: { verbs: ['export'] } }))
    await edit(areas({ patients: { verbs: ['export'], limits: ['own_records'] } }))
    // Taking a limit off is giving more.
    await expect(edit(areas({ patients: { verbs: ['export'] } }))).rejects.toThrow('grant_exceeds_own')
  })

  it('an exception for one person is weighed as a role is', async () => {
    await change('administrator', 'doctor', `exceptions = '{"deny": {"patients": ["update"]}}'`)
    await change('administrator', 'doctor', `exceptions = '{"allow": {"surveillance": ["read"]}}'`)
    await expect(
      change('administrator', 'doctor', `exceptions = '{"allow": {"patients": ["export"]}}'`),
    ).rejects.toThrow('grant_exceeds_own')
  })

  it('nobody raises themselves, by their membership or by the role they hold', async () => {
    for (const set of [`ends_on = null`, `title = 'Chef'`, `exceptions = '{}'`]) {
      await expect(change('administrator', 'administrator', set), set).rejects.toThrow('own_membership')
    }
    const role = await makeRole('administrator', 'own_admin', areas({ staff: { verbs: ['read', 'update'] } }))
    await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
      values ('cscom_sangha', ${people.administrator}, ${role?.id}, 'guest')`
    await expect(
      as(
        sql,
        'administrator',
        (tx) =>
          tx`update sis.role set document = ${tx.json(areas({ patients: { verbs: ['read'] } }))} where id = ${role?.id}`,
      ),
    ).rejects.toThrow('own_membership')
    await sql`delete from sis.membership where display_name = 'guest'`
  })

  it('whoever comes back after their last day is weighed anew', async () => {
    await sql`update sis.role set document = ${sql.json(areas({ patients: { verbs: ['export'] } }))} where code = 'doctor'`
    await sql`update sis.membership set exceptions = '{}', starts_on = current_date - 9, ends_on = current_date - 1 where display_name = 'doctor'`
    await expect(change('administrator', 'doctor', 'ends_on = null')).rejects.toThrow('grant_exceeds_own')
    await sql`update sis.membership set ends_on = null, status = 'suspended' where display_name = 'doctor'`
    await expect(change('administrator', 'doctor', `status = 'active'`)).rejects.toThrow('grant_exceeds_own')
  })
})

describe('the last administrator', () => {
  const putOut = `status = 'suspended'`

  it('cannot be put out, ended, moved, or given a last day', async () => {
    const asSecond = (set: string) =>
      sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claim.sub', ${second}, true)`
        await tx`set local role authenticated`
        await tx.unsafe(`update sis.membership set ${set} where display_name = 'administrator'`)
      })
    await asSecond(putOut)
    await asSecond(`status = 'active'`)
    // From here on one of the two stands alone: the other has a last day and is none to count on.
    await sql`update sis.membership set ends_on = current_date + 30 where display_name = 'second'`
    const nurse = `(select id from sis.role where code = 'nurse')`
    for (const set of [
      putOut,
      `status = 'ended'`,
      `role_id = ${nurse}`,
      `ends_on = current_date + 90`,
      `exceptions = '{"deny": {"staff": ["update"]}}'`,
    ]) {
      await expect(asSecond(set), set).rejects.toThrow('last_administrator')
    }
    await sql`update sis.membership set ends_on = null where display_name = 'second'`
    await asSecond(putOut)
    await sql`update sis.membership set status = 'active' where display_name = 'administrator'`
  })

  it('nor do two who remove each other at once leave nobody', async () => {
    const remove = (by: string, name: string) =>
      sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claim.sub', ${by}, true)`
        await tx`set local role authenticated`
        await tx.unsafe(`update sis.membership set ${putOut} where display_name = '${name}'`)
        await tx`select pg_sleep(0.2)`
      })
    const outcomes = await Promise.allSettled([
      remove(people.administrator, 'second'),
      remove(second, 'administrator'),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [{ left }] = (await sql`select private.has_administrator('csref_djenne') as left`) as unknown as [
      { left: boolean },
    ]
    expect(left).toBe(true)
    await sql`update sis.membership set status = 'active' where display_name in ('second', 'administrator')`
  })

  it('does not lose the right by an edit of the role', async () => {
    const document = areas({
      staff: { verbs: ['read', 'create', 'update'] },
      roles: { verbs: ['read', 'create', 'update'] },
    })
    const [role] = await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
      values ('cscom_sangha', 'keeper', 'Gardien', 'Keeper', ${sql.json(document)}) returning id`
    const [editor] = await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
      values ('cscom_sangha', 'editor', 'Éditeur', 'Editor', ${sql.json(areas({ roles: { verbs: ['update'] }, staff: { verbs: ['read'] } }))}) returning id`
    await sql`insert into sis.membership (facility_code, user_id, role_id, display_name) values
      ('cscom_sangha', ${second}, ${role?.id}, 'keeper'), ('cscom_sangha', ${people.administrator}, ${editor?.id}, 'editor')`
    await expect(
      as(
        sql,
        'administrator',
        (tx) =>
          tx`update sis.role set document = ${tx.json(areas({ staff: { verbs: ['read'] } }))} where code = 'keeper'`,
      ),
    ).rejects.toThrow('last_administrator')
    await expect(
      as(sql, 'administrator', (tx) => tx`delete from sis.role where code = 'reader'`),
    ).resolves.toBeDefined()
    await expect(
      as(
        sql,
        'administrator',
        (tx) => tx`delete from sis.role where code = 'keeper' and facility_code = 'cscom_sangha'`,
      ),
    ).resolves.toMatchObject({ count: 0 })
  })

  it('a role that somebody has is not removed', async () => {
    await sql`update sis.membership set role_id = (select id from sis.role where code = 'clerk') where display_name = 'second'`
    await expect(
      as(sql, 'administrator', (tx) => tx`delete from sis.role where code = 'clerk'`),
    ).rejects.toThrow('role_in_use')
    await sql`update sis.membership set role_id = (select id from sis.role where code = 'administrator') where display_name = 'second'`
  })
})

it('withdraws a record only for those who may delete, and corrects it for those who may correct', async () => {
  const [patient] =
    await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values ('cscom_sangha', gen_random_uuid(), 'Dolo', 'Yaya', 'M', '2001-01-01') returning id`
  const set = (values: string) =>
    as(sql, 'nurse', (tx) =>
      tx.unsafe(
        `update sis.patient set ${values} where facility_code = 'cscom_sangha' and id = '${patient?.id}'`,
      ),
    )
  await set(`village = 'Ireli'`)
  await expect(set('deleted_at = now()')).rejects.toThrow('forbidden')
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["delete"]}}' where display_name = 'nurse'`
  expect((await set('deleted_at = now()')).count).toBe(1)
})

it('takes no setting for an invitation', async () => {
  await sql`update sis.membership set status = 'active' where display_name = 'administrator'`
  for (const said of ['on', crypto.randomUUID()]) {
    await expect(
      as(sql, 'administrator', async (tx) => {
        await tx`select set_config('keneya.by_invitation', ${said}, true)`
        await tx`update sis.membership set exceptions = '{"allow": {"patients": ["export"]}}' where user_id = ${people.administrator}`
      }),
    ).rejects.toThrow('own_membership')
  }
})

it('closes a membership after its last day, and moves the epoch on', async () => {
  await sql`update sis.membership set status = 'active', starts_on = current_date - 9, ends_on = current_date - 1 where display_name = 'second'`
  const [before] = await sql`select epoch from sis.feed where facility_code = 'csref_djenne'`
  expect(await sql`select private.end_memberships() as ended`).toMatchObject([{ ended: 1 }])
  expect(await sql`select status from sis.membership where display_name = 'second'`).toMatchObject([
    { status: 'ended' },
  ])
  const [after] = await sql`select epoch from sis.feed where facility_code = 'csref_djenne'`
  expect(after?.epoch).toBe(before?.epoch + 1)
  expect(await sql`select private.end_memberships() as ended`).toMatchObject([{ ended: 0 }])
})

it.each([
  ['patients', { verbs: ['fly'] }],
  ['planes', { verbs: ['read'] }],
  ['referrals', { verbs: ['read'], limits: ['own_records'] }],
  ['consultations', { verbs: ['read'], limits: ['without_identity'] }],
  ['patients', { verbs: 'read' }],
])('refuses a document with %s %j', async (area, granted) => {
  await expect(
    sql`insert into sis.role (code, name_fr, name_en, document) values ('x1', 'Xx', 'Xx', ${sql.json(areas({ [area]: granted }))})`,
  ).rejects.toThrow('role_document_valid')
  await expect(
    sql`insert into sis.role (code, name_fr, name_en, document) values ('x1', 'Xx', 'Xx', ${sql.json(areas({}, { [area]: granted }))})`,
  ).rejects.toThrow('role_document_valid')
})
