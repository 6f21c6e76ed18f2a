/** The outbox and TanStack Query's persisted mutations under the same random schedules: runs, lost, repeated. */

import type { MakeClient } from '../../web/src/lib/outbox/simulation/client.ts'
import { makeControl } from '../../web/src/lib/outbox/simulation/control.ts'
import { type Fault, faults } from '../../web/src/lib/outbox/simulation/faults.ts'
import { runSchedules } from '../../web/src/lib/outbox/simulation/run.ts'

async function line(name: string, runs: number, options: { makeClient?: MakeClient; fault?: Fault }) {
  const started = performance.now()
  const { said, lost, repeated, disordered, wrong, standing, failed } = await runSchedules(runs, options)
  return {
    name,
    runs,
    said,
    lost,
    repeated,
    'out of order': disordered,
    'else wrong': wrong,
    'left to decide': standing,
    'runs that failed': failed.length,
    seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
  }
}

export async function benchOutbox(runs: number): Promise<void> {
  console.log(`\nOutbox under ${runs} random schedules (web/src/lib/outbox/simulation)`)
  const noLedger: Fault = 'no ledger on the server'
  console.table([
    await line('our outbox', runs, {}),
    await line('persisted mutations (control)', runs, { makeClient: makeControl }),
    await line('control, server without a ledger', runs, { makeClient: makeControl, fault: noLedger }),
  ])
  console.log(`The same with a fault planted, over ${Math.ceil(runs / 10)} schedules: each must fail`)
  const planted = []
  for (const fault of faults) planted.push(await line(fault, Math.ceil(runs / 10), { fault }))
  console.table(planted)
}
