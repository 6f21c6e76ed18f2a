/** What the person said and the server does not have: drafts and the outbox, sealed with the key of what was said. */
import { newId } from '../ids.ts'
import type { Keyring } from './keyring.ts'
import { draftPlace, keyPlace } from './places.ts'
import type { OutboxRow, Shelf, Step } from './shelf.ts'

/** The outbox as it lies on this device. */
export interface OutboxShelf {
  /** Everything of this person, in order. */
  all(): Promise<{ id: string; order: number; value: unknown }[]>
  /** Durable on the device when it resolves, with its place among the others; throws `device_full`. */
  add(id: string, value: unknown): Promise<number>
  /** Replaces values of entries that are still there, in one transaction. */
  put(entries: readonly { id: string; value: unknown }[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

export interface KeptDraft {
  value: unknown
  savedAt: number
}

export interface DraftShelf {
  /**
   * `record` names the facility of a draft that begins with what the server said of somebody: it is sealed like
   * what was read there and goes with it at the sign-out. What was typed from nothing stays for its author.
   */
  read(key: string, from?: { record: string }): Promise<KeptDraft | undefined>
  /** Durable when it resolves. */
  write(key: string, value: unknown, from?: { record: string }): Promise<void>
  remove(keys: readonly string[]): Promise<void>
  /** The keys that begin so. */
  keys(prefix?: string): Promise<string[]>
}

interface DraftRow {
  savedAt: number
  /** Under which key it lies. */
  keyPlace: string
  sealed: unknown
}

const outboxPlace = (owner: string, id: string) => `outbox/${owner}/${id}`
const draftSeal = (place: string) => `draft/${place}`

/** Seals with the key of what was said, which is made when there is none: nobody's words wait for a key. */
async function sealSaid(keyring: Keyring, key: string, place: string, value: unknown) {
  for (;;) {
    const made = await keyring.seal(key, place, value)
    if (made) return made
    await keyring.make(key)
  }
}

export function outboxShelf(shelf: Shelf, keyring: Keyring, owner: string): OutboxShelf {
  const key = keyPlace('said', owner)
  return {
    async all() {
      const rows = await shelf.rows(owner)
      const opened = await Promise.all(
        rows.map(async ({ id, order = 0, sealed }) => ({
          id,
          order,
          value: await keyring.unseal(key, outboxPlace(owner, id), sealed),
        })),
      )
      return opened.filter(({ value }) => value !== undefined).sort((a, b) => a.order - b.order)
    },
    async add(id, value) {
      for (;;) {
        const { sealed, guard } = await sealSaid(keyring, key, outboxPlace(owner, id), value)
        const order = await shelf.write([{ append: { id, owner, sealed } }], {
          guards: [guard],
          durable: true,
        })
        if (typeof order === 'number') return order
      }
    },
    async put(entries) {
      if (entries.length === 0) return
      for (;;) {
        const made = await Promise.all(
          entries.map(async ({ id, value }) => ({
            id,
            ...(await sealSaid(keyring, key, outboxPlace(owner, id), value)),
          })),
        )
        const steps: Step[] = made.map(({ id, sealed }) => ({ replace: id, sealed }))
        const guards = made.slice(0, 1).map(({ guard }) => guard)
        if (await shelf.write(steps, { guards, durable: true })) return
      }
    },
    async remove(ids) {
      if (ids.length > 0)
        await shelf.write(
          ids.map((id) => ({ take: id })),
          { durable: true },
        )
    },
  }
}

export function draftShelf(shelf: Shelf, keyring: Keyring, owner: string): DraftShelf {
  const said = keyPlace('said', owner)
  return {
    async read(key, from) {
      const place = draftPlace(owner, key)
      if (from) await keyring.make(keyPlace('answers', owner, from.record))
      const row = (await shelf.get('drafts', place)) as DraftRow | undefined
      if (!row) return undefined
      const value = await keyring.unseal(row.keyPlace, draftSeal(place), row.sealed)
      return value === undefined ? undefined : { value, savedAt: row.savedAt }
    },
    async write(key, value, from) {
      const place = draftPlace(owner, key)
      const under = from ? keyPlace('answers', owner, from.record) : said
      for (;;) {
        // The right to read may be gone since the form was opened: its key is not made again.
        const made = from
          ? await keyring.seal(under, draftSeal(place), value)
          : await sealSaid(keyring, under, draftSeal(place), value)
        if (!made) return
        const row: DraftRow = { savedAt: Date.now(), keyPlace: under, sealed: made.sealed }
        const steps: Step[] = [{ put: 'drafts', key: place, value: row }]
        if (await shelf.write(steps, { guards: [made.guard], durable: true })) return
      }
    },
    async remove(keys) {
      if (keys.length === 0) return
      await shelf.write(keys.map((key) => ({ remove: 'drafts', key: draftPlace(owner, key) })))
    },
    async keys(prefix = '') {
      const found = await shelf.keys('drafts', draftPlace(owner, prefix))
      return found.map((key) => key.slice(draftPlace(owner, '').length))
    },
  }
}

/** Is anything of this person on the device that only their sign-in will bring back? */
export async function hasSaid(shelf: Shelf, owner: string): Promise<boolean> {
  if ((await shelf.rows(owner)).length > 0) return true
  const drafts = await shelf.range('drafts', draftPlace(owner, ''))
  return drafts.some(({ value }) => (value as DraftRow).keyPlace === keyPlace('said', owner))
}

/** The drafts that began with something read, of everybody or of one person at one facility. */
export async function recordDrafts(
  shelf: Shelf,
  userId: string | undefined,
  facility: string | undefined,
): Promise<Step[]> {
  const rows = await shelf.range('drafts', userId ? draftPlace(userId, '') : '')
  return rows
    .filter(({ value }) => {
      const under = (value as DraftRow).keyPlace
      if (!under.startsWith('working/')) return false
      return facility === undefined || under === keyPlace('answers', userId ?? '', facility)
    })
    .map(({ key }) => ({ remove: 'drafts', key }))
}

/** An operation or a draft that an older version of the app kept in clear, sealed for its author. */
export async function sealCarried(
  shelf: Shelf,
  keyring: Keyring,
  carried: {
    outbox: { owner: string; id?: string; value: unknown }[]
    drafts: { place: string; owner: string; value: unknown; savedAt: number }[]
  },
): Promise<void> {
  for (const { owner, id = newId(), value } of carried.outbox) {
    const { sealed } = await sealSaid(keyring, keyPlace('said', owner), outboxPlace(owner, id), value)
    const row: OutboxRow = { id, owner, sealed }
    await shelf.write([{ append: row }], { durable: true })
  }
  for (const { owner, place, value, savedAt } of carried.drafts) {
    const under = keyPlace('said', owner)
    const { sealed } = await sealSaid(keyring, under, draftSeal(place), value)
    const row: DraftRow = { savedAt, keyPlace: under, sealed }
    await shelf.write([{ add: 'drafts', key: place, value: row }], { durable: true })
  }
}
