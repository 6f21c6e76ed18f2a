import postgres from 'postgres'
import { deferred } from './deferred.ts'

const CHANNEL = 'realtime_messages'
const HEARTBEAT_MS = 5_000

interface FollowOptions {
  databaseUrl: string
  signal: AbortSignal
  onKey: (key: string) => void
  /** Called with the oldest running transaction: once when listening has begun, then at every heartbeat. */
  onHorizon: (horizon: bigint) => void
}

/**
 * Listens to the announcements of realtime.messages on a connection of its own, until the signal. Rejects as
 * soon as the connection is lost or does not answer: only the caller knows what must be read again.
 */
export async function followAnnouncements(options: FollowOptions): Promise<void> {
  const { databaseUrl, signal, onKey, onHorizon } = options
  const ended = deferred<never>()
  ended.promise.catch(() => undefined)
  const settings = {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    connection: { application_name: 'realtime feed' },
    onnotify: (_channel: string, key: string) => onKey(key),
    onclose: () => ended.reject(new Error('connection lost')),
  }
  const listener = postgres(databaseUrl, settings)
  const stop = () => ended.reject(new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  const horizon = async () => {
    const [row] = await listener<{ horizon: string }[]>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`
    return BigInt(row?.horizon ?? '0')
  }
  try {
    await Promise.race([listener.unsafe(`listen ${CHANNEL}`), ended.promise])
    for (;;) {
      // A connection cut without a word is noticed by the heartbeat that nobody answers.
      onHorizon(await Promise.race([horizon(), ended.promise, fails(HEARTBEAT_MS)]))
      await Promise.race([pause(HEARTBEAT_MS), ended.promise])
    }
  } finally {
    signal.removeEventListener('abort', stop)
    await listener.end({ timeout: 0 }).catch(() => undefined)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}

async function fails(ms: number): Promise<never> {
  await pause(ms)
  throw new Error('no answer to the heartbeat')
}
