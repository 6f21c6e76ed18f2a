/** What the person is asked about an operation that the server did not take, and what each answer sends. Pure. */
import type { I18n } from '@lingui/core'
import type { ConflictLine } from '../../components/ConflictView.tsx'
import type { Lists } from '../../lib/lists/lists.ts'
import type { Entry } from '../../lib/outbox/entry.ts'
import { changesOf, type Row } from './contents.ts'

export interface Difference extends ConflictLine {
  columns: readonly string[]
}

export type Question =
  /** Refused: why, and what can be done. */
  | { ask: 'plain' }
  /** Somebody saved the same row: two versions, field by field. */
  | { ask: 'fields'; current: Row; differences: Difference[] }
  /** The row was taken out meanwhile: there is nothing left to change. */
  | { ask: 'gone' }
  /** The record was joined with another one meanwhile: it takes no corrections any more. */
  | { ask: 'joined' }
  /** The visit that I wanted out was corrected meanwhile. */
  | { ask: 'withdraw'; current: Row }
  /** One of the two records was changed before they were joined. */
  | { ask: 'merge'; kept: Row; merged: Row }
  /** Something else is registered under the id of what I wrote; the server has not said what. */
  | { ask: 'compare' }

const saves: readonly Entry['kind'][] = ['patient.save', 'consultation.save', 'arrival.save']
/** No row ever reaches it: a save over this revision is answered with the row as it is, and changes nothing. */
const noRevision = 2_147_483_647

function rowIn(entry: Entry, name: 'current' | 'merged'): Row | undefined {
  const row = (entry.problem?.details as Record<string, unknown> | undefined)?.[name]
  return row && typeof row === 'object' ? (row as Row) : undefined
}

const hasRevision = (row: Row | undefined): row is Row => typeof row?.revision === 'number'

/** What differs between what I wrote and what is there, as people read it. A field that I did not send is theirs. */
function differencesOf(entry: Entry, current: Row, lists: Lists, i18n: I18n): Difference[] {
  return changesOf(entry, current, lists, i18n).map(({ from, to, ...rest }) => ({
    ...rest,
    mine: to,
    current: from,
  }))
}

/** What to ask; only a refusal or a conflict asks anything. */
export function questionOf(entry: Entry, lists: Lists, i18n: I18n): Question {
  const current = rowIn(entry, 'current')
  const merged = rowIn(entry, 'merged')
  if (entry.state !== 'conflict') return { ask: 'plain' }
  if (entry.problem?.code === 'duplicate_id') return { ask: saves.includes(entry.kind) ? 'compare' : 'plain' }
  if (!hasRevision(current)) return { ask: 'plain' }
  if (current.deleted_at) return { ask: 'gone' }
  if (entry.kind === 'patient.save' && current.merged_into) return { ask: 'joined' }
  if (entry.kind === 'patient.merge' && hasRevision(merged)) return { ask: 'merge', kept: current, merged }
  if (entry.kind === 'consultation.withdraw') return { ask: 'withdraw', current }
  if (!saves.includes(entry.kind)) return { ask: 'plain' }
  return { ask: 'fields', current, differences: differencesOf(entry, current, lists, i18n) }
}

/** My words, theirs where the person chose theirs, over the revision that both stand on now. */
export function withTheirs(
  entry: Entry,
  current: Row,
  differences: readonly Difference[],
  theirs: ReadonlySet<string>,
  why: string,
): Row {
  const args: Row = { ...entry.args, revision: Number(current.revision) }
  for (const { field, columns } of differences) {
    if (!theirs.has(field)) continue
    for (const column of columns) args[column] = current[column] ?? null
  }
  // A visit is never corrected without a reason; the second registration of one had none.
  if (entry.kind === 'consultation.save') args.reason ??= why
  return args
}

/** The merge again, of the two records as they are now. */
export function mergeAnyway(entry: Entry, kept: Row, merged: Row): Row {
  return { ...entry.args, kept_revision: Number(kept.revision), merged_revision: Number(merged.revision) }
}

/** The withdrawal again, of the visit as it is now. */
export function withdrawAnyway(entry: Entry, current: Row): Row {
  return { ...entry.args, revision: Number(current.revision) }
}

/** Asks what is registered under this id; the answer comes back as a question about fields. */
export function compare(entry: Entry): Row {
  return { ...entry.args, revision: noRevision }
}
