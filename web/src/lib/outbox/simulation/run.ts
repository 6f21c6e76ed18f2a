import type { MakeClient } from './client.ts'
import type { Fault } from './faults.ts'
import { makeOurs } from './ours.ts'
import { play } from './play.ts'
import { isSound, type Outcome, verify } from './verify.ts'
import { makeWorld } from './world.ts'

interface Options {
  fault?: Fault
  /** Only the network is bad. */
  isCalm?: boolean
  makeClient?: MakeClient
}

/** Plays the schedule of one seed and counts. */
export async function runSchedule(seed: number, options: Options = {}): Promise<Outcome> {
  const world = makeWorld(seed, options.fault, options.isCalm)
  await play(world, options.makeClient ?? makeOurs)
  return verify(world)
}

export interface Totals {
  runs: number
  said: number
  lost: number
  repeated: number
  disordered: number
  wrong: number
  /** Left for the person to decide. */
  standing: number
  failed: Outcome[]
}

/** Plays the schedules of the seeds from 1; `until` ends it early. */
export async function runSchedules(
  count: number,
  options: Options = {},
  until: (totals: Totals) => boolean = () => false,
): Promise<Totals> {
  // The network fails some hundred thousand times here: nobody reads where from.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const totals: Totals = {
    runs: 0,
    said: 0,
    lost: 0,
    repeated: 0,
    disordered: 0,
    wrong: 0,
    standing: 0,
    failed: [],
  }
  for (let seed = 1; seed <= count && !until(totals); seed += 1) {
    const outcome = await runSchedule(seed, options)
    totals.runs += 1
    totals.said += outcome.said
    totals.standing += outcome.standing
    for (const fault of ['lost', 'repeated', 'disordered', 'wrong'] as const) {
      totals[fault] += outcome[fault].length
    }
    if (!isSound(outcome)) totals.failed.push(outcome)
  }
  Error.stackTraceLimit = stackTraceLimit
  return totals
}
