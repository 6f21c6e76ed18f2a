/** Many rows in few statements: the counts are kept by statement triggers, so a batch costs one count. */
import type postgres from 'postgres'

export type Sql = postgres.Sql | postgres.TransactionSql

/** Large enough to spare round trips, small enough to keep a trigger's arrays in memory. */
const BATCH = 2_500

/** Inserts rows whose keys are column names, and leaves those that exist as they are. */
export async function insertMissing(sql: Sql, table: string, rows: readonly object[]): Promise<number> {
  const first = rows[0]
  if (!first) return 0
  const columns = Object.keys(first).join(', ')
  let written = 0
  for (let start = 0; start < rows.length; start += BATCH) {
    const result = await sql.unsafe(
      `insert into ${table} (${columns})
       select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)
       on conflict do nothing`,
      [JSON.stringify(rows.slice(start, start + BATCH))],
    )
    written += result.count
  }
  return written
}

/** Bulk loading writes history, not news: no event, no webhook, until the end of the transaction. */
export async function setQuiet(sql: Sql, quiet: boolean): Promise<void> {
  await sql`select set_config('keneya.quiet', ${quiet ? 'on' : 'off'}, true)`
}

/**
 * Keeps one plan for the foreign keys of a load. By default Postgres plans each check of a partitioned
 * table anew, which costs 40 % of the whole load; a kept plan prunes when it runs.
 */
export async function keepPlans(sql: Sql): Promise<void> {
  await sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`
}
