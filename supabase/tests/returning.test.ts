/** Somebody who left and is taken back starts afresh; an invitation that is renewed does too. */
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
let roleId: string
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`update auth.users set email = 'new@keneya.test' where email = 'stranger'`
  roleId = (
    await sql`insert into sis.role (code, name_fr, name_en, document)
      values ('reader', 'Lecture', 'Reader', '{"version": 1, "home": "administration", "areas": {"staff": {"verbs": ["read"]}}}')
      returning id`
  )[0]?.id
})
afterAll(() => sql.end())

const invite = (email = 'new@keneya.test') =>
  as(
    sql,
    'administrator',
    async (tx) =>
      (
        await tx`select sis.invite(${tx.json({
          facility_code: 'csref_djenne',
          email,
          role_id: roleId,
          display_name: 'Nouvelle',
        })}) as i`
      )[0]?.i,
  )
const accept = (code: string) =>
  as(sql, 'stranger', async (tx) => (await tx`select sis.accept_invitation(${code}) as a`)[0]?.a)

it('gives a renewed invitation its five tries again', async () => {
  const { id } = await invite()
  for (const left of [4, 3, 2, 1, 0])
    expect(await accept('0000-0000')).toEqual({ accepted: false, tries_left: left })
  await expect(accept('0000-0000')).rejects.toThrow('invitation_unknown')
  const renewed = await as(
    sql,
    'administrator',
    async (tx) => (await tx`select sis.renew_invitation(${id}) as i`)[0]?.i,
  )
  expect(await accept('0000-0000')).toEqual({ accepted: false, tries_left: 4 })
  expect((await accept(renewed.code)).accepted).toBe(true)
})

it('knows no invitation whose days are over, and no sign-up by it', async () => {
  const { code, id } = await invite('late@keneya.test')
  const hook = async () =>
    (await sql`select private.before_user_created('{"user": {"email": "late@keneya.test"}}') as h`)[0]?.h
  expect(await hook()).toEqual({})
  await sql`update auth.users set email = 'late@keneya.test' where id = ${people.stranger}`
  await sql`update sis.invitation set expires_at = now() - interval '1 second' where id = ${id}`
  expect((await hook()).error.http_code).toBe(403)
  await expect(accept(code)).rejects.toThrow('invitation_unknown')
  await sql`update auth.users set email = 'new@keneya.test' where id = ${people.stranger}`
})

it('lets nobody sign up again by an invitation that was used', async () => {
  const hook = async (email: string) =>
    (await sql`select private.before_user_created(${sql.json({ user: { email } })}) as h`)[0]?.h
  await invite('used@keneya.test')
  expect(await hook('used@keneya.test')).toEqual({})
  await sql`update sis.invitation set accepted_at = now() where email = 'used@keneya.test'`
  expect((await hook('used@keneya.test')).error.http_code).toBe(403)
})

it('forgets the exceptions of whoever had left', async () => {
  await sql`update sis.membership set status = 'ended', exceptions = '{"allow": {"staff": ["update"]}}'
    where user_id = ${people.stranger}`
  expect((await accept((await invite()).code)).accepted).toBe(true)
  expect(await sql`select status, exceptions from sis.membership where user_id = ${people.stranger}`).toEqual(
    [{ status: 'active', exceptions: {} }],
  )
})

it('counts as administrator whoever may put rights in order by an exception', async () => {
  const has = async () => (await sql`select private.has_administrator('cscom_sangha') as has`)[0]?.has
  expect(await has()).toBe(false)
  await sql`update sis.membership set exceptions = '{"allow": {"staff": ["update"]}}' where display_name = 'nurse'`
  expect(await has()).toBe(true)
  await sql`update sis.membership set starts_on = current_date + 1 where display_name = 'nurse'`
  expect(await has()).toBe(false)
})
