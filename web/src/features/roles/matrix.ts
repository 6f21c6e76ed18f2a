import {
  type Area,
  type Limit,
  type PermissionDocument,
  type Verb,
  type VerbsOfAreas,
  verbsByArea,
} from '../../../../functions/_shared/contracts/permissions.ts'

/** The two layers of a document: what the holder does, and what they may only give to others. */
export type Layer = 'areas' | 'grants'

/** The verbs that most areas share: the columns of the grid. The others are one area's own. */
export const commonVerbs = ['read', 'create', 'update', 'delete', 'export'] as const

/** Every verb of an area. */
export const verbsOf = (area: Area): readonly Verb[] => verbsByArea[area]

/** The verbs of an area that have no column of their own. */
export function ownVerbs(area: Area): Verb[] {
  return verbsOf(area).filter((verb) => !(commonVerbs as readonly Verb[]).includes(verb))
}

/** The limits that some policy keeps (`private.limit_vocabulary`); two at once would mean nothing. */
export const limitsOf: Partial<Record<Area, readonly Limit[]>> = {
  patients: ['own_records', 'without_identity'],
  consultations: ['own_records'],
}

/** The verbs of an area in a layer, in the order of the vocabulary. */
export function held(document: PermissionDocument, layer: Layer, area: Area): Verb[] {
  const verbs = (layer === 'areas' ? document.areas[area]?.verbs : document.grants?.[area]) ?? []
  return verbsOf(area).filter((verb) => verbs.includes(verb))
}

/** The limit in force in an area. */
export function limitOf(document: PermissionDocument, area: Area): Limit | null {
  return document.areas[area]?.limits?.[0] ?? null
}

/** Does the role exercise this right without a limit, and so may give it as it is? */
export function exercised(document: PermissionDocument, area: Area, verb: Verb): boolean {
  return held(document, 'areas', area).includes(verb) && limitOf(document, area) === null
}

/** The document with other verbs in one area; an area without verbs is not written at all. */
export function withVerbs(
  document: PermissionDocument,
  layer: Layer,
  area: Area,
  verbs: readonly Verb[],
): PermissionDocument {
  const ordered = verbsOf(area).filter((verb) => verbs.includes(verb))
  if (layer === 'grants') {
    const { [area]: _, ...others } = document.grants ?? {}
    const grants: VerbsOfAreas = ordered.length > 0 ? { ...others, [area]: ordered } : others
    const { grants: __, ...rest } = document
    return Object.keys(grants).length > 0 ? { ...rest, grants } : rest
  }
  const { [area]: before, ...others } = document.areas
  if (ordered.length === 0) return { ...document, areas: others }
  const limits = before?.limits
  return {
    ...document,
    areas: { ...others, [area]: limits ? { verbs: ordered, limits } : { verbs: ordered } },
  }
}

/** Does this right make sense only for who reads the area too? Breaking the glass opens another facility's. */
const needsReading = (verb: Verb) => verb !== 'read' && verb !== 'emergency'

/**
 * Turns one right on or off. Nobody corrects what they cannot see: reading comes with the first right of an
 * area, and takes the others with it when it goes.
 */
export function turn(
  document: PermissionDocument,
  layer: Layer,
  area: Area,
  verb: Verb,
  on: boolean,
): PermissionDocument {
  const before = held(document, layer, area)
  if (layer === 'grants') {
    return withVerbs(document, layer, area, on ? [...before, verb] : before.filter((other) => other !== verb))
  }
  if (on)
    return withVerbs(
      document,
      layer,
      area,
      needsReading(verb) ? ['read', ...before, verb] : [...before, verb],
    )
  const after = before.filter((other) => other !== verb && (verb !== 'read' || !needsReading(other)))
  return withVerbs(document, layer, area, after)
}

const underLimit: Record<Limit, readonly Verb[]> = {
  // One writes what is one's own; a list, a removal or another facility's record is for those who see the whole.
  own_records: ['read', 'create', 'update'],
  // Nobody corrects a record without seeing whose it is.
  without_identity: ['read'],
}

/** Does this right still mean something under this limit? */
export function survives(limit: Limit | null, verb: Verb): boolean {
  return limit === null || underLimit[limit].includes(verb)
}

/** Limits an area, or lifts the limit; the rights that mean nothing under the limit go out. */
export function limit(document: PermissionDocument, area: Area, wanted: Limit | null): PermissionDocument {
  const verbs = held(document, 'areas', area).filter((verb) => survives(wanted, verb))
  const grant = wanted ? { verbs, limits: [wanted] } : { verbs }
  return { ...document, areas: { ...document.areas, [area]: grant } }
}

/** Does the role appoint people or write roles? Only then does what it may give mean something. */
export function governs(document: PermissionDocument): boolean {
  const appoints = ['create', 'update'] as const
  return appoints.some(
    (verb) => document.areas.staff?.verbs.includes(verb) || document.areas.roles?.verbs.includes(verb),
  )
}

/** A role that may do nothing yet. */
export const blankDocument: PermissionDocument = { version: 1, home: 'care', areas: {} }
