/**
 * The seed: reference data everywhere, demonstration accounts and two years of activity where wanted.
 *
 * `npx tsx seed/index.ts --url postgresql://... [--size 1] [--today YYYY-MM-DD] [--reference-only] [--accounts-only]`
 */
import { pathToFileURL } from 'node:url'
import postgres from 'postgres'
import { accounts } from './demo/accounts.ts'
import { firstDay, HOUR, isoDay, startOf } from './demo/calendar.ts'
import { writeDemonstration } from './demo/demonstration.ts'
import { findUserIds, loadAccounts, type UserIds } from './load/accounts.ts'
import { readArguments } from './load/arguments.ts'
import { loadDemonstration } from './load/demonstration.ts'
import { loadReference } from './load/reference.ts'
import { setQuiet } from './load/rows.ts'
import { loadTrail } from './load/trail.ts'

export type SeedOptions = {
  /** 1 is about 900 visits a month over the five facilities. */
  size?: number
  /** The last day of the demonstration, YYYY-MM-DD; today when it is not given. */
  today?: string
  /** The users of the demonstration accounts, by account code; found by their address when not given. */
  userIds?: UserIds
  /** Reference data and memberships, no activity. */
  accountsOnly?: boolean
  /** Reference data alone, as in production. */
  referenceOnly?: boolean
}

/** Two facilities load at a time: a laptop has two cores to give. */
const CONNECTIONS = 2

/** Loads the seed as the owner of the schemas. A second run on the same day changes nothing. */
export async function loadSeed(databaseUrl: string, options: SeedOptions = {}): Promise<void> {
  const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => {} })
  try {
    await seed(sql, options)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function seed(sql: postgres.Sql, options: SeedOptions): Promise<void> {
  await sql.begin((tx) => loadReference(tx))
  if (options.referenceOnly) return
  const today = options.today ?? isoDay(Date.now())
  const userIds = options.userIds ?? (await findUserIds(sql))
  await sql.begin(async (tx) => {
    await setQuiet(tx, true)
    await loadAccounts(tx, userIds, firstDay(today))
  })
  if (options.accountsOnly) return
  const missing = accounts.filter((account) => !userIds[account.code])
  if (missing.length > 0) {
    throw new Error(`demonstration users missing: ${missing.map((account) => account.email).join(', ')}`)
  }
  // Nothing is dated in the future; a day that is over ends at noon, so that it is the same every time.
  const until = Math.min(Date.now(), startOf(today) + 12 * HOUR)
  const demonstration = writeDemonstration({ today, until, size: options.size, userIds })
  await loadDemonstration(sql, demonstration, until)
  await loadTrail(sql, userIds, today, until)
  await sql`analyze sis.patient, sis.consultation, sis.diagnosis, sis.referral, sis.case_count, sis.activity_count`
}

async function main(): Promise<void> {
  const { url, ...options } = readArguments(process.argv.slice(2))
  const sql = postgres(url, { max: CONNECTIONS, onnotice: () => {} })
  try {
    const started = Date.now()
    await seed(sql, options)
    console.log(`Seed loaded in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
