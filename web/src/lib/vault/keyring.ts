import { newId } from '../ids.ts'
import { makeKey, type Sealed, seal, unseal } from './seal.ts'
import type { Guard, KeptKey, Shelf, Step } from './shelf.ts'

/** Seals and opens with the keys of one device. */
export interface Keyring {
  /** Makes the key when there is none; the same for every tab. */
  make(place: string): Promise<void>
  /** True when this device has it. */
  has(place: string): Promise<boolean>
  /** Undefined when the key is gone: what it sealed is gone too. */
  seal(
    keyPlace: string,
    place: string,
    value: unknown,
  ): Promise<{ sealed: unknown; guard: Guard } | undefined>
  unseal(keyPlace: string, place: string, sealed: unknown): Promise<unknown>
  /** Forgets what this page knows of keys destroyed on the disk. */
  forget(): void
}

/**
 * Every write made with a key is guarded by that key: destroyed by another tab in the meantime (a right withdrawn,
 * a sign-out), nothing is written after it, and what was sealed with the old one never lies under the new one.
 */
export function openKeyring(shelf: Shelf): Keyring {
  const known = new Map<string, KeptKey>()

  async function find(place: string): Promise<KeptKey | undefined> {
    const held = known.get(place)
    if (held) return held
    const kept = (await shelf.get('keys', place)) as KeptKey | undefined
    if (kept) known.set(place, kept)
    return kept
  }

  return {
    async make(place) {
      if (await find(place)) return
      // Two tabs may make one at once: the first written is the one that both read back.
      const key = shelf.kept ? await makeKey() : undefined
      await shelf.write([{ add: 'keys', key: place, value: { id: newId(), key } }], {
        durable: true,
      })
      await find(place)
    },
    has: async (place) => (await find(place)) !== undefined,
    async seal(keyPlace, place, value) {
      const kept = await find(keyPlace)
      if (!kept) return undefined
      const guard: Guard = {
        shelf: 'keys',
        key: keyPlace,
        holds: (now) => {
          const same = (now as KeptKey | undefined)?.id === kept.id
          if (!same) known.delete(keyPlace)
          return same
        },
      }
      // Nothing of a page that keeps nothing reaches a disk: its memory needs no seal.
      return { sealed: shelf.kept ? await seal(kept.key, place, value) : structuredClone(value), guard }
    },
    async unseal(keyPlace, place, sealed) {
      const kept = await find(keyPlace)
      if (!kept) return undefined
      if (!shelf.kept) return structuredClone(sealed)
      const open = ({ key }: KeptKey) => unseal(key, place, sealed as Sealed).catch(() => undefined)
      const value = await open(kept)
      if (value !== undefined) return value
      // Another tab may have destroyed this key and made a new one since; else it lies where it does not belong.
      known.delete(keyPlace)
      const fresh = await find(keyPlace)
      return fresh && fresh.id !== kept.id ? open(fresh) : undefined
    },
    forget: () => known.clear(),
  }
}

/** Removes keys in a transaction of their own, before what they seal: closed in between, the rest is noise. */
export async function destroyKeys(shelf: Shelf, places: readonly string[]): Promise<void> {
  const steps: Step[] = places.map((key) => ({ remove: 'keys', key }))
  await shelf.write(steps, { durable: true })
}
