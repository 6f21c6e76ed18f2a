/** The outbox's storage: each entry sealed by itself, with nothing in clear but its id, its owner and its order. */
import { Problem } from '../problem.ts'
import { type OutboxShelf, openVault } from '../vault/vault.ts'
import type { Kept, OutboxStorage } from './ports.ts'

/** Entries of one person in their vault; the order is the one that the device gave at appending. */
export function vaultStorage(
  shelfOf: (user: string) => Promise<OutboxShelf> = async (user) => (await openVault(user)).outbox,
): OutboxStorage {
  return {
    async load(user) {
      const entries = await (await shelfOf(user)).all()
      return entries.map(({ order, value }) => ({ ...(value as Kept), order }))
    },
    async append(entry) {
      try {
        return await (await shelfOf(entry.user)).add(entry.id, entry)
      } catch (error) {
        throw error instanceof Problem ? error : new Problem('not_kept')
      }
    },
    async replace(entries) {
      const byUser = group(entries)
      for (const [user, own] of byUser) {
        await (await shelfOf(user)).put(own.map((entry) => ({ id: entry.id, value: entry })))
      }
    },
    remove: async (user, ids) => (await shelfOf(user)).remove(ids),
  }
}

function group(entries: readonly Kept[]): Map<string, Kept[]> {
  const byUser = new Map<string, Kept[]>()
  for (const entry of entries) byUser.set(entry.user, [...(byUser.get(entry.user) ?? []), entry])
  return byUser
}
