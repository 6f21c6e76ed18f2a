/** The server of the simulation: the rules of `sis.push` that the outbox relies on, and moods of its own. */
import type { Operation, OperationAnswer } from '../../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../../problem.ts'
import type { Delivery } from '../ports.ts'

export type Mood = 'well' | 'down' | 'busy' | 'slow' | 'signed-out' | 'portal'
const moods: Record<Exclude<Mood, 'well'>, () => Delivery> = {
  down: () => ({ problem: new Problem('server_unavailable', { status: 503 }) }),
  busy: () => ({ problem: new Problem('too_many_requests', { status: 429 }) }),
  slow: () => ({ problem: new Problem('unexpected', { status: 408 }) }),
  'signed-out': () => ({ problem: new Problem('session_expired', { status: 401 }) }),
  // A page where one pays for the network, with a status that says all is well.
  portal: () => ({ answers: [] }),
}

/** What an operation of the simulation carries in `args`. */
export interface SaidArgs extends Record<string, unknown> {
  /** Stays the same when a conflict is resolved: what the person wanted, whatever it was sent as. */
  key: number
  id: string
  revision: number | null
  /** `unreadable`: the whole batch is refused; `crash`: the server falls over it. */
  poison?: 'unreadable' | 'crash'
}

export interface Effect {
  key: number
  kind: string
  user: string
  patients: string[]
}

export class Server {
  mood: Mood = 'well'
  healed = false
  hasLedger = true
  /** Users whose right to write was withdrawn. */
  readonly withdrawn = new Set<string>()
  readonly effects: Effect[] = []
  readonly revisions = new Map<string, number>()
  /** Operations that were refused at least once, by key. */
  readonly refused = new Set<number>()
  readonly #ledger = new Set<string>()

  /** Somebody else saves a row. */
  touch(row: string): void {
    const revision = this.revisions.get(row)
    if (revision) this.revisions.set(row, revision + 1)
  }

  handle(user: string, operations: readonly Operation[]): Delivery {
    if (this.mood !== 'well') return moods[this.mood]()
    const poisons = operations.map(({ args }) => args.poison)
    if (poisons.includes('unreadable')) {
      if (operations.length === 1) this.#remember(operations)
      return { problem: new Problem('invalid_input', { status: 400 }) }
    }
    if (poisons.includes('crash') && !this.healed) {
      return { problem: new Problem('server_unavailable', { status: 500 }) }
    }
    if (this.withdrawn.has(user)) {
      this.#remember(operations)
      return { problem: new Problem('forbidden', { status: 403 }) }
    }
    const refused = new Set<string>()
    const answers = operations.map((operation): OperationAnswer => {
      const { id, subject } = operation
      if (this.hasLedger && this.#ledger.has(id)) return { id, status: 'done' }
      if (refused.has(subject)) return { id, status: 'held' }
      const refusal = this.#apply(user, operation)
      if (!refusal) {
        this.#ledger.add(id)
        return { id, status: 'done' }
      }
      refused.add(subject)
      this.#remember([operation])
      return { id, status: 'refused', ...refusal }
    })
    return { answers }
  }

  #remember(operations: readonly Operation[]): void {
    for (const { args } of operations) this.refused.add((args as SaidArgs).key)
  }

  #apply(user: string, operation: Operation): { code: string; details?: unknown } | undefined {
    const { kind, subject } = operation
    const { key, id, revision, merged_id: merged } = operation.args as SaidArgs
    const known = this.revisions.get(id)
    const patients = typeof merged === 'string' ? [subject, merged] : [subject]
    if (kind === 'patient.save') {
      if (revision === null ? known : !known)
        return { code: revision === null ? 'duplicate_id' : 'not_found' }
      if (known && known !== revision)
        return { code: 'stale_revision', details: { current: { revision: known } } }
      this.revisions.set(id, (known ?? 0) + 1)
    } else if (!patients.every((patient) => this.revisions.has(patient))) {
      return { code: 'not_found', details: { subject } }
    }
    this.effects.push({ key, kind, user, patients })
    return undefined
  }
}
