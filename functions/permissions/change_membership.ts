import type { Claims } from '../_shared/caller.ts'
import type { MembershipChange } from '../_shared/contracts/membership.ts'
import { asCaller, jsonb } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'
import { unchanged } from './unchanged.ts'

/** `PATCH /permissions/memberships/:id`: a person's role, status, exceptions, name and dates at the facility. */
export function changeMembership(claims: Claims, id: string, change: MembershipChange): Promise<unknown> {
  return asCaller(claims, async (sql) => {
    if (change.role_id) {
      // A role of another facility means nothing here, and the foreign key would take it.
      const [role] = await sql`
        select from sis.role r
        where r.id = ${change.role_id} and (r.facility_code is null or r.facility_code = ${change.facility_code})`
      if (!role) throw new Refusal('unknown_role', 400, { field: 'role_id' })
    }
    const [changed] = await sql`
      update sis.membership m set
        role_id = coalesce(${change.role_id ?? null}::uuid, m.role_id),
        status = coalesce(${change.status ?? null}::text, m.status),
        exceptions = ${change.exceptions ? sql`${jsonb(sql, change.exceptions)}` : sql`m.exceptions`},
        starts_on = coalesce(${change.starts_on ?? null}::date, m.starts_on),
        display_name = coalesce(${change.display_name ?? null}::text, m.display_name),
        title = ${change.title === undefined ? sql`m.title` : sql`${change.title}::text`},
        ends_on = ${change.ends_on === undefined ? sql`m.ends_on` : sql`${change.ends_on}::date`}
      where m.id = ${id} and m.facility_code = ${change.facility_code} and m.revision = ${change.revision}
      returning to_jsonb(m) as membership`
    if (changed) return changed.membership
    const [known] = await sql`
      select to_jsonb(m) as membership from sis.membership m
      where m.id = ${id} and m.facility_code = ${change.facility_code}`
    throw unchanged(known?.membership, change.revision)
  })
}
