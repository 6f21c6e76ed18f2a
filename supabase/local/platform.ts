import { chownSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { postgresAccount } from './directory.ts'
import type { Keys } from './keys.ts'
import { makeAuthTables } from './lite.ts'
import type { Cluster } from './postgres/cluster.ts'
import { installRealtime } from './realtime/install.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** In this order: each may name what those before it made. */
const files = ['roles.sql', 'auth.sql', 'cron.sql', 'net.sql', 'vault.sql']

function placeVaultKey(dataDirectory: string, key: string): void {
  const file = join(dataDirectory, 'vault.key')
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  const account = postgresAccount()
  if (account) chownSync(file, account.uid, account.gid)
}

/** Gives the cluster what a Supabase project has before its first migration. Harmless when repeated. */
export async function preparePlatform(cluster: Cluster, dataDirectory: string, keys: Keys): Promise<void> {
  placeVaultKey(dataDirectory, keys.vaultKey)
  const sql = postgres(cluster.url('supabase_admin'), { max: 1, onnotice: () => {} })
  try {
    for (const file of files) await sql.unsafe(readFileSync(join(here, 'platform', file), 'utf8'))
    await installRealtime(sql)
    for (const [role, password] of Object.entries(keys.passwords)) {
      await sql.unsafe(`alter role ${role} password '${password}'`)
    }
    const [auth] = await sql<{ made: boolean }[]>`select to_regclass('auth.users') is not null as made`
    if (!auth?.made) await makeAuthTables(cluster)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Sets the secrets that migrations read by name, as an operator does once on the platform. */
export async function setSecrets(cluster: Cluster, secrets: Record<string, string>): Promise<void> {
  const sql = postgres(cluster.url('supabase_admin'), { max: 1, onnotice: () => {} })
  try {
    for (const [name, secret] of Object.entries(secrets)) {
      const [known] = await sql<{ id: string }[]>`select id from vault.secrets where name = ${name}`
      if (known) await sql`select vault.update_secret(${known.id}::uuid, ${secret})`
      else await sql`select vault.create_secret(${secret}, ${name})`
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
