import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ScratchCluster, startScratchCluster } from '../testing/scratch.ts'
import { startCron, type Worker } from './cron.ts'
import { startNet } from './net.ts'

let scratch: ScratchCluster
let sql: postgres.Sql
let cron: Worker
let net: Worker
let receiver: Server
let address = ''
const received: { method?: string; url?: string; body: string; header: unknown }[] = []

beforeAll(async () => {
  scratch = await startScratchCluster()
  const adminUrl = scratch.cluster.url('supabase_admin')
  sql = postgres(scratch.cluster.url('postgres'), { max: 2, onnotice: () => {} })
  cron = await startCron(adminUrl)
  net = await startNet(adminUrl)
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    received.push({ method: request.method, url: request.url, body, header: request.headers['x-mark'] })
    if (request.url?.startsWith('/slow')) return
    response.writeHead(202, { 'content-type': 'text/plain' }).end('noted')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
}, 60_000)

afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await Promise.all([cron.stop(), net.stop()])
  await sql.end()
  await scratch.remove()
})

async function answerTo(id: string) {
  return vi.waitFor(
    async () => {
      const [answer] = await sql`select * from net._http_response where id = ${id}`
      if (!answer) throw new Error('no answer yet')
      return answer
    },
    { timeout: 5000, interval: 50 },
  )
}

test('a queued request is sent after the commit, with its body, parameters and headers', async () => {
  const [row] =
    await sql`select net.http_post(${`${address}/hook?x=1`}, '{"a": 1}', '{"q": "é &"}', '{"x-mark": "m"}') as id`
  const answer = await answerTo(row?.id)
  expect(answer).toMatchObject({ status_code: 202, content: 'noted', timed_out: false, error_msg: null })
  expect(received.at(-1)).toEqual({
    method: 'POST',
    url: '/hook?x=1&q=%C3%A9%20%26',
    body: '{"a": 1}',
    header: 'm',
  })
})

test('a request of a transaction that is rolled back is never sent', async () => {
  const count = received.length
  await sql
    .begin(async (transaction) => {
      await transaction`select net.http_get(${`${address}/never`})`
      throw new Error('rolled back')
    })
    .catch(() => {})
  const [row] = await sql`select net.http_get(${`${address}/after`}) as id`
  await answerTo(row?.id)
  expect(received.slice(count).map(({ url }) => url)).toEqual(['/after'])
})

test('a receiver that does not answer is a timeout and does not hold back the next request', async () => {
  const [slow] = await sql`select net.http_get(${`${address}/slow`}, timeout_milliseconds := 400) as id`
  const [next] = await sql`select net.http_get(${`${address}/next`}) as id`
  expect((await answerTo(next?.id)).status_code).toBe(202)
  expect(await answerTo(slow?.id)).toMatchObject({ timed_out: true, status_code: null })
})

test('a receiver that is not there is an error, and nothing is tried again', async () => {
  const [row] = await sql`select net.http_get('http://127.0.0.1:1/') as id`
  expect((await answerTo(row?.id)).error_msg).toMatch(/ECONNREFUSED|bad port/)
  expect(await sql`select from net.http_request_queue`).toHaveLength(0)
})

test('a job runs as its owner, on its schedule, and its run is written down', async () => {
  await sql`create table public.tick (who text)`
  await sql`select cron.schedule('tick', '1 seconds', 'insert into public.tick select current_user')`
  const run = await vi.waitFor(
    async () => {
      const [found] = await sql`select * from cron.job_run_details where status = 'succeeded'`
      if (!found) throw new Error('not run yet')
      return found
    },
    { timeout: 5000, interval: 100 },
  )
  expect(run).toMatchObject({ username: 'postgres', return_message: 'INSERT 1' })
  expect((await sql`select distinct who from public.tick`)[0]?.who).toBe('postgres')
})

test('an unscheduled job runs no more', async () => {
  await sql`select cron.unschedule('tick')`
  await new Promise((resolve) => setTimeout(resolve, 300))
  const [before] = await sql`select count(*) from public.tick`
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await sql`select count(*) from public.tick`)[0]).toEqual(before)
})

test('a job that fails says why, and the next one is not run as its owner', async () => {
  await sql`select cron.schedule('wrong', '1 second', 'select 1 / 0')`
  const run = await vi.waitFor(
    async () => {
      const [found] = await sql`select * from cron.job_run_details where status = 'failed'`
      if (!found) throw new Error('not run yet')
      return found
    },
    { timeout: 5000, interval: 100 },
  )
  await sql`select cron.unschedule('wrong')`
  expect(run.return_message).toBe('ERROR: division by zero')
})

test('the same name replaces the schedule; nonsense is refused', async () => {
  const [one] = await sql`select cron.schedule('nightly', '0 3 * * *', 'select 1') as id`
  const [two] = await sql`select cron.schedule('nightly', '30 2 * * 1', 'select 2') as id`
  expect(two?.id).toBe(one?.id)
  await expect(sql`select cron.schedule('bad', 'every day', 'select 1')`).rejects.toThrow('invalid schedule')
})

test('a vault secret is unreadable in its table and readable in its view', async () => {
  const [row] = await sql`select vault.create_secret('whsec_abc', 'hook') as id`
  const [stored] = await sql`select secret, decrypted_secret from vault.decrypted_secrets where name = 'hook'`
  expect(stored?.decrypted_secret).toBe('whsec_abc')
  expect(stored?.secret).not.toContain('whsec_abc')
  await sql`select vault.update_secret(${row?.id}::uuid, 'whsec_def')`
  const [changed] = await sql`select decrypted_secret from vault.decrypted_secrets where id = ${row?.id}`
  expect(changed?.decrypted_secret).toBe('whsec_def')
  await expect(sql`set role authenticated; select * from vault.secrets`.simple()).rejects.toThrow(
    'permission denied',
  )
  await sql`reset role`
})
