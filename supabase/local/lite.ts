// Before everything that loads supabase-js.
import './quiet_console.ts'
import { AsyncLocalStorage } from 'node:async_hooks'
import { App } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { type DatabaseError, problemOf } from './database_errors.ts'
import type { Keys } from './keys.ts'
import type { Mailbox } from './mailbox.ts'
import type { Cluster } from './postgres/cluster.ts'
import { quietly } from './quiet_console.ts'

/** The schemas that migrations expose; the same list as in config.toml. */
export const exposedSchemas = ['sis', 'ministry']

/** What happened inside lite while it answered one request. */
interface Trace {
  error?: DatabaseError
}
const traces = new AsyncLocalStorage<Trace>()

/** lite writes JSON arguments as text already; the driver's own rule would quote that text once more. */
const jsonType = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text) as unknown,
})

/** PostgREST writes every numeric as a number; lite would write 14.50 as a text. */
const numericType = { to: 1700, from: [1700], serialize: String, parse: Number }

/** PostgREST writes `2026-11-22T16:12:26.43+00:00`, Postgres `2026-11-22 16:12:26.43+00`. */
const timestampType = {
  to: 1184,
  from: [1184],
  serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : String(value)),
  parse: (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
}

/** lite's connection to Postgres, without its grants and with PostgREST's forms of values and errors. */
export class LocalConnection extends PostgresConnection {
  constructor(url: string, options: { role?: string; connections: number }) {
    super({
      url,
      postgresOptions: {
        max: options.connections,
        onnotice: () => {},
        types: {
          json: jsonType(114),
          jsonb: jsonType(3802),
          numeric: numericType,
          timestamptz: timestampType,
        },
        connection: { application_name: 'supabase_lite', ...(options.role && { role: options.role }) },
      },
    })
    // Otherwise the first request grants ALL on every table to anon and authenticated: our first wall.
    Object.assign(this, { rlsState: 'active' })
  }

  /** lite asks here what a database error means; we remember it, to answer as PostgREST does. */
  override normalizeDbError(error: unknown) {
    const normalized = super.normalizeDbError(error)
    const trace = traces.getStore()
    if (trace && typeof (normalized as DatabaseError)?.code === 'string')
      trace.error = normalized as DatabaseError
    return normalized
  }
}

/** Makes schema auth's tables with lite's own migrator, owned by supabase_auth_admin as on the platform. */
export async function makeAuthTables(cluster: Cluster): Promise<void> {
  const connection = new LocalConnection(cluster.url('supabase_lite'), {
    role: 'supabase_auth_admin',
    connections: 1,
  })
  try {
    const app = new App({ connection, auth: { enabled: true }, db: { migrations: { enabled: false } } })
    await app.ensureSystemSchema()
  } finally {
    await connection.close()
  }
}

export interface Lite {
  /** Answers a request to /rest/v1 or /auth/v1. */
  fetch(request: Request): Promise<Response>
  stop(): Promise<void>
}

interface LiteOptions {
  cluster: Cluster
  keys: Keys
  mailbox: Mailbox
  apiUrl: string
  webUrl: string
}

/** REST and auth: @supabase/lite on the cluster, as a role that owns nothing of ours. */
export function startLite({ cluster, keys, mailbox, apiUrl, webUrl }: LiteOptions): Lite {
  const connection = new LocalConnection(cluster.url('supabase_lite'), { connections: 10 })
  const app = new App({
    connection,
    api: {
      enabled: true,
      schemas: exposedSchemas,
      extra_search_path: ['extensions'],
      max_rows: 1000,
      external_url: apiUrl,
    },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      jwt_expiry: 3600,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      site_url: webUrl,
      additional_redirect_urls: [webUrl],
      minimum_password_length: 10,
      // As in config.toml: the invitation code is the proof of who signs up.
      email: { enable_signup: true, enable_confirmations: false, double_confirm_changes: true },
    },
    db: { migrations: { enabled: false } },
    studio: { enabled: false },
    options: { drivers: { email: mailbox }, server: { disableStudio: true } },
  })
  return {
    async fetch(request) {
      const trace: Trace = {}
      const response = await quietly(() =>
        traces.run(trace, async () => app.fetch(request, { peerAddress: null })),
      )
      const isRest = new URL(request.url).pathname.startsWith('/rest/')
      return isRest && response.status >= 400 && trace.error && trace.error.code !== 'PGRST'
        ? problemOf(trace.error, response)
        : response
    },
    stop: () => connection.close(),
  }
}
