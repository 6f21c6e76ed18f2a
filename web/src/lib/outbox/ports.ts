/** What the outbox needs of the world; the simulation gives it a world that breaks. */
import type { Operation, OperationAnswer } from '../../../../functions/_shared/contracts/sync.ts'
import type { Problem } from '../problem.ts'
import type { Intent } from './entry.ts'

/** An operation as the device keeps it. Held and sending are not kept: they follow from the others. */
export interface Kept extends Intent {
  id: string
  /** Under this id the server applies it once, however often it arrives; another content gets another one. */
  operation: string
  user: string
  order: number
  at: string
  state: 'waiting' | 'refused' | 'conflict'
  problem?: { code: string; details?: unknown }
}

export interface OutboxStorage {
  /** All that this person said and that is not settled, by order. */
  load(user: string): Promise<Kept[]>
  /** Resolves with the order it got once it is durable; throws a Problem (`device_full`, `not_kept`) if it is not. */
  append(entry: Omit<Kept, 'order'>): Promise<number>
  /** One transaction; an entry that is no longer there stays away: somebody gave it up meanwhile. */
  replace(entries: readonly Kept[]): Promise<void>
  /** One transaction. */
  remove(user: string, ids: readonly string[]): Promise<void>
}

export type Delivery = { answers: readonly OperationAnswer[] } | { problem: Problem }

export interface OutboxServer {
  /** One request, as this person and nobody else. Does not throw. */
  push(user: string, facility: string, operations: readonly Operation[]): Promise<Delivery>
}

/** Runs the work when nobody else on this device does. */
export type Exclusive = (work: () => Promise<void>) => Promise<void>

export interface OutboxClock {
  now(): number
  /** Returns how to call it off. */
  after(ms: number, run: () => void): () => void
  /** Between 0 and 1, so that a district does not come back all at once. */
  random(): number
}
