/** A phone: what its browser keeps, whoever opens tabs on it. Commits are atomic. */
import { Problem } from '../../problem.ts'
import type { Exclusive, Kept, OutboxStorage } from '../ports.ts'
import type { Tab } from './tab.ts'
import type { Time } from './time.ts'

export class Device {
  session: string | undefined
  isFull = false
  clockOffset = 0
  readonly records = new Map<string, Kept>()
  /** The order that each wanted thing got, by key. */
  readonly orders = new Map<number, number>()
  /** What this device has seen of the server's rows. */
  readonly seen = new Map<string, number>()
  /** Whatever else an app keeps, one value for each name. */
  readonly shelf = new Map<string, unknown>()
  #lockedBy: Tab | undefined
  #queue: { tab: Tab; start: () => void }[] = []
  #lastOrder = 0

  constructor(private readonly time: Time) {}

  /** The clock that the tabs read; nobody guarantees it. */
  now(): number {
    return 1_800_000_000_000 + this.time.now + this.clockOffset
  }

  #commit(entries: readonly Kept[]): void {
    if (this.isFull) throw new Problem('device_full')
    for (const entry of entries) this.records.set(entry.id, entry)
  }

  storageFor(tab: Tab): OutboxStorage {
    return {
      load: (user) =>
        tab.step(() =>
          [...this.records.values()].filter((kept) => kept.user === user).sort((a, b) => a.order - b.order),
        ),
      append: (entry) =>
        tab.step(() => {
          const order = this.#lastOrder + 1
          this.#commit([{ ...entry, order }])
          this.#lastOrder = order
          this.orders.set(entry.args.key as number, order)
          return order
        }),
      replace: (entries) => tab.step(() => this.#commit(entries.filter(({ id }) => this.records.has(id)))),
      remove: (_user, ids) =>
        tab.step(() => {
          for (const id of ids) this.records.delete(id)
        }),
    }
  }

  /** As `navigator.locks`: one tab at a time, and a tab that dies lets go. */
  lockFor(tab: Tab): Exclusive {
    tab.onDeath(() => {
      this.#queue = this.#queue.filter((waiting) => waiting.tab !== tab)
      if (this.#lockedBy === tab) this.#release()
    })
    return async (work) => {
      if (!tab.alive) return new Promise<never>(() => {})
      await tab.wait(
        new Promise<void>((start) => {
          this.#queue.push({ tab, start })
          if (!this.#lockedBy) this.#release()
        }),
      )
      try {
        await work()
      } finally {
        if (tab.alive) this.#release()
      }
    }
  }

  #release(): void {
    const next = this.#queue.shift()
    this.#lockedBy = next?.tab
    next?.start()
  }
}
