/** Where sealed things lie: IndexedDB, or the memory of the page where there is none. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { Problem } from '../problem.ts'

export const vaultName = 'keneya-vault'

/** A key and the mark by which a writer knows that it is still the same one. */
export interface KeptKey {
  id: string
  key: CryptoKey
}

/** One operation of somebody, in the order in which the device took them. */
export interface OutboxRow {
  order?: number
  id: string
  owner: string
  sealed: unknown
}

/** The stores that are a key and a value; `outbox` numbers its rows itself. */
export const shelves = ['keys', 'blocks', 'cache', 'drafts'] as const
export type ShelfName = (typeof shelves)[number]

interface Schema extends DBSchema {
  keys: { key: string; value: unknown }
  blocks: { key: string; value: unknown }
  cache: { key: string; value: unknown }
  drafts: { key: string; value: unknown }
  outbox: { key: number; value: OutboxRow; indexes: { byOwner: string; byId: string } }
}

export type Step =
  | { put: ShelfName; key: string; value: unknown }
  /** Keeps what is there already. */
  | { add: ShelfName; key: string; value: unknown }
  | { remove: ShelfName; key: string }
  /** Everything whose key begins so. */
  | { removeAll: ShelfName; prefix: string }
  | { append: OutboxRow }
  | { replace: string; sealed: unknown }
  | { take: string }

/** Read in the same transaction as the steps: when it answers no, nothing is written. */
export interface Guard {
  shelf: ShelfName
  key: string
  holds: (value: unknown) => boolean
}

export interface Shelf {
  kept: boolean
  get(shelf: ShelfName, key: string): Promise<unknown>
  /** Everything whose key begins so. */
  range(shelf: ShelfName, prefix: string): Promise<{ key: string; value: unknown }[]>
  keys(shelf: ShelfName, prefix: string): Promise<string[]>
  rows(owner: string): Promise<OutboxRow[]>
  /**
   * All steps or none, in one transaction; false when a guard said no. `durable` waits until the disk has it,
   * not only the system: a dead battery loses nothing. The number is the order of the last row appended.
   */
  write(steps: Step[], options?: { guards?: Guard[]; durable?: boolean }): Promise<number | boolean>
}

const beginning = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`)

/** What a failed write is to a person. */
function toStorageProblem(error: unknown): unknown {
  const name = (error as { name?: string } | null)?.name
  return name === 'QuotaExceededError' ? new Problem('device_full') : error
}

async function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(vaultName, 1, {
    upgrade(db) {
      for (const name of shelves) db.createObjectStore(name)
      const outbox = db.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true })
      outbox.createIndex('byOwner', 'owner')
      outbox.createIndex('byId', 'id', { unique: true })
    },
    // A newer version of the app in another tab wants to change the stores: it must not wait for this one.
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
}

/** The shelf on the disk of this device. */
export async function openDiskShelf(): Promise<Shelf> {
  let db = await open()
  // Browsers close connections behind our back (storage pressure, a device waking up): open once more.
  const withDb = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await work(db)
    } catch (error) {
      if ((error as { name?: string }).name !== 'InvalidStateError') throw error
      db = await open()
      return work(db)
    }
  }
  return {
    kept: true,
    get: (shelf, key) => withDb((at) => at.get(shelf, key)),
    range: (shelf, prefix) =>
      withDb(async (at) => {
        const store = at.transaction(shelf).store
        const [keys, values] = await Promise.all([
          store.getAllKeys(beginning(prefix)),
          store.getAll(beginning(prefix)),
        ])
        return keys.map((key, index) => ({ key, value: values[index] }))
      }),
    keys: (shelf, prefix) => withDb((at) => at.getAllKeys(shelf, beginning(prefix))),
    rows: (owner) => withDb((at) => at.getAllFromIndex('outbox', 'byOwner', owner)),
    write: (steps, options) => withDb((at) => writeToDisk(at, steps, options)),
  }
}

async function writeToDisk(
  db: IDBPDatabase<Schema>,
  steps: Step[],
  { guards = [], durable = false }: { guards?: Guard[]; durable?: boolean } = {},
): Promise<number | boolean> {
  const transaction = db.transaction([...shelves, 'outbox'], 'readwrite', {
    durability: durable ? 'strict' : 'relaxed',
  })
  // Read at once, or a failure before the end is an error that nobody hears.
  const done = transaction.done.then(
    () => undefined,
    (error: unknown) => toStorageProblem(error ?? transaction.error),
  )
  let order: number | undefined
  try {
    for (const { shelf, key, holds } of guards) {
      if (holds(await transaction.objectStore(shelf).get(key))) continue
      transaction.abort()
      await done
      return false
    }
    const outbox = transaction.objectStore('outbox')
    const asked: Promise<unknown>[] = []
    const ask = (request: Promise<unknown>) => {
      // All of them fail together when the transaction does; the first one is told.
      request.catch(() => undefined)
      asked.push(request)
    }
    for (const step of steps) {
      if ('put' in step) ask(transaction.objectStore(step.put).put(step.value, step.key))
      else if ('add' in step) {
        const store = transaction.objectStore(step.add)
        if ((await store.get(step.key)) === undefined) ask(store.put(step.value, step.key))
      } else if ('remove' in step) ask(transaction.objectStore(step.remove).delete(step.key))
      else if ('removeAll' in step)
        ask(transaction.objectStore(step.removeAll).delete(beginning(step.prefix)))
      else if ('append' in step) {
        // The same operation twice (an answer lost between two tabs) keeps its first place.
        const known = await outbox.index('byId').getKey(step.append.id)
        order = known ?? (await outbox.add(step.append))
      } else if ('replace' in step) {
        const known = await outbox.index('byId').get(step.replace)
        if (known) ask(outbox.put({ ...known, sealed: step.sealed }))
      } else {
        const known = await outbox.index('byId').getKey(step.take)
        if (known !== undefined) ask(outbox.delete(known))
      }
    }
    await Promise.all(asked)
  } catch (error) {
    const why = await done
    throw why ?? toStorageProblem(error)
  }
  const failure = await done
  if (failure) throw failure
  return order ?? true
}
