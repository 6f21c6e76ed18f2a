import type postgres from 'postgres'
import { BinaryBroadcast, type Broadcast, type BroadcastMeta, TextBroadcast } from './broadcast.ts'
import { MAX_REPLAYED_MESSAGES } from './limits.ts'
import { isRecord } from './protocol.ts'

/** What a client asks for: the newest messages since an instant, in milliseconds. */
export interface ReplayRequest {
  since: number
  limit: number
}

/** Reads the `replay` of a join; null when it makes no sense. */
export function readReplayRequest(value: unknown): ReplayRequest | null {
  if (!isRecord(value)) return null
  const { since = 0, limit = MAX_REPLAYED_MESSAGES } = value
  if (!isInstant(since) || !Number.isSafeInteger(limit)) return null
  return { since, limit: Math.min(Math.max(Number(limit), 1), MAX_REPLAYED_MESSAGES) }
}

/** The newest broadcasts of a private topic, oldest first. Whoever calls has checked the right to read. */
export async function readReplay(
  sql: postgres.Sql,
  topic: string,
  { since, limit }: ReplayRequest,
): Promise<Broadcast[]> {
  const rows = await sql<
    { id: string; event: string | null; payload: string | null; bytes: Buffer | null }[]
  >`
    select id, event, payload::text as payload, binary_payload as bytes
    from realtime.messages
    where topic = ${topic} and private and extension = 'broadcast'
      and inserted_at >= timezone('utc', to_timestamp(${since}::float8 / 1000))
      and event is not null and (payload is not null or binary_payload is not null)
    order by inserted_at desc
    limit ${limit}`
  return rows.reverse().map((row) => {
    const meta: BroadcastMeta = { replayed: true, id: row.id }
    const event = row.event ?? ''
    if (row.bytes) return new BinaryBroadcast(topic, { event, encoding: 'binary', payload: row.bytes }, meta)
    return TextBroadcast.of(topic, event, row.payload ?? 'null', meta)
  })
}

// The largest time of a JavaScript Date, which Postgres can represent too.
function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 8.64e15
}
