import type { Claims } from '../_shared/caller.ts'
import type { RoleChange } from '../_shared/contracts/membership.ts'
import { asCaller, jsonb } from '../_shared/database.ts'
import { unchanged } from './unchanged.ts'

/** `PATCH /permissions/roles/:id`: changes one of the facility's own roles; standard roles stay as they are. */
export function changeRole(claims: Claims, id: string, change: RoleChange): Promise<unknown> {
  return asCaller(claims, async (sql) => {
    const [changed] = await sql`
      update sis.role r set
        name_fr = coalesce(${change.name_fr ?? null}::text, r.name_fr),
        name_en = coalesce(${change.name_en ?? null}::text, r.name_en),
        document = ${change.document ? sql`${jsonb(sql, change.document)}` : sql`r.document`}
      where r.id = ${id} and r.facility_code = ${change.facility_code} and r.revision = ${change.revision}
      returning to_jsonb(r) as role`
    if (changed) return changed.role
    const [known] = await sql`
      select to_jsonb(r) as role from sis.role r where r.id = ${id} and r.facility_code = ${change.facility_code}`
    throw unchanged(known?.role, change.revision)
  })
}
