/**
 * The permission document: what a role may do, area by area.
 *
 * One document per role, stored as JSONB in `sis.role.document`, read live by the policies and sent
 * to the client, which draws its menu from it. The database refuses what this schema refuses
 * (`private.permission_document_problem`); the two lists below are compared by a database test.
 */
import * as z from 'zod/mini'

/** Verbs that exist in each area. A verb absent from a role's document is not allowed. */
export const verbsByArea = {
  patients: ['read', 'create', 'update', 'delete', 'export', 'emergency'],
  consultations: ['read', 'create', 'update', 'delete', 'export'],
  referrals: ['read', 'create', 'answer', 'close', 'export'],
  advice: ['read', 'create', 'answer'],
  messages: ['read', 'create'],
  surveillance: ['read', 'create', 'verify', 'export'],
  reports: ['read', 'create', 'submit', 'export'],
  billing: ['read', 'create', 'update'],
  staff: ['read', 'create', 'update', 'delete'],
  roles: ['read', 'create', 'update', 'delete'],
  webhooks: ['read', 'create', 'update', 'delete'],
  audit: ['read', 'export'],
  facilities: ['read', 'create', 'update'],
} as const

export type Area = keyof typeof verbsByArea
export const areas = Object.keys(verbsByArea) as Area[]
export type Verb = (typeof verbsByArea)[Area][number]

/** `own_records`: only what the person wrote. `without_identity`: records without the patient's name. */
export const limits = ['own_records', 'without_identity'] as const
export type Limit = (typeof limits)[number]

/** The limits that mean something in each area: one that no policy keeps would be a false promise. */
export const limitsByArea: Partial<Record<Area, readonly Limit[]>> = {
  patients: ['own_records', 'without_identity'],
  consultations: ['own_records'],
}

/** The home page that fits the role; the client knows how to draw each of these. */
export const homes = ['care', 'pharmacy', 'desk', 'administration', 'district', 'ministry'] as const
export type Home = (typeof homes)[number]

const verbsOf = (area: Area) => z.array(z.enum(verbsByArea[area] as readonly [string, ...string[]]))

const grant = (area: Area) =>
  z.strictObject({
    verbs: verbsOf(area),
    limits: z.optional(
      z
        .array(z.enum(limits))
        .check(z.refine((chosen) => chosen.every((limit) => limitsByArea[area]?.includes(limit)))),
    ),
  })

/** One optional field for each area. */
function forEveryArea<T extends z.core.SomeType>(field: (area: Area) => T) {
  return z.strictObject(
    Object.fromEntries(areas.map((area) => [area, z.optional(field(area))])) as Record<
      Area,
      z.ZodMiniOptional<T>
    >,
  )
}

/** Verbs by area, without limits: what is granted to others, or added to and taken from one person. */
export const verbsOfAreas = forEveryArea(verbsOf)
export type VerbsOfAreas = z.infer<typeof verbsOfAreas>

export const permissionDocument = z.strictObject({
  version: z.literal(1),
  home: z.enum(homes),
  areas: forEveryArea(grant),
  /** What the holder may give to others without exercising it: who appoints a nurse reads no record. */
  grants: z.optional(verbsOfAreas),
})
export type PermissionDocument = z.infer<typeof permissionDocument>

/** What one person may do beyond their role, and what they may not do although the role allows it. */
export const membershipExceptions = z.strictObject({
  allow: z.optional(verbsOfAreas),
  deny: z.optional(verbsOfAreas),
})
export type MembershipExceptions = z.infer<typeof membershipExceptions>

/** Does the document allow this verb in this area? */
export function allows(document: PermissionDocument, area: Area, verb: Verb): boolean {
  return document.areas[area]?.verbs.includes(verb) ?? false
}

/** May the holder give this right to somebody? Held without a limit, or held to be given. */
export function mayGive(giver: PermissionDocument, area: Area, verb: Verb): boolean {
  if (giver.grants?.[area]?.includes(verb)) return true
  return allows(giver, area, verb) && (giver.areas[area]?.limits ?? []).length === 0
}

export interface Right {
  area: Area
  verb: Verb
}

function rightsIn(verbs: (area: Area) => readonly string[] | undefined): Right[] {
  return areas.flatMap((area) => {
    const held = verbs(area) ?? []
    return (verbsByArea[area] as readonly Verb[])
      .filter((verb) => held.includes(verb))
      .map((verb) => ({ area, verb }))
  })
}

/** The rights that a document allows, in the order of the vocabulary. */
export function rightsOf(document: PermissionDocument): Right[] {
  return rightsIn((area) => document.areas[area]?.verbs)
}

/**
 * What the giver may not give of this document: its rights, and what its holder could give in turn. What the
 * person or the role had before (`known`) may stay. Empty when nothing stands in the way: the rule of
 * `private.expect_grantable`, said before it is asked.
 */
export function beyond(
  giver: PermissionDocument,
  given: PermissionDocument,
  known?: PermissionDocument,
): Right[] {
  const had = ({ area, verb }: Right) =>
    known !== undefined &&
    allows(known, area, verb) &&
    (known.areas[area]?.limits ?? []).every((limit) => given.areas[area]?.limits?.includes(limit))
  return rightsIn((area) => {
    const held = given.areas[area]?.verbs.filter((verb) => !had({ area, verb: verb as Verb })) ?? []
    const passedOn = given.grants?.[area]?.filter((verb) => !known?.grants?.[area]?.includes(verb)) ?? []
    return [...held, ...passedOn]
  }).filter(({ area, verb }) => !mayGive(giver, area, verb))
}

/** The document that results from a role and one person's exceptions, as `private.effective_document`. */
export function effectiveDocument(
  document: PermissionDocument,
  exceptions: MembershipExceptions,
): PermissionDocument {
  const held = areas.flatMap((area) => {
    const all = [...(document.areas[area]?.verbs ?? []), ...(exceptions.allow?.[area] ?? [])]
    const denied = exceptions.deny?.[area] ?? []
    const verbs = (verbsByArea[area] as readonly string[]).filter(
      (verb) => all.includes(verb) && !denied.includes(verb),
    )
    const limits = document.areas[area]?.limits
    return verbs.length === 0 ? [] : [[area, limits ? { verbs, limits } : { verbs }]]
  })
  return { ...document, areas: Object.fromEntries(held) }
}
