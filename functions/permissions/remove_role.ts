import type { Claims } from '../_shared/caller.ts'
import type { RoleRemoval } from '../_shared/contracts/membership.ts'
import { asCaller } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'
import { unchanged } from './unchanged.ts'

/** `DELETE /permissions/roles/:id`: one of the facility's own roles, once nobody holds it or is invited to it. */
export async function removeRole(claims: Claims, id: string, removal: RoleRemoval): Promise<unknown> {
  const { facility_code: facility, revision } = removal
  try {
    return await asCaller(claims, async (sql) => {
      const [removed] = await sql`
        delete from sis.role r
        where r.id = ${id} and r.facility_code = ${facility} and r.revision = ${revision}
        returning r.id`
      if (removed) return { removed: true }
      const [known] = await sql`
        select to_jsonb(r) as role from sis.role r where r.id = ${id} and r.facility_code = ${facility}`
      throw unchanged(known?.role, revision)
    })
  } catch (error) {
    // The keys of membership and invitation hold the role; nothing else refers to it.
    if ((error as { code?: string }).code === '23503') throw new Refusal('role_in_use', 409)
    throw error
  }
}
