/**
 * What this person said and the server has not confirmed: the outbox as the screens know it. One machine (engine.ts)
 * for the person who is signed in, over the encrypted store, the exchange with the server, and a lock among tabs.
 */
import { connection } from '../connection.ts'
import { onEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { onSignOut } from '../localData.ts'
import { Problem } from '../problem.ts'
import { session } from '../session.ts'
import { createStore } from '../store.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Entry, Intent } from './entry.ts'
import { exclusive } from './exclusive.ts'
import { fallWith } from './fallWith.ts'
import { isOpening } from './plan.ts'
import type { OutboxClock } from './ports.ts'
import { server } from './server.ts'
import { vaultStorage } from './vaultStorage.ts'

export type { Entry, EntryState, Intent } from './entry.ts'

/** What this person said and the server has not yet confirmed, in order. Traces of reading leave by themselves. */
export const outbox = createStore<readonly Entry[]>([])

const clock: OutboxClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

const channel =
  typeof BroadcastChannel === 'undefined' || typeof window === 'undefined'
    ? undefined
    : new BroadcastChannel('keneya.outbox')

let current: { user: string; engine: Engine } | undefined

function close(): void {
  current?.engine.stop()
  current = undefined
  outbox.set([])
}

function engineOf(user: string): Engine {
  if (current?.user === user) return current.engine
  close()
  const tell = () => channel?.postMessage(user)
  const engine = createEngine({ user, storage: vaultStorage(), server, exclusive, clock, newId, tell })
  engine.entries.subscribe(() => {
    if (current?.engine !== engine) return
    outbox.set(engine.entries.get().filter((entry) => !isOpening(entry)))
  })
  current = { user, engine }
  return engine
}

function mine(): Engine {
  const state = session.get()
  if (state.status !== 'signed-in') throw new Problem('session_expired')
  return engineOf(state.session.userId)
}

/** Reads the outbox of the person who signed in, and sends what waits; called when the session starts. */
export async function openOutbox(): Promise<void> {
  const opened = mine()
  await opened.reload()
  void opened.flush()
}

/**
 * Resolves with the operation's id once it is durable on this device; what happens then needs no form. Throws a
 * Problem when it could not be kept (`device_full`, `not_kept`, `session_expired`): the form keeps everything.
 */
export async function enqueue(intent: Intent): Promise<string> {
  return mine().enqueue(intent)
}

/** Waits at most `ms` for the server's word on an operation. */
export function settled(id: string, ms: number): Promise<'done' | 'refused' | 'waiting'> {
  const read = () => {
    const entry = outbox.get().find((candidate) => candidate.id === id)
    if (!entry) return 'done' as const
    return entry.state === 'refused' || entry.state === 'conflict'
      ? ('refused' as const)
      : ('waiting' as const)
  }
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      stop()
      resolve(read())
    }
    const timer = setTimeout(finish, ms)
    const stop = outbox.subscribe(() => {
      if (read() !== 'waiting') finish()
    })
    if (read() !== 'waiting') finish()
  })
}

/** Sends a refused operation again, once what was wrong is mended. */
export async function tryAgain(id: string): Promise<void> {
  await mine().tryAgain(id)
}

/** Forgets an operation and what cannot exist without it (fallWith.ts), after the person has read what is lost. */
export async function giveUp(id: string): Promise<void> {
  const entry = outbox.get().find((candidate) => candidate.id === id)
  const falling = entry ? fallWith(entry, outbox.get()) : []
  await mine().giveUp([id, ...falling.map((other) => other.id)])
}

/** Sends a conflicting operation again as the person decided, over the revision that they saw. */
export async function resolveConflict(id: string, args: Record<string, unknown>): Promise<void> {
  await mine().resolve(id, args)
}

/** Tries to send what waits, now; safe to call at any time. */
export async function flush(): Promise<void> {
  if (session.get().status === 'signed-in') await mine().flush()
}

onSignOut(close)
session.subscribe(() => {
  const state = session.get()
  if (current && (state.status !== 'signed-in' || state.session.userId !== current.user)) close()
})

channel?.addEventListener('message', ({ data }: MessageEvent<string>) => {
  if (current?.user === data) void current.engine.reload().catch(() => undefined)
})

/** Something answered: what waits need not wait for its next try. */
function wake(): void {
  if (outbox.get().some(({ state }) => state === 'waiting')) void flush()
}

/** Whatever answered first after an outage (a poll, the socket), what waits leaves at once. */
let wasOffline = false
connection.subscribe(() => {
  const isOffline = connection.get().transport === 'offline'
  if (wasOffline && !isOffline) wake()
  wasOffline = isOffline
})
onEvent('*', wake)
if (typeof window !== 'undefined') {
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !current) return
    // A tab that slept heard nothing of the others.
    void current.engine.reload().catch(() => undefined)
    wake()
  })
}
