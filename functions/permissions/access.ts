import type { Claims } from '../_shared/caller.ts'
import { asCaller } from '../_shared/database.ts'

/** `GET /permissions`: where the caller works, and what they may do there. */
export function readAccess(claims: Claims): Promise<unknown> {
  return asCaller(claims, async (sql) => {
    const [row] = await sql`select sis.my_access() as answer`
    return row?.answer
  })
}
