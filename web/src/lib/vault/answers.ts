/** What the server answered, kept by facility so that one facility is forgotten and the others stay. */
import type { Keyring } from './keyring.ts'
import { answersPlace, keyPlace } from './places.ts'
import type { Shelf } from './shelf.ts'

export interface AnswerShelf {
  /** '' holds what names no facility. Undefined when nothing is kept or its key is gone. */
  read(facility: string): Promise<unknown>
  /**
   * Nothing happens when the key is gone, or when `isWanted` says no at the very moment of writing: the right ended
   * while the answer was on its way.
   */
  write(facility: string, value: unknown, isWanted?: () => boolean): Promise<void>
}

/** What this person has to do with no facility: the times of the device. Not a code that a facility can have. */
export const times = ':times'

export function answerShelf(shelf: Shelf, keyring: Keyring, userId: string): AnswerShelf {
  const at = (facility: string) => answersPlace(userId, facility)
  const seal = (facility: string) => `answers/${at(facility)}`
  return {
    async read(facility) {
      const kept = await shelf.get('cache', at(facility))
      if (kept === undefined) return undefined
      return keyring.unseal(keyPlace('answers', userId, facility), seal(facility), kept)
    },
    async write(facility, value, isWanted = () => true) {
      const made = await keyring.seal(keyPlace('answers', userId, facility), seal(facility), value)
      if (!made) return
      const guard = { ...made.guard, holds: (key: unknown) => made.guard.holds(key) && isWanted() }
      await shelf.write([{ put: 'cache', key: at(facility), value: made.sealed }], { guards: [guard] })
    },
  }
}
