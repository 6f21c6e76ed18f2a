import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stack, startStack } from '../../local/stack.ts'
import { prepare, type World } from './attack.ts'
import { addDoomedRows, attackOverHttp, edgesAsked, listenOverHttp, samplesOf } from './http.ts'
import { type Client, clientOf } from './http_client.ts'
import { attackTopics } from './http_topics.ts'

const directory = mkdtempSync(join(tmpdir(), 'keneya-attack-'))
let stack: Stack
let sql: postgres.Sql
let world: World
let client: Client
beforeAll(async () => {
  stack = await startStack({
    directory,
    ports: { api: 0, db: 0, web: 0 },
    seed: 'none',
    web: 'none',
    workdir: process.env.KENEYA_TEST_WORKDIR,
  })
  sql = postgres(stack.dbUrl, { onnotice: () => {} })
  world = await prepare(sql)
  client = clientOf(stack)
}, 180_000)
afterAll(async () => {
  await sql?.end()
  await stack?.stop()
  rmSync(directory, { recursive: true, force: true })
})

it('topics are joined, heard and spoken on as declared', async () => {
  const { cells, deviations } = await attackTopics(stack, client, sql)
  expect(deviations).toEqual([])
  expect(cells).toBeGreaterThan(500)
  console.log(`attack matrix over WebSocket: ${cells} cells`)
}, 120_000)

it('is as declared over HTTP, for everybody, everywhere, and tells nothing by the way', async () => {
  const samples = await samplesOf(sql, world)
  let heard = { pairs: 0, told: ['nobody listened'] }
  const { cells, requests, deviations } = await attackOverHttp(client, world, samples, {
    async between() {
      heard = await listenOverHttp(client)
      await addDoomedRows(sql, samples)
    },
  })
  expect(heard.told).toEqual([])
  expect(deviations).toEqual([])
  expect(cells).toBeGreaterThan(10_000)
  console.log(`attack matrix over HTTP: ${cells} cells in ${requests} requests`)
  console.log(`side channels over HTTP: ${heard.pairs} pairs of answers, all alike`)
}, 600_000)

it('a fault that is planted is found', async () => {
  await sql`create policy planted on sis.emergency_rule for all to authenticated using (true)`
  await sql`grant update on sis.emergency_rule to authenticated`
  await sql`create policy planted on sis.webhook_source for select to authenticated using (true)`
  const of = async (only: string) =>
    (await attackOverHttp(client, world, await samplesOf(sql, world), { only })).deviations
  expect(await of('sis.emergency_rule')).toContainEqual(
    expect.stringMatching(/stranger · sis\.emergency_rule · update .* refused expected, got 204/),
  )
  const leak = expect.stringMatching(/stranger · sis\.webhook_source .* holds the canary of cscom_other/)
  expect(await of('sis.webhook_source')).toContainEqual(leak)
})

it('something is asked of every edge function', () => {
  const folder = new URL('../../../functions/', import.meta.url)
  const present = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/index.ts`, folder)))
  expect(edgesAsked(world)).toEqual(present.sort())
})
