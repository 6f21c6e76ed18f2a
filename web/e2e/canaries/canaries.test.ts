import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { type Account, accountId, demoAccounts } from '../../../supabase/local/accounts.ts'
import type { Observer } from '../../../supabase/local/observe.ts'
import { RawClient } from '../../../supabase/local/realtime/testing/clients.ts'
import { type Stack, startStack } from '../../../supabase/local/stack.ts'
import { describeVerdict, Judge } from './judge.ts'
import { type Canary, canaryPattern, plantCanaries, tablesWithoutCanary } from './plant.ts'
import { sweep } from './sweep.ts'

// A stack of its own: leaks are planted here, and the one of the other tests must stay clean.
const directory = mkdtempSync(join(tmpdir(), 'keneya-canaries-'))
const judge = new Judge()
/** The bodies of requests that left the stack. */
const posted: string[] = []
let stack: Stack
let sql: postgres.Sql
let planted: Canary[]
let heard: Map<string, string[]>

beforeAll(async () => {
  // What is leaked on purpose must not reach the judge of the other tests, who hears this console.
  const write = process.stderr.write.bind(process.stderr)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) =>
    String(text).match(canaryPattern) ? true : write(text),
  )
  const ports = { api: 0, db: 0, web: 0 }
  const observe: Observer = (said) => {
    judge.hear(said)
    if (said.surface === 'webhook') posted.push(said.text)
  }
  stack = await startStack({ directory, ports, seed: 'accounts', web: 'none', observe })
  sql = postgres(stack.adminUrl, { max: 1, onnotice: () => {} })
  planted = await plantCanaries(stack.adminUrl)
  judge.learn(planted)
  heard = await sweep(stack)
  await judge.ask(stack.adminUrl)
})
afterAll(async () => {
  await sql?.end()
  await stack?.stop()
  vi.restoreAllMocks()
  rmSync(directory, { recursive: true, force: true })
})

const leaksOn = (surface: string) => judge.verdict().leaks.filter((leak) => leak.surface === surface)

test('everybody who asks for everything hears their own facility, and nobody hears another', () => {
  const verdict = judge.verdict()
  expect(verdict.leaks).toEqual([])
  expect(verdict.atHome.surfaces).toEqual(['auth', 'functions', 'rest'])
  for (const { code, facility } of demoAccounts) {
    const found = new Set(heard.get(code)?.flatMap((text) => text.match(canaryPattern) ?? []))
    const homes = [...found].filter((text) => text.startsWith(`canari-${facility}-`))
    expect(homes.length, `${code} hears home`).toBeGreaterThan(0)
    expect(
      [...found].filter((text) => text.startsWith(`canari-person-${code}-`)),
      code,
    ).toHaveLength(1)
  }
  console.log(describeVerdict(verdict))
})

test('every table that can hold a text of a facility holds a canary', async () => {
  expect(await tablesWithoutCanary(sql)).toEqual([])
})

test('every canary of a facility with all its roles is heard by somebody at home', () => {
  const all = new Set([...heard.values()].flat().flatMap((text) => text.match(canaryPattern) ?? []))
  const unheard = planted.filter(({ text, facilities }) => !all.has(text) && facilities[0] === 'csref_djenne')
  // Djenné has an administrator, a doctor, a clerk and a district team: together they read all of it.
  expect(unheard).toEqual([])
})

test('the Ministry hears no canary of any facility, in any letter either', () => {
  for (const { code } of demoAccounts.filter(({ facility }) => facility === 'ministere')) {
    const found = heard.get(code)?.flatMap((text) => text.match(canaryPattern) ?? []) ?? []
    expect(found.length).toBeGreaterThan(0)
    for (const text of found) expect(text).toMatch(/^canari-(ministere|person)-/)
  }
})

/** Somebody outside who takes webhooks. */
async function receiver() {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    received.push(body)
    response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { received, url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

test('what a function posts outside is read by the judge, word for word', async () => {
  const outside = await receiver()
  const as = async (code: string) => {
    const { email, password } = demoAccounts.find((account) => account.code === code) as Account
    const client = createClient(stack.apiUrl, stack.publishableKey, {
      db: { schema: 'sis' as never },
      realtime: { transport: WebSocket as never },
    }) as unknown as SupabaseClient
    await client.auth.signInWithPassword({ email, password })
    return client
  }
  const facility_code = 'csref_djenne'
  const endpoint = { facility_code, url: outside.url, event_types: ['patient.registered'] }
  const made = await (await as('admin_djenne')).rpc('create_webhook_endpoint', { endpoint })
  expect(made.error).toBeNull()
  const text = planted.find(({ facilities }) => facilities[0] === facility_code)?.text
  const person = { family_name: text, given_name: 'Essai', sex: 'F', birth_date: '1990-01-01' }
  const doctor = await as('doctor_djenne')
  const saved = await doctor.rpc('save_patient', { patient: { ...person, facility_code, id: uuidv7() } })
  expect(saved.error).toBeNull()
  await expect.poll(() => outside.received.length, { timeout: 30_000 }).toBe(1)
  expect(posted).toContain(outside.received[0])
  expect(judge.verdict().leaks).toEqual([])
  outside.close()
})

test('the judge hears a policy that lets everybody read', async () => {
  expect(judge.verdict().leaks).toEqual([])
  await sql`create policy "a leak" on sis.diagnosis for select to authenticated using (true)`
  await sweep(stack, /diagnosis/)
  await sql`drop policy "a leak" on sis.diagnosis`
  const leaks = leaksOn('rest')
  expect(new Set(leaks.map(({ by }) => by)).size).toBe(demoAccounts.length)
  expect(leaks.every(({ place }) => place === 'GET /rest/v1/diagnosis')).toBe(true)
  expect(leaks.map(({ by }) => by)).toContain(accountId('epidemiologist_ministry'))
  expect(describeVerdict(judge.verdict())).toContain(`${leaks.length} foreign`)
})

test('the judge hears a name in a realtime frame, even at home', async () => {
  expect(leaksOn('realtime')).toEqual([])
  const client = new RawClient(stack.apiUrl, `apikey=${stack.publishableKey}&vsn=2.0.0`)
  await client.send(['1', '1', 'realtime:news', 'phx_join', { config: {} }])
  await expect.poll(() => client.messages.length).toBe(1)
  const text = planted[0]?.text ?? ''
  await sql`select realtime.send(jsonb_build_object('note', ${text}::text), 'leak', 'news', false)`
  await expect.poll(() => leaksOn('realtime').length).toBe(1)
  client.close()
})

test('the judge hears a name in what the database posts outside', async () => {
  expect(leaksOn('webhook')).toEqual([])
  const outside = await receiver()
  const text = planted[0]?.text ?? ''
  await sql`select net.http_post(${outside.url}, jsonb_build_object('note', ${text}::text))`
  await expect.poll(() => leaksOn('webhook').length).toBe(1)
  outside.close()
})

test('the judge hears a name in a line of a log', async () => {
  expect(leaksOn('log')).toEqual([])
  const text = planted[0]?.text ?? ''
  await sql.unsafe(`do $$ begin raise log '%', '${text}'; end $$`)
  process.stderr.write(`${text}\n`)
  await sql.end()
  await stack.stop()
  expect(
    leaksOn('log')
      .map(({ place }) => place)
      .sort(),
  ).toEqual(['console', 'postgres.log'])
})
