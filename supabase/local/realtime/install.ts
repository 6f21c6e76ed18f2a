import { readFile } from 'node:fs/promises'
import type postgres from 'postgres'
import { maintainPartitions } from './partitions.ts'

/** Puts the schema realtime in a database, with its partitions, so that migrations and seeds can send. */
export async function installRealtime(sql: postgres.Sql): Promise<void> {
  const script = await readFile(new URL('./realtime.sql', import.meta.url), 'utf8')
  await sql.unsafe(script)
  await maintainPartitions(sql)
}
