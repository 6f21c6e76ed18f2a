/**
 * The outbox of one person in one tab: a small machine over storage, server, lock and clock.
 *
 * An operation is acknowledged once the storage has it, and leaves the storage once the server has answered for
 * it; between the two it may be sent any number of times, by any tab, and the server's ledger makes the second
 * time harmless. What the machine knows beyond the storage (attempts, what is in the request) may die with the tab.
 */
import type { OperationAnswer } from '../../../../functions/_shared/contracts/sync.ts'
import { createStore, type Store } from '../store.ts'
import type { Entry, Intent } from './entry.ts'
import { heldIds, isOpening, largestBatch, nextBatch, toOperation } from './plan.ts'
import type { Exclusive, Kept, OutboxClock, OutboxServer, OutboxStorage } from './ports.ts'
import { overOwnWork } from './rebase.ts'
import { verdictOn, verdictOnBatch } from './verdict.ts'

const firstDelayMs = 5_000
const longestDelayMs = 300_000
/** The radio of a phone is not woken for an opening alone before this. */
const openingDelayMs = 60_000
const remembered = 100
/** Failing alone one after the other, it is the server that is ill and not an operation. */
const mostAside = 5

export interface EnginePorts {
  user: string
  storage: OutboxStorage
  server: OutboxServer
  exclusive: Exclusive
  clock: OutboxClock
  newId: () => string
  /** Tells the other tabs that the storage has changed. */
  tell: () => void
}

export interface Engine {
  entries: Store<readonly Entry[]>
  enqueue(intent: Intent): Promise<string>
  /** Sends what waits, now. */
  flush(): Promise<void>
  /** Reads the storage again: another tab wrote. */
  reload(): Promise<void>
  tryAgain(id: string): Promise<void>
  resolve(id: string, args: Record<string, unknown>): Promise<void>
  giveUp(ids: readonly string[]): Promise<void>
  /** No request leaves after this; the answer to one that has left is still written down. */
  stop(): void
}

/** Starts the machine; nothing is read or sent before `reload` or `flush`. */
export function createEngine(ports: EnginePorts): Engine {
  const { user, storage, server, exclusive, clock, newId, tell } = ports
  const entries = createStore<readonly Entry[]>([])
  const attempts = new Map<string, number>()
  /** Decided, and not yet written down because the device is full: never sent again meanwhile. */
  const decided = new Map<string, Kept>()
  /** What this tab wrote, by the reading that was the latest then: an older reading does not undo it. */
  const written: { reading: number; entry: Kept }[] = []
  let reading = 0
  let shown = 0
  let said: readonly Kept[] = []
  let done: Kept[] = []
  let sending: ReadonlySet<string> = new Set()
  let aside = new Set<string>()
  let most = largestBatch
  let failures = 0
  let radioIsOn = false
  let stopped = false
  let running: Promise<void> | undefined
  let asked = false
  /** What did not change stays the same object: nothing is drawn again for it. */
  const views = new WeakMap<Kept, Entry>()
  let cancelRetry = () => {}
  let cancelOpenings: (() => void) | undefined
  let opened: Promise<void> | undefined

  function show(kept: readonly Kept[] = said): void {
    said = kept.map((entry) => decided.get(entry.id) ?? entry)
    const held = heldIds(said)
    const drawnNow = entries.get()
    const next = said.map((entry) => {
      const tries = attempts.get(entry.id) ?? 0
      const state = sending.has(entry.id) ? 'sending' : held.has(entry.id) ? 'held' : entry.state
      const drawn = views.get(entry)
      if (drawn?.attempts === tries && drawn.state === state) return drawn
      const { id, kind, facility, subject, args, urgent, order, at, problem } = entry
      const view: Entry = {
        id,
        kind,
        facility,
        subject,
        args,
        urgent,
        order,
        at,
        problem,
        attempts: tries,
        state,
      }
      views.set(entry, view)
      return view
    })
    const isSame = next.length === drawnNow.length && next.every((view, index) => view === drawnNow[index])
    if (!isSame) entries.set(next)
  }

  async function reload(): Promise<void> {
    reading += 1
    const turn = reading
    const kept = await storage.load(user)
    if (turn < shown) return
    shown = turn
    const known = new Set(kept.map(({ id }) => id))
    const missed = written.filter((own) => own.reading >= turn && !known.has(own.entry.id))
    written.splice(0, written.length, ...missed)
    show([...kept, ...missed.map(({ entry }) => entry)])
  }

  function later(): void {
    failures += 1
    cancelRetry()
    const delay = Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs)
    cancelRetry = clock.after(delay * (0.75 + clock.random() / 2), () => void flush())
  }

  /** Writes down what the server said of a batch; tells whether to go on. */
  async function settle(batch: readonly Kept[], answers: readonly OperationAnswer[]): Promise<boolean> {
    const byId = new Map(answers.map((answer) => [answer.id, answer]))
    const gone: Kept[] = []
    let unanswered = 0
    let isProgress = false
    for (const entry of batch) {
      const answer = byId.get(entry.operation)
      const verdict = verdictOn(answer)
      // Nobody can decide anything about a trace that the server does not take.
      if (verdict === 'done' || (verdict !== 'later' && isOpening(entry))) gone.push(entry)
      else if (verdict !== 'later') {
        const problem = { code: answer?.code ?? 'unexpected', details: answer?.details }
        decided.set(entry.id, { ...entry, state: verdict, problem })
      } else if (answer?.status !== 'held') unanswered += 1
      isProgress ||= verdict !== 'later'
    }
    done = [...done, ...gone].slice(-remembered)
    // Two steps: removing works on a full device, where writing a refusal down may not.
    await storage.remove(
      user,
      gone.map(({ id }) => id),
    )
    await writeDecided()
    return isProgress && unanswered === 0
  }

  async function writeDecided(): Promise<void> {
    if (decided.size === 0) return
    const verdicts = [...decided.values()]
    await storage.replace(verdicts)
    for (const { id } of verdicts) decided.delete(id)
  }

  /** Sends one batch; false when the rest must wait. */
  async function deliver(batch: readonly Kept[]): Promise<boolean> {
    for (const { id } of batch) attempts.set(id, (attempts.get(id) ?? 0) + 1)
    sending = new Set(batch.map(({ id }) => id))
    show()
    const delivery = await server.push(user, batch[0]?.facility ?? '', batch.map(toOperation))
    sending = new Set()
    if ('answers' in delivery) {
      const complete = await settle(batch, delivery.answers)
      tell()
      if (!complete) return false
      most = Math.min(largestBatch, most * 2)
      failures = 0
      return true
    }
    const { problem } = delivery
    const verdict = verdictOnBatch(problem)
    const alone = batch.length === 1
    if (verdict === 'refuse' || (verdict === 'split' && alone)) {
      const refusal = { status: 'refused', code: problem.code, details: problem.details } as const
      await settle(
        batch,
        batch.map(({ operation }) => ({ id: operation, ...refusal })),
      )
      tell()
      return true
    }
    most = Math.max(1, Math.floor(batch.length / 2))
    if (verdict === 'split') return true
    // The server fell over one operation (500; one that is away says 502 to 504): its patient waits, the others do not.
    if (alone && problem.status === 500 && aside.size < mostAside) {
      for (const { subject } of batch) aside.add(subject)
      return true
    }
    return false
  }

  async function drain(): Promise<void> {
    aside = new Set()
    let isSound = true
    try {
      await writeDecided()
      while (isSound && !stopped) {
        await reload()
        const batch = nextBatch(said, { most, aside })
        if (batch.length === 0 || (!radioIsOn && batch.every(isOpening))) break
        isSound = await deliver(batch)
        radioIsOn = isSound
      }
    } catch {
      // The storage failed, not the network: what it holds is still there.
      isSound = false
    }
    radioIsOn = false
    sending = new Set()
    show()
    if (stopped) return
    if (!isSound || aside.size > 0) later()
    else cancelRetry()
    if (said.some(isOpening)) openingsLater()
  }

  function flush(): Promise<void> {
    asked = true
    running ??= (async () => {
      while (asked && !stopped) {
        asked = false
        await exclusive(drain)
      }
    })()
      .catch(later)
      .finally(() => {
        running = undefined
      })
    return running
  }

  function openingsLater(): void {
    cancelOpenings ??= clock.after(openingDelayMs, () => {
      cancelOpenings = undefined
      radioIsOn = true
      void flush()
    })
  }

  async function enqueue(intent: Intent): Promise<string> {
    // What was said before this tab was opened counts as well.
    opened ??= reload().catch(() => undefined)
    await opened
    const mine = overOwnWork(intent, [...done, ...said])
    const at = new Date(clock.now()).toISOString()
    const id = newId()
    const kept = { ...mine, id, operation: id, user, at, state: 'waiting' as const }
    const entry = { ...kept, order: await storage.append(kept) }
    written.push({ reading, entry })
    if (!said.some((other) => other.id === id)) show([...said, entry])
    tell()
    if (isOpening(entry)) openingsLater()
    else void flush()
    return id
  }

  async function again(id: string, change: (entry: Kept) => Kept): Promise<void> {
    const entry = said.find((candidate) => candidate.id === id)
    if (!entry) return
    const { problem: _problem, ...rest } = change(entry)
    await storage.replace([{ ...rest, state: 'waiting' }])
    decided.delete(id)
    await reload()
    tell()
    void flush()
  }

  return {
    entries,
    enqueue,
    flush,
    reload() {
      const done = reload()
      opened ??= done.catch(() => undefined)
      return done
    },
    tryAgain: (id) => again(id, (entry) => entry),
    // Another content is another operation: the ledger must not take it for the one it refused.
    resolve: (id, args) => again(id, (entry) => ({ ...entry, operation: newId(), args })),
    async giveUp(ids) {
      await storage.remove(user, ids)
      for (const id of ids) decided.delete(id)
      await reload()
      tell()
      void flush()
    },
    stop() {
      stopped = true
      cancelRetry()
      cancelOpenings?.()
    },
  }
}
