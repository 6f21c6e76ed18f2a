/** What the `permissions` function takes: changes to a role and to a person's membership. */
import * as z from 'zod/mini'
import { day, facilityCode, maybe, name, revision, uuid } from './fields.ts'
import { membershipExceptions, permissionDocument } from './permissions.ts'

export { type MembershipExceptions, membershipExceptions } from './permissions.ts'

export const membershipStatuses = ['active', 'suspended', 'ended'] as const
export type MembershipStatus = (typeof membershipStatuses)[number]

const roleName = name(80).check(z.minLength(2))

/** An empty change would raise the revision and make a colleague's edit stale for nothing. */
const changes = (patch: object, keys: readonly string[]) =>
  Object.entries(patch).some(([key, value]) => keys.includes(key) && value !== undefined)

/** The body of `PATCH /permissions/roles/:id`. */
export const roleChange = z
  .strictObject({
    facility_code: facilityCode,
    document: z.optional(permissionDocument),
    name_fr: z.optional(roleName),
    name_en: z.optional(roleName),
    revision,
  })
  .check(
    z.refine((patch) => changes(patch, ['document', 'name_fr', 'name_en']), { error: 'nothing_to_change' }),
  )
export type RoleChange = z.infer<typeof roleChange>

/** The body of `POST /permissions/roles`: a role of the facility's own. */
export const newRole = z.strictObject({
  facility_code: facilityCode,
  code: z.string().check(z.regex(/^[a-z][a-z0-9_]{1,39}$/)),
  name_fr: roleName,
  name_en: roleName,
  document: permissionDocument,
})
export type NewRole = z.infer<typeof newRole>

/** The body of `DELETE /permissions/roles/:id`. */
export const roleRemoval = z.strictObject({ facility_code: facilityCode, revision })
export type RoleRemoval = z.infer<typeof roleRemoval>

const fieldsOfMembership = [
  'role_id',
  'status',
  'exceptions',
  'starts_on',
  'ends_on',
  'display_name',
  'title',
]

/**
 * The body of `PATCH /permissions/memberships/:id`. `ends_on: null` takes the end away, `title: null` the
 * title; a membership always has a first day and a name.
 */
export const membershipChange = z
  .strictObject({
    facility_code: facilityCode,
    role_id: z.optional(uuid),
    status: z.optional(z.enum(membershipStatuses)),
    exceptions: z.optional(membershipExceptions),
    starts_on: z.optional(day),
    ends_on: maybe(day),
    display_name: z.optional(name(120).check(z.minLength(2))),
    title: maybe(name(80)),
    revision,
  })
  .check(
    z.refine((patch) => changes(patch, fieldsOfMembership), { error: 'nothing_to_change' }),
    z.refine((patch) => !(patch.starts_on && patch.ends_on) || patch.starts_on <= patch.ends_on, {
      path: ['ends_on'],
    }),
  )
export type MembershipChange = z.infer<typeof membershipChange>
