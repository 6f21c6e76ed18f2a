/** What the `permissions` function takes: changes to a role and to a person's membership. */
import * as z from 'zod/mini'
import { day, facilityCode, maybe, name, revision, uuid } from './fields.ts'
import { type Area, permissionDocument, verbsByArea } from './permissions.ts'

export const membershipStatuses = ['active', 'suspended', 'ended'] as const

const verbsOf = (area: Area) =>
  z.optional(z.array(z.enum(verbsByArea[area] as readonly [string, ...string[]])))

const verbsOfAreas = z.strictObject(
  Object.fromEntries((Object.keys(verbsByArea) as Area[]).map((area) => [area, verbsOf(area)])) as Record<
    Area,
    ReturnType<typeof verbsOf>
  >,
)

/** What one person may do beyond their role, and what they may not do although the role allows it. */
export const membershipExceptions = z.strictObject({
  allow: z.optional(verbsOfAreas),
  deny: z.optional(verbsOfAreas),
})
export type MembershipExceptions = z.infer<typeof membershipExceptions>

/** An empty change would raise the revision and make a colleague's edit stale for nothing. */
const changes = (patch: object, keys: readonly string[]) =>
  Object.entries(patch).some(([key, value]) => keys.includes(key) && value !== undefined)

/** The body of `PATCH /permissions/roles/:id`. */
export const roleChange = z
  .strictObject({
    facility_code: facilityCode,
    document: z.optional(permissionDocument),
    name_fr: z.optional(name(80).check(z.minLength(2))),
    name_en: z.optional(name(80).check(z.minLength(2))),
    revision,
  })
  .check(
    z.refine((patch) => changes(patch, ['document', 'name_fr', 'name_en']), { error: 'nothing_to_change' }),
  )
export type RoleChange = z.infer<typeof roleChange>

/** The body of `PATCH /permissions/memberships/:id`. `ends_on: null` takes the end away. */
export const membershipChange = z
  .strictObject({
    facility_code: facilityCode,
    role_id: z.optional(uuid),
    status: z.optional(z.enum(membershipStatuses)),
    exceptions: z.optional(membershipExceptions),
    ends_on: maybe(day),
    revision,
  })
  .check(
    z.refine((patch) => changes(patch, ['role_id', 'status', 'exceptions', 'ends_on']), {
      error: 'nothing_to_change',
    }),
  )
export type MembershipChange = z.infer<typeof membershipChange>
