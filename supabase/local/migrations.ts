import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { supabase } from './cli.ts'
import { root } from './paths.ts'
import type { Cluster } from './postgres/cluster.ts'

function versionsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => /^(\d+)_.*\.sql$/.exec(name)?.[1] ?? [])
}

async function appliedVersions(url: string): Promise<Set<string>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [history] = await sql`select to_regclass('supabase_migrations.schema_migrations') as name`
    if (!history?.name) return new Set()
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
    return new Set(rows.map((row) => row.version))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Applies the pending migrations with `supabase db push`, as in production. The list is compared here first,
 * because the CLI takes a second to start and a later start has nothing pending.
 */
export async function migrate(cluster: Cluster, workdir = root): Promise<number> {
  const url = cluster.url('postgres')
  const applied = await appliedVersions(url)
  const pending = versionsIn(join(workdir, 'supabase/migrations')).filter((version) => !applied.has(version))
  if (pending.length > 0) await supabase(['db', 'push', `--remote=${url}`, '--include-all'], workdir)
  return pending.length
}
