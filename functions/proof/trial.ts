/**
 * Acting as a probe: each one inside a savepoint, each statement inside another, and the whole transaction
 * rolled back whatever happens.
 */
import type postgres from 'postgres'
import { asService, type Transaction } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'
import type { Trial } from './statements.ts'

/** How a statement ended: refused by a wall, or let through with so many rows. */
export interface Outcome {
  passed: boolean
  rows: number
}

class Undo extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('undo')
    this.result = result
  }
}

/** Runs the work as the server's own role in a transaction that is rolled back, and returns what it returned. */
export async function undone<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  try {
    return await asService(async (sql) => {
      throw new Undo(await work(sql))
    })
  } catch (error) {
    if (error instanceof Undo) return error.result as T
    throw error
  }
}

/** Somebody at work held what the probe wanted: nothing is known yet, and the probe asks again. */
const busy = ['55P03', '40P01', '40001', '57014']
class Busy extends Error {}

/** Refusals of the walls: no privilege, no policy, or a function that knows of nothing. */
const refused = ['42501', 'PT404']
/** Refusals of the record itself, which only somebody inside the wall gets to hear. */
const beyondTheWall = /^(23|22|PT4|P0001)/

/** What the driver says of a statement that ended well: how many rows, and the first of them. */
interface Ended {
  count: number
  0?: postgres.Row
}

/** What an ended statement says about the wall; anything that says nothing about it is thrown on. */
export function outcomeOf(result: PromiseSettledResult<Ended>, counts: boolean): Outcome {
  if (result.status === 'fulfilled') {
    const rows = counts ? Number(result.value[0]?.count ?? 0) : result.value.count
    return { passed: rows > 0, rows }
  }
  const { code } = result.reason as { code?: string }
  if (code && busy.includes(code)) throw new Busy()
  if (code && refused.includes(code)) return { passed: false, rows: 0 }
  if (!counts && code && beyondTheWall.test(code)) return { passed: true, rows: 0 }
  throw result.reason
}

async function tryOnce(sql: Transaction, setUp: string[], role: string, trials: Trial[]): Promise<Outcome[]> {
  // Sent in one go: the answers come back in order, and a probe costs one journey instead of a dozen.
  const ready = sql.unsafe(
    ['savepoint probe', ...setUp, 'savepoint trial', 'select current_user::text as role'].join(';\n'),
  )
  const tried: PromiseLike<unknown>[] = [ready]
  for (const { sql: statement } of trials) {
    tried.push(sql.unsafe(statement), sql.unsafe('rollback to savepoint trial'))
  }
  tried.push(sql.unsafe('rollback to savepoint probe; release savepoint probe'))
  const ended = await Promise.allSettled(tried)
  const [first] = ended
  if (first?.status === 'rejected') throw busy.includes(first.reason?.code) ? new Busy() : first.reason
  // Had it not become the probe, every wall would stand open: that must never look like an answer.
  const steps = first?.value as postgres.Row[][]
  if (steps.at(-1)?.[0]?.role !== role) throw new Error('the probe is not who it should be')
  return trials.map(({ operation }, index) =>
    outcomeOf(ended[1 + 2 * index] as never, operation === 'read' || operation === 'identity'),
  )
}

/** The outcome of each statement for one probe. */
export async function tryAs(
  sql: Transaction,
  setUp: string[],
  role: string,
  trials: Trial[],
): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(sql, setUp, role, trials)
    } catch (error) {
      if (!(error instanceof Busy)) throw error
      if (attempt === 3) throw new Refusal('server_unavailable', 503)
    }
  }
}
