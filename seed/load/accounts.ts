/** Gives the demonstration accounts their place: one membership each. */
import { accounts } from '../demo/accounts.ts'
import type { Sql } from './rows.ts'

/** User ids by account code. */
export type UserIds = Record<string, string>

/** Memberships of the accounts whose user exists; existing ones stay as they are. */
export async function loadAccounts(sql: Sql, userIds: UserIds, since: string): Promise<void> {
  for (const account of accounts) {
    const userId = userIds[account.code]
    if (!userId) continue
    await sql`
      insert into sis.membership (facility_code, user_id, role_id, display_name, title, starts_on)
      select ${account.facility}, ${userId}::uuid, r.id, ${account.name}, ${account.title}, ${since}::date
      from sis.role r where r.facility_code is null and r.code = ${account.role}
      on conflict (facility_code, user_id) do nothing`
  }
}

/** The ids of the demonstration users in this database, found by their address. */
export async function findUserIds(sql: Sql): Promise<UserIds> {
  const users = await sql<{ id: string; email: string }[]>`
    select id, lower(email) as email from auth.users
    where lower(email) = any (${accounts.map((account) => account.email)})`
  const idByEmail = new Map(users.map((user) => [user.email, user.id]))
  return Object.fromEntries(
    accounts.flatMap((account) => {
      const id = idByEmail.get(account.email)
      return id ? [[account.code, id]] : []
    }),
  )
}
