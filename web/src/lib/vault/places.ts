/** What each thing in the vault is called: its key in the store, and the place that is sealed into it. */
import type { Part } from '../../../../functions/_shared/contracts/sync.ts'

/**
 * Which key seals what. The *working* keys seal what the server said and are destroyed with the right to read it:
 * one for each person and facility, so that one facility is forgotten in an instant and the others stay, and one
 * for the rows and another for the answers of the server, because the loss of a right to bill empties the answers
 * and not the register. The *outbox* key seals what the person said; it outlives a sign-out while something of
 * theirs is unsent, and is one for each person because a draft or an operation is theirs wherever they work.
 */
export type Use = 'rows' | 'answers' | 'said'

export const keyPlace = (use: Use, userId: string, facility = ''): string =>
  use === 'said' ? `outbox/${userId}` : `working/${userId}/${facility}/${use}`

export const workingKeys = (userId?: string): string => (userId ? `working/${userId}/` : 'working/')

/** The rows of one facility; a trailing slash, so that `cscom_a` does not take `cscom_ab` with it. */
export const setPlace = (userId: string, facility: string): string => `${userId}/${facility}/`
export const metaPlace = (userId: string, facility: string): string => `${setPlace(userId, facility)}meta`
export const blockPlace = (
  userId: string,
  facility: string,
  generation: number,
  part: Part,
  bucket: number,
): string => `${generationPlace(userId, facility, generation)}${part}/${bucket}`
export const generationPlace = (userId: string, facility: string, generation: number): string =>
  `${setPlace(userId, facility)}${generation}/`

/** The answers of the server at one facility, or those that name none. */
export const answersPlace = (userId: string, facility: string): string => `${userId}/${facility}`
export const draftPlace = (userId: string, key: string): string => `${userId}:${key}`
