import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export interface OutboxItem {
  id: string
  userId: string
  facility: string
  /** What it is, for the person: « Consultation de 10 h 42 ». Never a name or a diagnosis. */
  label: string
  rpc: string
  args: Record<string, unknown>
  createdAt: number
  attempts: number
  /** Set when the server refused it for a reason that waiting will not mend. */
  refusal?: { code: string; details?: unknown }
}

interface Schema extends DBSchema {
  drafts: { key: string; value: { value: unknown; savedAt: number } }
  outbox: { key: string; value: OutboxItem; indexes: { byUser: string } }
  cache: { key: string; value: unknown }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined

/** What this device keeps: drafts and the outbox (what the person said), and a cache (what the server said). */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('keneya', 1, {
    upgrade(db) {
      db.createObjectStore('drafts')
      db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('byUser', 'userId')
      db.createObjectStore('cache')
    },
  })
  return opening
}
