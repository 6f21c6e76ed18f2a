import type { Claims } from '../_shared/caller.ts'
import type { NewRole } from '../_shared/contracts/membership.ts'
import { asCaller, jsonb } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'

/** `POST /permissions/roles`: a role of the facility's own, with no more than the caller may give. */
export function createRole(claims: Claims, role: NewRole): Promise<unknown> {
  return asCaller(claims, async (sql) => {
    const [made] = await sql`
      insert into sis.role as r (facility_code, code, name_fr, name_en, document)
      values (${role.facility_code}, ${role.code}, ${role.name_fr}, ${role.name_en}, ${jsonb(sql, role.document)})
      on conflict on constraint role_code_once do nothing
      returning to_jsonb(r) as role`
    if (!made) throw new Refusal('name_taken', 409, { field: 'code' })
    return made.role
  })
}
