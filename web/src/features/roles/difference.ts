import {
  type Area,
  areas,
  type Limit,
  type PermissionDocument,
  type Verb,
} from '../../../../functions/_shared/contracts/permissions.ts'
import { held, type Layer, limitOf, withVerbs } from './matrix.ts'

/** What one area of a document has that the other has not. */
export interface AreaDifference {
  area: Area
  added: Verb[]
  removed: Verb[]
  /** Present when the limit differs. */
  limit?: { before: Limit | null; after: Limit | null }
}

function inLayer(before: PermissionDocument, after: PermissionDocument, layer: Layer): AreaDifference[] {
  return areas.flatMap((area) => {
    const was = held(before, layer, area)
    const is = held(after, layer, area)
    const limits = { before: limitOf(before, area), after: limitOf(after, area) }
    // The limit of an area that appears or disappears says nothing that its verbs do not say.
    const limitMoved = layer === 'areas' && limits.before !== limits.after && is.length > 0
    const entry: AreaDifference = {
      area,
      added: is.filter((verb) => !was.includes(verb)),
      removed: was.filter((verb) => !is.includes(verb)),
      ...(limitMoved ? { limit: limits } : {}),
    }
    return entry.added.length + entry.removed.length > 0 || entry.limit ? [entry] : []
  })
}

export interface Difference {
  areas: AreaDifference[]
  grants: AreaDifference[]
  homeMoved: boolean
}

/** What changes from one document to another, layer by layer. */
export function difference(before: PermissionDocument, after: PermissionDocument): Difference {
  return {
    areas: inLayer(before, after, 'areas'),
    grants: inLayer(before, after, 'grants'),
    homeMoved: before.home !== after.home,
  }
}

/** Do both documents say the same? */
export function isSame(one: PermissionDocument, other: PermissionDocument): boolean {
  const found = difference(one, other)
  return found.areas.length === 0 && found.grants.length === 0 && !found.homeMoved
}

/**
 * My changes on top of what a colleague saved meanwhile: what I added is there, what I took away is not, and
 * the rest is theirs.
 */
export function merge(
  base: PermissionDocument,
  mine: PermissionDocument,
  theirs: PermissionDocument,
): PermissionDocument {
  const changes = difference(base, mine)
  let merged = changes.homeMoved ? { ...theirs, home: mine.home } : theirs
  for (const layer of ['areas', 'grants'] as const) {
    for (const { area, added, removed, limit } of changes[layer]) {
      const verbs = [...held(merged, layer, area), ...added].filter((verb) => !removed.includes(verb))
      merged = withVerbs(merged, layer, area, verbs)
      const grant = merged.areas[area]
      if (!limit || !grant) continue
      const entry = limit.after ? { verbs: grant.verbs, limits: [limit.after] } : { verbs: grant.verbs }
      merged = { ...merged, areas: { ...merged.areas, [area]: entry } }
    }
  }
  return merged
}
