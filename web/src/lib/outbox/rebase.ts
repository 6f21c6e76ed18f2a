/**
 * Two saves of one row before the first has left: the second was written over the first, and must not come back
 * as a quarrel of the person with herself. Each save moves a row's revision by one, so the second starts from
 * the revision that the first will give.
 */
import type { OperationKind } from '../../../../functions/_shared/contracts/sync.ts'
import type { Intent } from './entry.ts'
import type { Kept } from './ports.ts'

interface Edited {
  /** Which field of `args` names the row, and which carries the revision it was read at. */
  row: string
  revision: string
  table: string
}

const edits: Partial<Record<OperationKind, readonly Edited[]>> = {
  'patient.save': [{ table: 'patient', row: 'id', revision: 'revision' }],
  'consultation.save': [{ table: 'consultation', row: 'id', revision: 'revision' }],
  'consultation.withdraw': [{ table: 'consultation', row: 'id', revision: 'revision' }],
  'arrival.save': [{ table: 'arrival', row: 'id', revision: 'revision' }],
  'patient.merge': [
    { table: 'patient', row: 'kept_id', revision: 'kept_revision' },
    { table: 'patient', row: 'merged_id', revision: 'merged_revision' },
  ],
}

const revisionIn = (args: Record<string, unknown>, field: string): number =>
  typeof args[field] === 'number' ? args[field] : 0

/**
 * The intent as it must leave after what this person has already said of the same rows: what is on its way, and
 * what arrived while the form was open. One that was refused has moved nothing.
 */
export function overOwnWork(intent: Intent, said: readonly Kept[]): Intent {
  const args = { ...intent.args }
  for (const mine of edits[intent.kind] ?? []) {
    for (const earlier of said) {
      if (earlier.state !== 'waiting') continue
      for (const theirs of edits[earlier.kind] ?? []) {
        const sameRow = theirs.table === mine.table && earlier.args[theirs.row] === args[mine.row]
        if (!sameRow || earlier.facility !== intent.facility) continue
        const reached = revisionIn(earlier.args, theirs.revision) + 1
        if (revisionIn(args, mine.revision) < reached) args[mine.revision] = reached
      }
    }
  }
  return { ...intent, args }
}
