/** What other systems tell us is kept once, announced to the facility it is for, and waits on nobody. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`insert into sis.webhook_source (code, facility_code, secret_id) values ('lab', 'csref_djenne', ${uuidv7()})`
})
afterAll(() => sql.end())

const accept = async (id: string) =>
  (await sql`select private.accept_webhook('lab', ${id}, 'lab.result', '{"n": 1}') as a`)[0]?.a
const heard = async () =>
  (await sql`select facility_code from sis.event where type = 'webhook.received'`).map((e) => e.facility_code)

it('is accepted once, and its facility hears of it once', async () => {
  expect(await accept('one')).toBe('accepted')
  expect(await heard()).toEqual(['csref_djenne'])
  expect(await accept('one')).toBe('duplicate')
  expect(await heard()).toEqual(['csref_djenne'])
  expect(await accept('two')).toBe('accepted')
  expect(await heard()).toHaveLength(2)
  expect(await sql`select * from private.event_draft`).toEqual([])
})

it('leaves its signing key with the service', async () => {
  const [key] = await sql`select vault.create_secret('whsec_lab', 'lab', '') as id`
  await sql`update sis.webhook_source set secret_id = ${key?.id} where code = 'lab'`
  expect(
    (
      await sql`select private.webhook_source_secret('lab') as s, private.webhook_source_secret('no') as n`
    )[0],
  ).toEqual({ s: 'whsec_lab', n: null })
})

it('rings the dispatcher when something is to be delivered, and not otherwise', async () => {
  const rung = async () =>
    (await sql`select count(*)::int as n from net.http_request_queue where url like '%/dispatch'`)[0]?.n
  const before = await rung()
  await accept('three')
  expect(await rung()).toBe(before)
  await sql`insert into sis.webhook_endpoint (facility_code, url, event_types)
    values ('csref_djenne', 'https://receiver.example', '{webhook.received}')`
  await accept('four')
  expect(await rung()).toBe(before + 1)
})

it('delivers nothing to an endpoint that was paused', async () => {
  const waiting = async () => (await sql`select count(*)::int as n from sis.webhook_delivery`)[0]?.n
  const before = await waiting()
  await accept('five')
  expect(await waiting()).toBe(before + 1)
  await sql`update sis.webhook_endpoint set status = 'paused'`
  await accept('six')
  expect(await waiting()).toBe(before + 1)
})
