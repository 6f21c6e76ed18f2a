import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { advise } from './advisors.ts'
import { withFreshDatabase } from './fresh_database.ts'
import { typesFile, typesOf } from './types.ts'

test('the advisors find nothing, see planted faults, and the generated types are up to date', async () => {
  await withFreshDatabase('accounts', async (database) => {
    const url = database.url('postgres')
    // Run `npm run generate` and commit the result.
    expect(await typesOf(url)).toBe(readFileSync(typesFile, 'utf8'))

    const sql = postgres(url, { max: 1 })
    const facilities = (await sql`select code from sis.facility`).map(({ code }) => code as string)
    expect(await advise(url, facilities)).toEqual([])

    await sql`create table sis.planted (id int primary key)`
    await sql`grant select on sis.planted to authenticated`
    await sql`create policy planted on sis.membership for select to authenticated using (user_id = auth.uid())`
    await sql`create function sis.planted_loose() returns int language sql as 'select 1'`
    await sql.end()
    const seen = (await advise(url, facilities)).map((finding) => finding.name)
    expect(seen.sort()).toEqual([
      'auth_rls_initplan',
      'function_search_path_mutable',
      'multiple_permissive_policies',
      'rls_disabled_in_public',
    ])
  })
}, 120_000)
