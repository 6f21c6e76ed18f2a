import { setTimeout as delay } from 'node:timers/promises'
import type postgres from 'postgres'
import { deferred } from './deferred.ts'
import { followAnnouncements } from './feed-listener.ts'
import { errorCode, type RealtimeLog } from './log.ts'

/** A row of realtime.messages to be told to a room. */
export interface FeedMessage {
  id: string
  topic: string
  event: string | null
  private: boolean
  /** The JSON as Postgres wrote it. */
  payload: string | null
  bytes: Buffer | null
}

interface FeedRow extends FeedMessage {
  xid: string
}

interface FeedOptions {
  databaseUrl: string
  sql: postgres.Sql
  log: RealtimeLog
  deliver: (message: FeedMessage) => void
}

const BATCH = 500
const RETRY_MS = 200
const LONGEST_RETRY_MS = 5_000

/**
 * Delivers each committed row of realtime.messages once. Announcements carry keys; rows are read in batches,
 * one batch at a time, so their order is the order of the commits.
 *
 * What was committed while nobody listened is found by transaction id: a row can only have been missed if its
 * transaction was not over when the listener last answered. Time would not do, since `inserted_at` is when a
 * transaction began, and says nothing of when it committed.
 */
export class DatabaseFeed {
  readonly #stop = new AbortController()
  readonly #listening = deferred<void>()
  /** Ids delivered by transactions that a catch-up may read again, with those transactions. */
  readonly #delivered = new Map<string, bigint>()
  readonly #keys: string[] = []
  /** Losses of the listener, and how many of them have been caught up. */
  #losses = 0
  #caughtUp = 0
  /** Between a loss and the catch-up nothing is delivered, or what is new would overtake what was missed. */
  #lost = false
  #busy = false
  #working: Promise<void> | null = null
  #following: Promise<void> | null = null
  // The last two horizons: an announcement may still be on its way when the newer one is read.
  #olderHorizon = 0n
  #horizon = 0n

  constructor(private readonly options: FeedOptions) {}

  /** Begins to listen. @throws when the database cannot be reached at first */
  async start(): Promise<void> {
    this.#following = this.#listenForEver()
    await this.#listening.promise
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all([this.#following, this.#working])
  }

  async #listenForEver(): Promise<void> {
    let retryMs = RETRY_MS
    let connected = false
    while (!this.#stop.signal.aborted) {
      let firstHorizon = true
      try {
        await followAnnouncements({
          databaseUrl: this.options.databaseUrl,
          signal: this.#stop.signal,
          onKey: (key) => this.#announce(key),
          onHorizon: (horizon) => {
            if (!connected) this.#olderHorizon = this.#horizon = horizon
            else if (firstHorizon) this.#catchUp()
            else this.#advance(horizon)
            firstHorizon = false
            connected = true
            retryMs = RETRY_MS
            this.#listening.resolve()
          },
        })
      } catch (error) {
        if (this.#stop.signal.aborted) return
        this.options.log('feed_lost', { code: errorCode(error) })
        if (!connected) return this.#listening.reject(error)
        this.#lost = true
        await this.#pause(retryMs)
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
      }
    }
  }

  #announce(key: string): void {
    this.#keys.push(key)
    this.#work()
  }

  #catchUp(): void {
    this.#lost = false
    this.#losses += 1
    this.#work()
  }

  #advance(horizon: bigint): void {
    // Until a catch-up has succeeded, what it must read is counted from before the loss.
    if (this.#missedSome()) return
    this.#olderHorizon = this.#horizon
    this.#horizon = horizon
    for (const [id, xid] of this.#delivered) if (xid < this.#olderHorizon) this.#delivered.delete(id)
  }

  #work(): void {
    if (!this.#busy) this.#working = this.#deliverAll()
  }

  async #deliverAll(): Promise<void> {
    this.#busy = true
    while (!this.#lost && !this.#stop.signal.aborted && (this.#missedSome() || this.#keys.length > 0)) {
      try {
        for (const row of await this.#nextRows()) this.#deliver(row)
      } catch (error) {
        this.options.log('feed_read_failed', { code: errorCode(error) })
        await this.#pause(RETRY_MS)
      }
    }
    this.#busy = false
  }

  #missedSome(): boolean {
    return this.#losses > this.#caughtUp
  }

  // What was missed comes first. It is forgotten, like the keys, only once it has been read.
  async #nextRows(): Promise<FeedRow[]> {
    if (this.#missedSome()) {
      const losses = this.#losses
      const rows = await this.#readMissed()
      this.#caughtUp = losses
      return rows
    }
    const keys = this.#keys.slice(0, BATCH)
    const rows = await this.#readKeys(keys)
    this.#keys.splice(0, keys.length)
    return rows
  }

  #deliver(row: FeedRow): void {
    if (this.#delivered.has(row.id)) return
    this.#delivered.set(row.id, BigInt(row.xid))
    try {
      this.options.deliver(row)
    } catch (error) {
      this.options.log('delivery_failed', { code: errorCode(error) })
    }
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined)
  }

  #readKeys(keys: string[]): Promise<FeedRow[]> {
    const { sql } = this.options
    const times = keys.map((key) => key.slice(0, key.indexOf(',')))
    const ids = keys.map((key) => key.slice(key.indexOf(',') + 1))
    return sql<FeedRow[]>`
      select ${this.#columns()}
      from unnest(${times}::text[]::timestamp[], ${ids}::text[]::uuid[]) with ordinality as key (at, id, position)
      join realtime.messages m on m.id = key.id and m.inserted_at = key.at
      order by key.position`
  }

  #readMissed(): Promise<FeedRow[]> {
    const { sql } = this.options
    return sql<FeedRow[]>`
      select ${this.#columns()}
      from realtime.messages m
      where m.extension = 'broadcast' and (m.payload is not null or m.binary_payload is not null)
        and ${this.#fullXid()} >= ${this.#olderHorizon.toString()}::text::bigint
      order by m.inserted_at, m.tableoid, m.ctid`
  }

  #columns() {
    return this.options.sql`
      m.id, m.topic, m.event, m.private, m.payload::text as payload, m.binary_payload as bytes,
      ${this.#fullXid()}::text as xid`
  }

  // A row keeps the low 32 bits of its transaction; the high ones are those of the latest transaction, or one
  // less when the counter has passed 2^32 in between.
  #fullXid() {
    return this.options.sql`(
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint
      - ((pg_snapshot_xmax(pg_current_snapshot())::text::bigint - m.xmin::text::bigint) & 4294967295)
    )`
  }
}
