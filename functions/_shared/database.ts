/**
 * The way into the database: as the caller, whose policies then apply, or as the service role.
 *
 * Each piece of work is one transaction. The role and the claims are set for that transaction alone,
 * so a pooled connection carries nothing of one person to the next.
 */
import postgres from 'postgres'
import type { Claims } from './caller.ts'
import { requestSettings } from './request.ts'

export type Transaction = postgres.TransactionSql

let pool: postgres.Sql | undefined

function connect(): postgres.Sql {
  const url = Deno.env.get('SUPABASE_DB_URL')
  if (!url) throw new Error('SUPABASE_DB_URL is not set')
  return postgres(url, {
    max: 4,
    idle_timeout: 20,
    connect_timeout: 10,
    // Poolers in transaction mode lose prepared statements between two transactions.
    prepare: false,
    onnotice: () => {},
  })
}

async function within<T>(
  role: string,
  claims: Claims | { role: string },
  work: (sql: Transaction) => Promise<T>,
): Promise<T> {
  pool ??= connect()
  const request = requestSettings(claims)
  return (await pool.begin(async (sql) => {
    await sql`
      select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
        set_config('request.jwt.claim.sub', ${'sub' in claims ? claims.sub : ''}, true),
        set_config('request.jwt.claim.role', ${role}, true),
        set_config('request.headers', ${request.headers}, true),
        set_config('request.method', ${request.method}, true),
        set_config('request.path', ${request.path}, true),
        set_config('statement_timeout', '8000', true),
        set_config('lock_timeout', '4000', true),
        set_config('role', ${role}, true)`
    return await work(sql)
  })) as T
}

/** Runs the work in one transaction as the caller: every policy applies to them. */
export function asCaller<T>(claims: Claims, work: (sql: Transaction) => Promise<T>): Promise<T> {
  return within('authenticated', claims, work)
}

/** Runs the work in one transaction as the service role, for what no person may do. */
export function asService<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  return within('service_role', { role: 'service_role' }, work)
}

/** A value that is sent as JSONB. */
export function jsonb(sql: Transaction, value: unknown): postgres.Parameter {
  return sql.json(value as postgres.JSONValue)
}

/** Closes the connections; for tests and an orderly end. */
export async function closeDatabase(): Promise<void> {
  const closing = pool
  pool = undefined
  await closing?.end({ timeout: 2 })
}
