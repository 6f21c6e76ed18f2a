import type postgres from 'postgres'
import { MESSAGE_RETENTION_HOURS } from './limits.ts'

const DAY_MS = 86_400_000
const FIRST_DAY = -1
const LAST_DAY = 3

/** Makes the partitions of yesterday to three days ahead, and drops those past their retention. */
export async function maintainPartitions(sql: postgres.Sql, now = new Date()): Promise<void> {
  await sql.begin(async (tx) => {
    // A waiting schema lock makes every sender wait behind it: better to give up and try again later.
    await tx`set local lock_timeout = '5s'`
    await tx`select pg_advisory_xact_lock(hashtextextended('realtime.messages partitions', 0))`
    const existing = await tx<{ name: string }[]>`
      select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'realtime.messages'::regclass`
    const names = new Set(existing.map((partition) => partition.name))
    for (let offset = FIRST_DAY; offset <= LAST_DAY; offset += 1) {
      const day = new Date(now.getTime() + offset * DAY_MS)
      if (!names.has(partitionName(day))) await createPartition(tx, day)
    }
    const oldestKept = partitionName(new Date(now.getTime() - MESSAGE_RETENTION_HOURS * 3_600_000))
    for (const name of names) {
      if (/^messages_\d{4}_\d\d_\d\d$/.test(name) && name < oldestKept) {
        await tx.unsafe(`drop table realtime.${name}`)
      }
    }
  })
}

async function createPartition(tx: postgres.TransactionSql, day: Date): Promise<void> {
  const name = partitionName(day)
  const next = new Date(day.getTime() + DAY_MS)
  // Policies of the parent decide for whoever goes through it; nobody reads a partition by its own name.
  await tx.unsafe(`
    create table realtime.${name} partition of realtime.messages
      for values from ('${isoDay(day)}') to ('${isoDay(next)}');
    alter table realtime.${name} owner to supabase_realtime_admin;
    alter table realtime.${name} enable row level security;
    revoke all on realtime.${name} from public, anon, authenticated, service_role;`)
}

function partitionName(day: Date): string {
  return `messages_${isoDay(day).replaceAll('-', '_')}`
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10)
}
