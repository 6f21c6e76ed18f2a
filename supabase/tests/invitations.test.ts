import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

let sql: postgres.Sql
let roleId: string
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  const document = { version: 1, home: 'administration', areas: { staff: { verbs: ['read'] } } }
  roleId = (
    await sql`insert into sis.role (code, name_fr, name_en, document)
    values ('staff_reader', 'Lecture', 'Reader', ${sql.json(document)}) returning id`
  )[0]?.id
  await sql`update auth.users set email = 'new@keneya.test' where email = 'stranger'`
})
afterAll(() => sql.end())

const invite = (role: string) =>
  as(sql, 'administrator', async (tx) => {
    const invitation = {
      facility_code: 'csref_djenne',
      email: 'New@keneya.test',
      role_id: role,
      display_name: 'Nouvelle',
    }
    return (await tx`select sis.invite(${tx.json(invitation)}) as i`)[0]?.i
  })
const accept = (code: string) =>
  as(sql, 'stranger', async (tx) => (await tx`select sis.accept_invitation(${code}) as a`)[0]?.a)
const hook = async (email: string) =>
  (await sql`select private.before_user_created(${sql.json({ user: { email } })}) as h`)[0]?.h

it('lets only the invited sign up, and gives exactly the membership promised', async () => {
  expect((await hook('new@keneya.test')).error.http_code).toBe(403)
  const { code } = await invite(roleId)
  expect(await hook('new@keneya.test')).toEqual({})
  expect((await hook('other@keneya.test')).error.http_code).toBe(403)
  expect(await accept('0000-0000')).toEqual({ accepted: false, tries_left: 4 })
  expect(await accept(code.toLowerCase())).toEqual({ accepted: true, facility_code: 'csref_djenne' })
  const access = await as(sql, 'stranger', async (tx) => (await tx`select sis.my_access() as a`)[0]?.a)
  expect(access.memberships).toHaveLength(1)
  expect(access.memberships[0]).toMatchObject({ facility_code: 'csref_djenne', role_code: 'staff_reader' })
  await expect(accept(code)).rejects.toThrow('invitation_unknown')
})

it('takes back somebody who had left, and nobody who was put out', async () => {
  await expect(invite(roleId)).rejects.toThrow('already_member')
  await sql`update sis.membership set status = 'ended' where display_name = 'Nouvelle'`
  const { code } = await invite(roleId)
  await sql`update sis.membership set status = 'suspended' where display_name = 'Nouvelle'`
  await accept(code)
  expect(await sql`select status from sis.membership where display_name = 'Nouvelle'`).toMatchObject([
    { status: 'suspended' },
  ])
  await sql`update sis.membership set status = 'ended' where display_name = 'Nouvelle'`
  const again = await invite(roleId)
  expect(await accept(again.code)).toMatchObject({ accepted: true })
  expect(await sql`select status from sis.membership where display_name = 'Nouvelle'`).toMatchObject([
    { status: 'active' },
  ])
  await sql`update sis.membership set status = 'ended' where display_name = 'Nouvelle'`
})

it('hears a code as it is said: small letters, no dash, O for zero', async () => {
  const { code } = await invite(roleId)
  const said = code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(await accept(said)).toMatchObject({ accepted: true })
  await sql`update sis.membership set status = 'ended' where display_name = 'Nouvelle'`
})

it('is renewed with another code, after which the old one is worth nothing', async () => {
  const first = await invite(roleId)
  const renew = (person: 'administrator' | 'nurse') =>
    as(sql, person, async (tx) => (await tx`select sis.renew_invitation(${first.id}) as r`)[0]?.r)
  await expect(renew('nurse')).rejects.toThrow('not_found')
  const second = await renew('administrator')
  expect(second.id).toBe(first.id)
  expect(await accept(first.code)).toEqual({ accepted: false, tries_left: 4 })
  expect(await accept(second.code)).toMatchObject({ accepted: true })
  await expect(renew('administrator')).rejects.toThrow('not_found')
  await sql`update sis.membership set status = 'ended' where display_name = 'Nouvelle'`
})

it('is closed after five wrong codes, the right one included', async () => {
  const { code } = await invite(roleId)
  for (const left of [4, 3, 2, 1, 0]) {
    expect(await accept('0000-0000')).toEqual({ accepted: false, tries_left: left })
  }
  await expect(accept(code)).rejects.toThrow('invitation_unknown')
})

it('lets an administrator appoint a doctor by the standard role, and nobody do it for themselves', async () => {
  const doctor = (await sql`select id from sis.role where code = 'doctor'`)[0]?.id
  expect((await invite(doctor)).code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await expect(
    as(
      sql,
      'administrator',
      (tx) => tx`update sis.membership set role_id = ${doctor}
      where facility_code = 'csref_djenne' and display_name = 'administrator'`,
    ),
  ).rejects.toThrow('own_membership')
  const [suspended] = await as(
    sql,
    'administrator',
    (tx) => tx`update sis.membership
    set status = 'suspended', role_id = role_id, exceptions = exceptions
    where facility_code = 'csref_djenne' and display_name = 'doctor' returning status`,
  )
  expect(suspended?.status).toBe('suspended')
})

it('is closed to whoever gives more than they hold, and to whoever may not invite', async () => {
  const document = { version: 1, home: 'care', areas: { patients: { verbs: ['delete'] } } }
  const own = (
    await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
    values ('csref_djenne', 'reader', 'Lecture', 'Reader', ${sql.json(document)}) returning id`
  )[0]?.id
  await expect(invite(own)).rejects.toThrow('grant_exceeds_own')
  await expect(
    as(
      sql,
      'nurse',
      (tx) =>
        tx`select sis.invite(${tx.json({
          facility_code: 'cscom_sangha',
          email: 'x@keneya.test',
          role_id: roleId,
          display_name: 'Xx',
        })})`,
    ),
  ).rejects.toThrow('forbidden')
})
