import postgres from 'postgres'
import type { Observer } from '../observe.ts'
import type { Worker } from './cron.ts'

interface Queued {
  id: string
  method: string
  url: string
  headers: Record<string, string> | null
  body: Buffer | null
  timeout_milliseconds: number
}

interface Answer {
  status_code: number | null
  content_type: string | null
  headers: Record<string, string> | null
  content: string | null
  timed_out: boolean
  error_msg: string | null
}

/** pg_net's defaults: 200 requests a batch, answers kept for six hours. */
const BATCH_SIZE = 200
const HOURS_OF_ANSWERS = 6
/** The queue is also looked at when no notification came, in case one was lost with its connection. */
const SWEEP_MS = 5_000

/** Sends one queued request. Whatever happens is an answer: pg_net retries nothing. */
export async function send(request: Queued): Promise<Answer> {
  const nothing = { status_code: null, content_type: null, headers: null, content: null }
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { 'user-agent': 'pg_net/local', ...request.headers },
      body: request.body ? new Uint8Array(request.body) : undefined,
      signal: AbortSignal.timeout(request.timeout_milliseconds),
    })
    return {
      status_code: response.status,
      content_type: response.headers.get('content-type'),
      headers: Object.fromEntries(response.headers),
      // A text of Postgres holds every character but this one.
      content: (await response.text()).replaceAll('\0', ''),
      timed_out: false,
      error_msg: null,
    }
  } catch (error) {
    const { name, message, cause } = error as Error
    if (name !== 'TimeoutError') {
      return { ...nothing, timed_out: false, error_msg: cause instanceof Error ? cause.message : message }
    }
    return {
      ...nothing,
      timed_out: true,
      error_msg: `Timeout of ${request.timeout_milliseconds} ms reached.`,
    }
  }
}

/** Sends what `net.http_post` and its sisters queued, as pg_net's background worker does. */
export async function startNet(adminUrl: string, observe?: Observer): Promise<Worker> {
  const sql = postgres(adminUrl, { max: 3, onnotice: () => {}, connection: { application_name: 'pg_net' } })
  const inFlight = new Set<Promise<void>>()
  let taking: Promise<void> = Promise.resolve()
  let stopped = false

  const deliver = async (request: Queued): Promise<void> => {
    observe?.({ surface: 'webhook', by: null, place: request.url, text: request.body?.toString() ?? '' })
    const answer = await send(request)
    await sql`insert into net._http_response ${sql({ id: request.id, ...answer })}`
  }

  /** Requests leave at once; a slow receiver does not hold back those queued behind it. */
  const takeAll = async (): Promise<void> => {
    for (let taken = BATCH_SIZE; taken === BATCH_SIZE && !stopped; ) {
      const batch = await sql<Queued[]>`
        delete from net.http_request_queue where id in (
          select id from net.http_request_queue order by id limit ${BATCH_SIZE} for update skip locked)
        returning *`
      taken = batch.length
      for (const request of batch) {
        const delivery = deliver(request)
          .catch(() => {})
          .finally(() => inFlight.delete(delivery))
        inFlight.add(delivery)
      }
    }
  }

  const wake = (): void => {
    taking = taking.then(takeAll).catch(() => {})
  }

  const forget = () =>
    sql`delete from net._http_response where created < now() - make_interval(hours => ${HOURS_OF_ANSWERS})`
  await forget()
  const listener = await sql.listen('net_http_request_queue', wake, wake)
  const sweep = setInterval(wake, SWEEP_MS)
  const broom = setInterval(() => void forget().catch(() => {}), 600_000)

  return {
    async stop() {
      stopped = true
      clearInterval(sweep)
      clearInterval(broom)
      await Promise.race([Promise.all(inFlight), new Promise((resolve) => setTimeout(resolve, 1000))])
      await listener.unlisten().catch(() => {})
      await sql.end({ timeout: 1 })
    },
  }
}
