/** What the two writing functions of the registry take; the database checks the same and has the last word. */
import * as z from 'zod/mini'
import { day, facilityCode, maybe, name, revision } from '../../../../functions/_shared/contracts/fields.ts'

/** The kinds that can be opened; there is one Ministry. */
export const openKinds = ['cscom', 'csref', 'hospital', 'cabinet'] as const
export type OpenKind = (typeof openKinds)[number]
export const ownerships = ['public', 'community', 'private'] as const
export type Ownership = (typeof ownerships)[number]

const facilityName = name(120).check(z.minLength(2))
const latitude = maybe(z.number().check(z.minimum(-90), z.maximum(90)))
const longitude = maybe(z.number().check(z.minimum(-180), z.maximum(180)))
const population = maybe(z.int().check(z.minimum(1), z.maximum(10_000_000)))
const phone = maybe(z.string().check(z.trim(), z.maxLength(30)))

/** Who is invited: the address that they sign up with, and the name that their colleagues read. */
export const invitee = z.strictObject({
  email: z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[^@\s]{1,64}@[^@\s]{3,190}$/)),
  display_name: name(120).check(z.minLength(2)),
})
export type Invitee = z.infer<typeof invitee>

/** `sis.open_facility(request)`. */
export const opening = z.strictObject({
  code: facilityCode,
  name: facilityName,
  kind: z.enum(openKinds),
  ownership: z.enum(ownerships),
  org_unit_code: z.string().check(z.minLength(1)),
  population,
  latitude,
  longitude,
  phone,
  opened_on: day,
  administrator: z.optional(invitee),
})
export type Opening = z.infer<typeof opening>

/** `sis.change_facility(change)`; the facility itself may send only phone, population and position. */
export const facilityChange = z.strictObject({
  code: facilityCode,
  revision,
  name: z.optional(facilityName),
  ownership: z.optional(z.enum(ownerships)),
  population,
  latitude,
  longitude,
  phone,
  closed_on: maybe(day),
})
export type FacilityChange = z.infer<typeof facilityChange>
