/** What can never arrive once something is given up. */
import type { Entry } from './entry.ts'

/** A new row: the server knows none under its id yet. */
function makes({ kind, args }: Pick<Entry, 'kind' | 'args'>): string | undefined {
  const isNew =
    kind === 'referral.send' ||
    kind === 'patient.merge' ||
    (kind.endsWith('.save') && typeof args.revision !== 'number')
  return isNew && typeof args.id === 'string' ? args.id : undefined
}

const names = ({ subject, args }: Pick<Entry, 'subject' | 'args'>, id: string): boolean =>
  subject === id || Object.values(args).includes(id)

/**
 * The later operations that name what this one would have made, and those that name what they would have made: a
 * consultation of a patient who is not registered, the letter about a consultation that is not. Giving up a
 * correction takes nothing along: what it corrects exists.
 */
export function fallWith(entry: Entry, entries: readonly Entry[]): Entry[] {
  const made = makes(entry)
  if (!made) return []
  const lost = new Set([made])
  return entries.filter((other) => {
    const falls = other.order > entry.order && [...lost].some((id) => names(other, id))
    const id = falls ? makes(other) : undefined
    if (id) lost.add(id)
    return falls
  })
}
