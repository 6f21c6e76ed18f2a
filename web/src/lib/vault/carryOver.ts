/**
 * What an older version of the app kept in clear, in the database `keneya`: what the person said is sealed into
 * the vault, the answers of the server go, and the old database with them.
 */
import { deleteDB, openDB } from 'idb'
import type { Keyring } from './keyring.ts'
import { sealCarried } from './said.ts'
import type { Shelf } from './shelf.ts'

const oldName = 'keneya'

interface OldItem {
  id: string
  userId: string
  facility: string
  rpc: string
  args: Record<string, unknown>
  createdAt: number
  refusal?: { code: string; details?: unknown }
}

/** The function that was called then, the operation that it is now, and where its content lies in the arguments. */
const kinds: Record<string, { kind: string; content: string; subject: string }> = {
  save_patient: { kind: 'patient.save', content: 'patient', subject: 'id' },
  save_consultation: { kind: 'consultation.save', content: 'consultation', subject: 'patient_id' },
  send_referral: { kind: 'referral.send', content: 'referral', subject: 'patient_id' },
}

/** The operation as the outbox keeps them now; the ids in its content make it harmless twice, as before. */
export function carriedOperation(item: OldItem): { owner: string; id: string; value: unknown } | undefined {
  const known = kinds[item.rpc]
  const content = known && (item.args[known.content] as Record<string, unknown> | undefined)
  if (!known || !content) return undefined
  return {
    owner: item.userId,
    id: item.id,
    value: {
      id: item.id,
      operation: item.id,
      user: item.userId,
      kind: known.kind,
      facility: item.facility,
      subject: String(content[known.subject] ?? item.id),
      args: content,
      at: new Date(item.createdAt).toISOString(),
      state: item.refusal ? 'refused' : 'waiting',
      problem: item.refusal,
    },
  }
}

/** Forms that are new since then: their drafts have another shape and would not open. */
const redrawn = /^[^:]+:(patient|consultation):/

async function carry(shelf: Shelf, keyring: Keyring, waiting: () => void): Promise<void> {
  const known = await indexedDB.databases?.()
  if (known && !known.some(({ name }) => name === oldName)) return
  // The higher version keeps the older app out of it from here on; a tab that still runs it is waited for.
  const db = await openDB(oldName, 2, { blocked: waiting })
  try {
    const stores = [...db.objectStoreNames] as string[]
    const items: OldItem[] = stores.includes('outbox') ? await db.getAll('outbox') : []
    const drafts: { place: string; owner: string; value: unknown; savedAt: number }[] = []
    if (stores.includes('drafts')) {
      for (const key of (await db.getAllKeys('drafts')) as string[]) {
        const row = (await db.get('drafts', key)) as { value: unknown; savedAt: number }
        if (!redrawn.test(key)) drafts.push({ place: key, owner: key.split(':')[0] ?? '', ...row })
      }
    }
    items.sort((a, b) => a.createdAt - b.createdAt)
    const outbox = items.flatMap((item) => carriedOperation(item) ?? [])
    await sealCarried(shelf, keyring, { outbox, drafts })
  } finally {
    db.close()
  }
  // Only now: closed before this line, the next opening carries the same things to the same places.
  await deleteDB(oldName)
}

/** Resolves early when an old tab stands in the way, and goes on when that is closed. */
export function carryOver(shelf: Shelf, keyring: Keyring): Promise<void> {
  return new Promise((resolve) => {
    carry(shelf, keyring, resolve).then(resolve, () => resolve())
  })
}
