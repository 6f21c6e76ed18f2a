import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { root } from './paths.ts'
import { isAlive } from './processes.ts'
import { scratchDirectory } from './testing/scratch.ts'

const directory = scratchDirectory()
const workdir = join(directory, 'project')
const script = fileURLToPath(new URL('testing/run_stack.ts', import.meta.url))
const running: ChildProcess[] = []

mkdirSync(join(workdir, 'supabase/migrations'), { recursive: true })
writeFileSync(
  join(workdir, 'supabase/migrations/20260101000000_note.sql'),
  'create table public.note (id int primary key);',
)

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

interface Ready {
  child: ChildProcess
  dbUrl: string
  apiUrl: string
  postgres: number
  deno: number
}

/** Starts a stack in a process of its own; resolves when it says that it is ready. */
async function start(): Promise<Ready> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory, workdir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let complaint = ''
  child.stderr?.on('data', (part) => {
    complaint += part
  })
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { child, ...JSON.parse(line) }
  }
  throw new Error(`the stack ended before it was ready: ${complaint}`)
}

const untilDead = async (pid: number) => {
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50)
    await new Promise((ok) => setTimeout(ok, 50))
  return !isAlive(pid)
}

test('after kill -9 the next start stops the orphans and has every acknowledged write; stop leaves nothing', async () => {
  const first = await start()
  const sql = postgres(first.dbUrl, { max: 1 })
  let acknowledged = 0
  const writing = (async () => {
    for (let id = 1; id <= 500; id += 1) {
      await sql`insert into public.note values (${id})`
      acknowledged = id
    }
  })().catch(() => {})
  while (acknowledged < 20) await new Promise((ok) => setTimeout(ok, 5))
  first.child.kill('SIGKILL')
  process.kill(first.postgres, 'SIGKILL')
  await writing
  await sql.end({ timeout: 1 })

  const second = await start()
  expect(await untilDead(first.postgres)).toBe(true)
  expect(await untilDead(first.deno)).toBe(true)
  const again = postgres(second.dbUrl, { max: 1 })
  const [row] = await again`select count(*)::int as written from public.note`
  await again.end()
  expect(row?.written).toBeGreaterThanOrEqual(acknowledged)

  const third = await start().catch((error: Error) => error.message)
  expect(third).toContain('Kénéya is already running here')
  expect(existsSync(join(directory, 'stack.json'))).toBe(true)

  second.child.kill('SIGTERM')
  const [code] = await once(second.child, 'exit')
  expect(code).toBe(0)
  expect([isAlive(second.postgres), isAlive(second.deno)]).toEqual([false, false])
  expect(existsSync(join(directory, 'stack.json'))).toBe(false)
}, 120_000)

test('a Postgres or a Deno that dies while the stack runs is started again', async () => {
  const stack = await start()
  process.kill(stack.deno, 'SIGKILL')
  process.kill(stack.postgres, 'SIGKILL')
  const sql = postgres(stack.dbUrl, { max: 1 })
  let answer: unknown
  for (let attempt = 0; attempt < 100 && !answer; attempt += 1) {
    answer = await sql`select 1 as one`.then((rows) => rows[0]?.one).catch(() => undefined)
    if (!answer) await new Promise((ok) => setTimeout(ok, 100))
  }
  expect(answer).toBe(1)
  await sql.end()
  let status = 503
  for (let attempt = 0; attempt < 100 && status === 503; attempt += 1) {
    status = await fetch(`${stack.apiUrl}/functions/v1/none`).then((response) => response.status)
    if (status === 503) await new Promise((ok) => setTimeout(ok, 100))
  }
  expect(status).toBe(404)
  stack.child.kill('SIGTERM')
  await once(stack.child, 'exit')
}, 120_000)
