/** Which functions each test file runs: a fault in a function is shown only to the tests that run it. */
import postgres from 'postgres'
import { administer, type Template } from '../cluster.ts'

export type Coverage = ReadonlyMap<string, ReadonlySet<string>>

/** Has the cluster count calls from now on, in every database. */
export async function countCalls(template: Template): Promise<void> {
  await administer(template, [`alter system set track_functions = 'all'`, 'select pg_reload_conf()'])
}

/** The functions that ran in these databases, as the catalogue writes them. */
export async function functionsThatRan(
  template: Template,
  databases: readonly string[],
): Promise<Set<string>> {
  const ran = new Set<string>()
  for (const database of databases) {
    const sql = postgres(template.adminUrl.replace(/\/[^/]*$/, `/${database}`), { max: 1 })
    try {
      const rows = await sql`select funcid::regprocedure::text as signature from pg_stat_user_functions`
      for (const { signature } of rows) ran.add(signature)
    } finally {
      await sql.end()
    }
  }
  return ran
}

/**
 * The files that could notice a fault in this function, or all of them without one. First the files that run
 * the fewest functions: what they run is what they are about.
 */
export function filesFor(coverage: Coverage, within: string | undefined): string[] {
  return [...coverage]
    .filter(([, ran]) => !within || ran.has(within))
    .sort(([, one], [, other]) => one.size - other.size)
    .map(([file]) => file)
}
