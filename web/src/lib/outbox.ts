import { connection } from './connection.ts'
import { database, type OutboxItem } from './database.ts'
import { newId } from './ids.ts'
import { isPassing, toProblem } from './problem.ts'
import { queryClient } from './queryClient.ts'
import { rpc } from './request.ts'
import { session } from './session.ts'
import { createStore } from './store.ts'

/** What this person said and the server has not yet confirmed, oldest first. */
export const outbox = createStore<OutboxItem[]>([])

let flushing: Promise<void> | undefined
let retry: ReturnType<typeof setTimeout> | undefined
const answers = new Map<string, { resolve(value: unknown): void; reject(error: unknown): void }>()

const userId = (): string | undefined => {
  const state = session.get()
  return state.status === 'signed-in' ? state.session.userId : undefined
}

/** Reads the outbox of the person who signed in; called when the session starts. */
export async function openOutbox(): Promise<void> {
  const owner = userId()
  const items = owner ? await (await database()).getAllFromIndex('outbox', 'byUser', owner) : []
  outbox.set(items.sort((a, b) => a.createdAt - b.createdAt))
  void flushOutbox()
}

export type Sent<T> = { status: 'sent'; data: T } | { status: 'queued' }

/**
 * Sends a write whose id was made here (`newId`), so that sending it twice is harmless. It is on the
 * device before it is on the network: without one it resolves to `queued` and leaves when it can, in order.
 * A refusal by the server (stale revision, right withdrawn...) throws a Problem and leaves the outbox.
 */
export async function send<T>(
  item: Pick<OutboxItem, 'facility' | 'label' | 'rpc' | 'args'>,
): Promise<Sent<T>> {
  const owner = userId()
  if (!owner) throw toProblem(new Error('signed out'))
  const entry: OutboxItem = { ...item, id: newId(), userId: owner, createdAt: Date.now(), attempts: 0 }
  await (await database()).put('outbox', entry)
  outbox.set((items) => [...items, entry])
  const answer = new Promise<unknown>((resolve, reject) => answers.set(entry.id, { resolve, reject }))
  void flushOutbox()
  return (await answer) as Sent<T>
}

async function forget(id: string): Promise<void> {
  await (await database()).delete('outbox', id)
  outbox.set((items) => items.filter((item) => item.id !== id))
}

async function update(entry: OutboxItem): Promise<void> {
  await (await database()).put('outbox', entry)
  outbox.set((items) => items.map((item) => (item.id === entry.id ? entry : item)))
}

/** True to go on with the next, false when the network is gone. */
async function deliver(entry: OutboxItem): Promise<boolean> {
  const waiting = answers.get(entry.id)
  answers.delete(entry.id)
  try {
    const data = await rpc(entry.rpc, entry.args)
    await forget(entry.id)
    waiting?.resolve({ status: 'sent', data })
    // What had been shown from the device is now what the server says.
    if (!waiting) void queryClient.invalidateQueries()
    return true
  } catch (error) {
    const problem = toProblem(error)
    if (isPassing(problem) || problem.code === 'session_expired') {
      await update({ ...entry, attempts: entry.attempts + 1 })
      waiting?.resolve({ status: 'queued' })
      return false
    }
    if (waiting) {
      // The form is still open: it shows the problem and keeps its draft.
      await forget(entry.id)
      waiting.reject(problem)
    } else {
      await update({ ...entry, refusal: { code: problem.code, details: problem.details } })
    }
    return true
  }
}

async function flush(): Promise<void> {
  clearTimeout(retry)
  for (;;) {
    const owner = userId()
    const next = outbox.get().find((item) => item.userId === owner && !item.refusal)
    if (!next) return
    if (await deliver(next)) continue
    for (const [id, waiting] of answers) {
      answers.delete(id)
      waiting.resolve({ status: 'queued' })
    }
    retry = setTimeout(flushOutbox, 15_000)
    return
  }
}

/** Tries to send what waits; safe to call at any time. One tab at a time, so nothing leaves twice at once. */
export function flushOutbox(): Promise<void> {
  flushing ??= oneTab().finally(() => {
    flushing = undefined
    if (answers.size > 0) void flushOutbox()
  })
  return flushing
}

async function oneTab(): Promise<void> {
  if (navigator.locks) await navigator.locks.request('keneya.outbox', flush)
  else await flush()
}

/** Gives up an item that the server refused, after the person has read why. */
export async function giveUp(id: string): Promise<void> {
  await forget(id)
}

/** Tries a refused item again, after the person has mended what was wrong (a right given back...). */
export async function tryAgain(id: string): Promise<void> {
  const item = outbox.get().find((candidate) => candidate.id === id)
  if (!item) return
  await update({ ...item, refusal: undefined })
  await flushOutbox()
}

/** Whatever answered first after an outage (a poll, the socket), what waits leaves at once. */
let wasOffline = false
connection.subscribe(() => {
  const isOffline = connection.get().transport === 'offline'
  if (wasOffline && !isOffline) void flushOutbox()
  wasOffline = isOffline
})
if (typeof window !== 'undefined') addEventListener('online', () => void flushOutbox())
