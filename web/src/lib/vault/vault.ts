/**
 * The encrypted store of this device: what the server said, until the right to it ends, and what the person said,
 * until the server has it. Nothing that names a patient is written on the disk in clear.
 *
 * What it protects from: whoever reads the disk of the phone or copies the profile without running this browser,
 * and whatever is left on the disk after a key is destroyed. Not from somebody who runs scripts in this very
 * browser while the person is signed in.
 */
import { createStore } from '../store.ts'
import { type AnswerShelf, answerShelf, times } from './answers.ts'
import { carryOver } from './carryOver.ts'
import type { SeenTime } from './clock.ts'
import { destroyKeys, type Keyring, openKeyring } from './keyring.ts'
import { memoryShelf } from './memoryShelf.ts'
import { answersPlace, keyPlace, setPlace, workingKeys } from './places.ts'
import { type FacilitySet, facilitySet } from './rows.ts'
import { type DraftShelf, draftShelf, hasSaid, type OutboxShelf, outboxShelf, recordDrafts } from './said.ts'
import { openDiskShelf, type Shelf, type Step } from './shelf.ts'

export type { KeptDraft, OutboxShelf } from './said.ts'

export interface Vault {
  userId: string
  /** False: this browser keeps nothing (no IndexedDB, no encryption); everything is in the memory of the page. */
  kept: boolean
  outbox: OutboxShelf
  drafts: DraftShelf
  /** What the server answered, kept so that a screen opens with it. */
  answers: AnswerShelf
  /** The register of one facility. */
  set(facility: string): FacilitySet
  /** When the server last answered, and the latest time ever seen here. */
  time: { read(): Promise<SeenTime | undefined>; write(seen: SeenTime): Promise<void> }
  /** Makes the keys for what is read at this facility; called when the person works there. */
  allow(facility: string): Promise<void>
}

/** How this device keeps things: `memory` and `full` are told to the person. */
export const keeping = createStore<'disk' | 'memory' | 'full'>('disk')

interface Device {
  shelf: Shelf
  keyring: Keyring
}

let device: Promise<Device> | undefined
const vaults = new Map<string, Promise<Vault>>()

async function openDevice(): Promise<Device> {
  try {
    // Served over plain http, a browser has no encryption: then nothing is kept at all.
    if (!globalThis.crypto?.subtle || !globalThis.indexedDB) throw new Error('not kept')
    const shelf = await openDiskShelf()
    const keyring = openKeyring(shelf)
    // Some private windows have a store that cannot hold a key.
    await keyring.make(keyPlace('said', 'nobody'))
    await carryOver(shelf, keyring)
    return { shelf: tellingWhenFull(shelf), keyring }
  } catch {
    keeping.set('memory')
    const shelf = memoryShelf()
    return { shelf, keyring: openKeyring(shelf) }
  }
}

/** The person is told as soon as the device is full, and as soon as it is not any more. */
function tellingWhenFull(shelf: Shelf): Shelf {
  return {
    ...shelf,
    async write(steps, options) {
      try {
        const written = await shelf.write(steps, options)
        const isMore = steps.some((step) => 'put' in step || 'append' in step)
        if (isMore && written !== false && keeping.get() === 'full') keeping.set('disk')
        return written
      } catch (error) {
        if ((error as { code?: string }).code === 'device_full') keeping.set('full')
        throw error
      }
    },
  }
}

const theDevice = (): Promise<Device> => {
  device ??= openDevice()
  return device
}

async function open(userId: string): Promise<Vault> {
  const { shelf, keyring } = await theDevice()
  const answers = answerShelf(shelf, keyring, userId)
  await keyring.make(keyPlace('said', userId))
  await keyring.make(keyPlace('answers', userId, times))
  await keyring.make(keyPlace('answers', userId))
  return {
    userId,
    kept: shelf.kept,
    outbox: outboxShelf(shelf, keyring, userId),
    drafts: draftShelf(shelf, keyring, userId),
    answers,
    time: {
      read: async () => (await answers.read(times)) as SeenTime | undefined,
      write: (seen) => answers.write(times, seen),
    },
    set: (facility) => facilitySet(shelf, keyring, userId, facility),
    async allow(facility) {
      await keyring.make(keyPlace('rows', userId, facility))
      await keyring.make(keyPlace('answers', userId, facility))
    },
  }
}

/** Opens the store of one person; the same promise for everybody who asks. */
export function openVault(userId: string): Promise<Vault> {
  const opening = vaults.get(userId) ?? open(userId)
  vaults.set(userId, opening)
  opening.catch(() => vaults.delete(userId))
  return opening
}

/** What to forget: everybody's, one person's, or one person's at one facility ('' : what names no facility). */
interface Scope {
  userId?: string
  facility?: string
  /** The register, the answers of the server, or both. */
  what?: 'rows' | 'answers'
}

/**
 * Forgets what was read. The keys go first, in a transaction of their own: closed in between, what is left on the
 * disk opens for nobody, and is swept at the next opening.
 */
export async function wipeWorking({ userId, facility, what }: Scope = {}): Promise<void> {
  const { shelf, keyring } = await theDevice()
  const prefix = facility === undefined ? workingKeys(userId) : `${workingKeys(userId)}${facility}/`
  const keys = await shelf.keys('keys', prefix)
  await destroyKeys(
    shelf,
    keys.filter((key) => !what || key.endsWith(`/${what}`)),
  )
  keyring.forget()
  // Whoever opens it next makes what is missing.
  vaults.clear()
  const steps: Step[] = []
  const person = userId ? `${userId}/` : ''
  if (what !== 'answers') {
    const prefix = facility === undefined ? person : setPlace(userId ?? '', facility)
    steps.push({ removeAll: 'blocks', prefix })
  }
  if (what !== 'rows') {
    if (facility === undefined) steps.push({ removeAll: 'cache', prefix: person })
    else steps.push({ remove: 'cache', key: answersPlace(userId ?? '', facility) })
    steps.push(...(await recordDrafts(shelf, userId, facility)))
  }
  await shelf.write(steps)
}

/** What anybody else read on this device, when this person's session begins. */
export async function wipeOthers(userId: string): Promise<void> {
  const { shelf } = await theDevice()
  const mine = workingKeys(userId)
  const others = (await shelf.keys('keys', workingKeys())).filter((key) => !key.startsWith(mine))
  const owners = new Set(others.map((key) => key.split('/')[1] ?? ''))
  // Left without its key by a tab that was closed in the middle of forgetting.
  for (const store of ['blocks', 'cache'] as const) {
    for (const key of await shelf.keys(store, '')) owners.add(key.split('/')[0] ?? '')
  }
  owners.delete(userId)
  for (const owner of owners) await wipeWorking({ userId: owner })
}

/**
 * At the sign-out: what was read goes; what was said stays sealed for its author while there is any, else its
 * key goes too.
 */
export async function wipeAtSignOut(userId: string | undefined): Promise<void> {
  await wipeWorking()
  if (!userId) return
  const { shelf, keyring } = await theDevice()
  if (!(await hasSaid(shelf, userId))) await destroyKeys(shelf, [keyPlace('said', userId)])
  keyring.forget()
}

/** Everything of one person, what they said included: only when they have decided so. */
export async function wipeAll(userId: string): Promise<void> {
  await wipeWorking({ userId })
  const { shelf, keyring } = await theDevice()
  await destroyKeys(shelf, [keyPlace('said', userId)])
  keyring.forget()
  const rows = await shelf.rows(userId)
  await shelf.write([
    { removeAll: 'drafts', prefix: `${userId}:` },
    ...rows.map(({ id }): Step => ({ take: id })),
  ])
}

/** For tests: the next opening starts from the disk, as a new page does. */
export function closeVault(): void {
  device = undefined
  vaults.clear()
  keeping.set('disk')
}
