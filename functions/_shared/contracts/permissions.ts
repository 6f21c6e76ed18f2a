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
  patients: ['read', 'create', 'update', 'delete', 'export'],
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
export type Verb = (typeof verbsByArea)[Area][number]

/** `own_records`: only what the person wrote. `without_identity`: records without the patient's name. */
export const limits = ['own_records', 'without_identity'] as const
export type Limit = (typeof limits)[number]

/** The home page that fits the role; the client knows how to draw each of these. */
export const homes = ['care', 'pharmacy', 'desk', 'administration', 'district', 'ministry'] as const
export type Home = (typeof homes)[number]

const grant = (area: Area) =>
  z.strictObject({
    verbs: z.array(z.enum(verbsByArea[area] as readonly [string, ...string[]])),
    limits: z.optional(z.array(z.enum(limits))),
  })

export const permissionDocument = z.strictObject({
  version: z.literal(1),
  home: z.enum(homes),
  areas: z.strictObject({
    patients: z.optional(grant('patients')),
    consultations: z.optional(grant('consultations')),
    referrals: z.optional(grant('referrals')),
    advice: z.optional(grant('advice')),
    messages: z.optional(grant('messages')),
    surveillance: z.optional(grant('surveillance')),
    reports: z.optional(grant('reports')),
    billing: z.optional(grant('billing')),
    staff: z.optional(grant('staff')),
    roles: z.optional(grant('roles')),
    webhooks: z.optional(grant('webhooks')),
    audit: z.optional(grant('audit')),
    facilities: z.optional(grant('facilities')),
  }),
})
export type PermissionDocument = z.infer<typeof permissionDocument>

/** Does the document allow this verb in this area? */
export function allows(document: PermissionDocument, area: Area, verb: Verb): boolean {
  return document.areas[area]?.verbs.includes(verb) ?? false
}
