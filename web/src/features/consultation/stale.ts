/** An edit that started from a version that is no longer the present one: nobody is overwritten unseen. */
import type { I18n } from '@lingui/core'
import type { Lists } from '../../lib/lists/lists.ts'
import { changedFields, columnsOf, type VisitContent, type VisitField } from '../../lib/lists/visitText.ts'

export interface Crossing {
  /** Changed by the other person alone: taken as it is. */
  theirs: VisitField[]
  /** Changed on both sides, differently: somebody has to say which. */
  both: VisitField[]
}

/** What the other person changed since `base`, beside what I changed. */
export function crossingOf(
  base: VisitContent,
  mine: VisitContent,
  theirs: VisitContent,
  lists: Lists,
  i18n: I18n,
): Crossing {
  const moved = changedFields(base, theirs, lists, i18n)
  const touched = new Set(changedFields(base, mine, lists, i18n))
  const differs = new Set(changedFields(mine, theirs, lists, i18n))
  return {
    theirs: moved.filter((field) => !touched.has(field)),
    both: moved.filter((field) => touched.has(field) && differs.has(field)),
  }
}

/** My answers with some fields of theirs. */
export function withTheirs(
  mine: VisitContent,
  theirs: VisitContent,
  fields: readonly VisitField[],
): VisitContent {
  const columns = fields.flatMap(columnsOf)
  return { ...mine, ...Object.fromEntries(columns.map((column) => [column, theirs[column]])) }
}
