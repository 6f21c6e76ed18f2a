import {
  type Area,
  beyond,
  type PermissionDocument,
  type Right,
} from '../../../../functions/_shared/contracts/permissions.ts'
import type { Role } from '../../lib/roles.ts'
import { difference, merge } from './difference.ts'
import { held, limitOf, withVerbs } from './matrix.ts'

/** The part of a role that its editor changes. */
export type RoleContent = Pick<Role, 'name_fr' | 'name_en' | 'document' | 'revision'>

export interface RoleDraft {
  name_fr: string
  name_en: string
  document: PermissionDocument
  /** What the edit started from; null for a role that is not there yet. */
  base: RoleContent | null
}

/** Begins an edit. */
export function draftOf(role: RoleContent): RoleDraft {
  const { name_fr, name_en, document, revision } = role
  return { name_fr, name_en, document, base: { name_fr, name_en, document, revision } }
}

/** How many things the draft says that its base does not: rights, limits, names, the home page. */
export function countChanges({ name_fr, name_en, document, base }: RoleDraft): number {
  if (!base) return 0
  const found = difference(base.document, document)
  const rights = [...found.areas, ...found.grants].reduce(
    (total, { added, removed, limit }) => total + added.length + removed.length + (limit ? 1 : 0),
    0,
  )
  return [name_fr !== base.name_fr, name_en !== base.name_en, found.homeMoved].filter(Boolean).length + rights
}

/** Does the draft say anything that its base does not? */
export function isChanged(draft: RoleDraft): boolean {
  return draft.base === null || countChanges(draft) > 0
}

/** My changes carried over to the version that a colleague saved meanwhile. */
export function rebase(draft: RoleDraft, current: RoleContent): RoleDraft {
  const base = draft.base ?? current
  return {
    name_fr: draft.name_fr === base.name_fr ? current.name_fr : draft.name_fr,
    name_en: draft.name_en === base.name_en ? current.name_en : draft.name_en,
    document: merge(base.document, draft.document, current.document),
    base: draftOf(current).base,
  }
}

/** My version as it is, to be saved over theirs knowingly. */
export function replaceTheirs(draft: RoleDraft, current: RoleContent): RoleDraft {
  return { ...draft, base: draftOf(current).base }
}

const layers = ['areas', 'grants'] as const

/**
 * The rights that the giver may not add to this document. What its base had may stay, and may be limited
 * further; the same rule as `private.expect_grantable`, said before it is asked.
 */
export function exceeding(
  giver: PermissionDocument,
  document: PermissionDocument,
  base?: PermissionDocument,
): Right[] {
  const loosened = (area: Area) =>
    base !== undefined && limitOf(base, area) !== null && limitOf(base, area) !== limitOf(document, area)
  return beyond(giver, document).filter(({ area, verb }) =>
    layers.some((layer) => {
      if (!held(document, layer, area).includes(verb)) return false
      const known = base && held(base, layer, area).includes(verb)
      return !known || (layer === 'areas' && loosened(area))
    }),
  )
}

/** The document without these rights, in either layer. */
export function without(document: PermissionDocument, rights: readonly Right[]): PermissionDocument {
  let rest = document
  for (const { area, verb } of rights) {
    for (const layer of layers) {
      const verbs = held(rest, layer, area)
      if (verbs.includes(verb))
        rest = withVerbs(
          rest,
          layer,
          area,
          verbs.filter((other) => other !== verb),
        )
    }
  }
  return rest
}

/** A copy that the copier may make: what they may not give stays behind, and `left` says how much. */
export function copyFor(
  giver: PermissionDocument,
  source: PermissionDocument,
): { document: PermissionDocument; left: number } {
  const over = beyond(giver, source)
  return { document: without(source, over), left: over.length }
}
