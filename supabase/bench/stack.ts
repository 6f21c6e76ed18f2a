/**
 * The local stack as a person meets it: how long it takes to start, how much memory it holds, how many
 * requests it answers, and how long a referral takes from its commit to the doctor's screen.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@supabase/supabase-js'
import { v7 as uuidv7 } from 'uuid'
import WebSocket from 'ws'
import { desk, openBrowser, signIn, transport } from '../../web/e2e/browser.ts'
import { root } from '../local/paths.ts'

interface Running {
  child: ChildProcess
  seconds: number
  apiUrl: string
  webUrl: string
  publishableKey: string
}

async function start(directory: string): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'supabase/local/start.mjs')], {
    cwd: root,
    env: { ...process.env, KENEYA_DIRECTORY: directory },
    stdio: 'ignore',
  })
  const file = join(directory, 'stack.json')
  while (!existsSync(file)) await sleep(20)
  const { apiUrl, webUrl, publishableKey } = JSON.parse(readFileSync(file, 'utf8'))
  return { child, seconds: (performance.now() - began) / 1000, apiUrl, webUrl, publishableKey }
}

async function stop({ child }: Running): Promise<void> {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}

/** Resident memory of a process and all below it, in MB: summed, and with shared pages counted once. */
function memory(pid: number): { resident: number; proportional: number } {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
  const parents = new Map(
    table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  )
  const below = (candidate: number): boolean => {
    for (let p: number | undefined = candidate; p && p > 1; p = parents.get(p)) if (p === pid) return true
    return false
  }
  const total = { resident: 0, proportional: 0 }
  for (const candidate of parents.keys()) {
    if (!below(candidate)) continue
    try {
      const rollup = readFileSync(`/proc/${candidate}/smaps_rollup`, 'utf8')
      const read = (name: string) =>
        Number(rollup.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0) / 1024
      total.resident += read('Rss')
      total.proportional += read('Pss')
    } catch {
      // It ended between the two readings.
    }
  }
  return total
}

const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0

async function client(stack: Running, email: string) {
  const supabase = createClient(stack.apiUrl, stack.publishableKey, {
    db: { schema: 'sis' },
    auth: { persistSession: false },
    realtime: { transport: WebSocket as never },
  })
  const { error } = await supabase.auth.signInWithPassword({ email, password: 'Keneya-Demo-2026' })
  if (error) throw error
  return supabase
}

async function requestsPerSecond(stack: Running): Promise<void> {
  const nurse = await client(stack, 'awa.guindo@keneya.test')
  const one = () =>
    nurse
      .from('consultation')
      .select('id')
      .eq('facility_code', 'cscom_sangha')
      .order('consulted_at')
      .limit(20)
  for (const width of [1, 8]) {
    const until = performance.now() + 5000
    let done = 0
    await Promise.all(
      Array.from({ length: width }, async () => {
        while (performance.now() < until) {
          const { error } = await one()
          if (error) throw error
          done += 1
        }
      }),
    )
    console.log(`REST: ${Math.round(done / 5)} requests/s with ${width} at a time`)
  }
}

/** The clock starts when the sender has the answer of the commit; it stops when the code stands in the page. */
async function commitToScreen(stack: Running, rounds: number): Promise<void> {
  const nurse = await client(stack, 'awa.guindo@keneya.test')
  const { data: patients } = await nurse
    .from('patient')
    .select('id')
    .eq('facility_code', 'cscom_sangha')
    .limit(1)
  const browser = await openBrowser()
  const times: number[] = []
  try {
    const { page } = await signIn(browser, stack.webUrl, 'amadou.traore@keneya.test', desk)
    await page.goto(`${stack.webUrl}/referrals`)
    await transport(page, 'live')
    for (let round = 0; round < rounds; round++) {
      const id = uuidv7()
      const seen = page
        .locator(`a[href$="/referrals/${id}"]`)
        .first()
        .waitFor()
        .then(() => performance.now())
      const { error } = await nurse.rpc('send_referral', {
        referral: {
          id,
          from_facility: 'cscom_sangha',
          to_facility: 'csref_djenne',
          patient_id: patients?.[0]?.id,
          kind: 'evacuation',
          reason: 'Mesure',
          decided_at: new Date().toISOString(),
        },
      })
      if (error) throw error
      const committed = performance.now()
      times.push(Math.max(0, (await seen) - committed))
    }
  } finally {
    await browser.close()
  }
  console.log(
    `commit of a referral to the doctor's screen, ${rounds} times: p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
  )
}

/** Prints the figures of one stack, in a directory of its own beside a running one. */
export async function benchStack(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'keneya-bench-'))
  try {
    let stack = await start(directory)
    console.log(`first start, seed of two years included: ${stack.seconds.toFixed(1)} s`)
    await stop(stack)
    stack = await start(directory)
    console.log(`later start: ${stack.seconds.toFixed(1)} s`)
    await requestsPerSecond(stack)
    await commitToScreen(stack, 200)
    const { resident, proportional } = memory(stack.child.pid ?? 0)
    console.log(
      `memory after that: ${resident.toFixed(0)} MB resident summed, ${proportional.toFixed(0)} MB shared pages once`,
    )
    await stop(stack)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
