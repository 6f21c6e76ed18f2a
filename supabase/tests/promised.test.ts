/** A membership is made by the invitation that promised it, and by nothing that only looks like one. */
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { makeWorld, people } from './world.ts'

let sql: postgres.Sql
let invitation: string
let role: string
let otherRole: string
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  role = (await sql`select id from sis.role where code = 'nurse'`)[0]?.id
  otherRole = (await sql`select id from sis.role where code = 'administrator'`)[0]?.id
  await sql`update auth.users set email = 'new@keneya.test' where id = ${people.stranger}`
  invitation = (
    await sql`insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
      values ('cscom_sangha', 'new@keneya.test', ${role}, 'Nouvelle', '\\x00') returning id`
  )[0]?.id
})
afterAll(() => sql.end())

interface Attempt {
  as?: string
  said?: string
  facility?: string
  roleId?: string
}

/** Writes the membership past the grants, as a definer function would, and takes it out again. */
async function join(attempt: Attempt = {}): Promise<string> {
  const person = attempt.as ?? people.stranger
  const undone = new Error('made, and undone')
  return sql
    .begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${person}, true),
        set_config('keneya.by_invitation', ${attempt.said ?? invitation}, true)`
      await tx`insert into sis.membership (facility_code, user_id, role_id, display_name)
        values (${attempt.facility ?? 'cscom_sangha'}, ${person}, ${attempt.roleId ?? role}, 'Nouvelle')`
      throw undone
    })
    .catch((error: Error) => error.message) as Promise<string>
}

it('is made as promised', async () => {
  expect(await join()).toBe('made, and undone')
})

it('is not made without, for another person, place or role', async () => {
  expect(await join({ said: '' })).toBe('forbidden')
  expect(await join({ said: 'on' })).toBe('forbidden')
  expect(await join({ said: people.nurse })).toBe('forbidden')
  expect(await join({ as: people.epidemiologist })).toBe('forbidden')
  expect(await join({ facility: 'csref_djenne' })).toBe('forbidden')
  expect(await join({ roleId: otherRole })).toBe('forbidden')
})

it('is not made by a promise that was kept or has lapsed', async () => {
  await sql`update sis.invitation set accepted_at = now() where id = ${invitation}`
  expect(await join()).toBe('forbidden')
  await sql`update sis.invitation set accepted_at = null, expires_at = now() - interval '1 second' where id = ${invitation}`
  expect(await join()).toBe('forbidden')
})
