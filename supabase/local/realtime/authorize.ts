import postgres from 'postgres'
import type { RealtimeLog } from './log.ts'
import type { Identity } from './tokens.ts'

export type Extension = 'broadcast' | 'presence'

/** For whom and for which topic the policies of realtime.messages are asked. */
export interface AuthorizationContext {
  topic: string
  identity: Identity
  /** The `x-` headers of the upgrade or of the request: what a policy may read. */
  headers: Record<string, string>
}

/** The database could not answer, which says nothing of the rights of anybody. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

class RolledBack<Answer> extends Error {
  constructor(readonly answer: Answer) {
    super('rolled back on purpose')
  }
}

const NO_PARTITION = '23514'

/**
 * Asks the policies of realtime.messages by trying: the answer is what Postgres does with a probe row, in a
 * transaction that is always rolled back.
 */
export class Authorizer {
  constructor(
    private readonly sql: postgres.Sql,
    private readonly log: RealtimeLog,
  ) {}

  /** Which extensions of a topic may be read: the probe row is visible. @throws DatabaseUnavailable */
  async readable(context: AuthorizationContext): Promise<Record<Extension, boolean>> {
    const visible = await this.#ask<Extension[]>([], async (tx) => {
      const probes = await tx<{ id: string; at: string; extension: Extension }[]>`
        insert into realtime.messages (topic, extension)
        values (${context.topic}, 'broadcast'), (${context.topic}, 'presence')
        returning id, inserted_at::text as at, extension`
      await impersonate(tx, context)
      const rows = await tx<{ extension: Extension }[]>`
        select extension from realtime.messages
        where id = any (${probes.map((probe) => probe.id)}::uuid[])
          and inserted_at = ${probes[0]?.at ?? ''}::text::timestamp`
      return rows.map((row) => row.extension)
    })
    return { broadcast: visible.includes('broadcast'), presence: visible.includes('presence') }
  }

  /** Whether an extension of a topic may be written: the insert passes. @throws DatabaseUnavailable */
  async writable(context: AuthorizationContext, extension: Extension): Promise<boolean> {
    return this.#ask(false, async (tx) => {
      await impersonate(tx, context)
      await tx`insert into realtime.messages (topic, extension) values (${context.topic}, ${extension})`
      return true
    })
  }

  async #ask<Answer>(denied: Answer, question: (tx: postgres.TransactionSql) => Promise<Answer>) {
    try {
      await this.sql.begin(async (tx) => {
        throw new RolledBack(await question(tx))
      })
      return denied
    } catch (error) {
      if (error instanceof RolledBack) return error.answer as Answer
      if (!isRefusal(error)) throw new DatabaseUnavailable('policies could not be asked', { cause: error })
      // A refused insert is an answer; a policy that fails is one too, but somebody should hear of it.
      if (error.code !== '42501') this.log('policy_failed', { code: error.code })
      return denied
    }
  }
}

async function impersonate(tx: postgres.TransactionSql, context: AuthorizationContext): Promise<void> {
  const { role, claims } = context.identity
  await tx`
    select
      set_config('role', ${role}, true),
      set_config('realtime.topic', ${context.topic}, true),
      set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
      set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
      set_config('request.jwt.claim.role', ${role}, true),
      set_config('request.headers', ${JSON.stringify(context.headers)}, true)`
}

// Classes 08, 53, 57 and 58 are the server's own troubles: connection, resources, shutdown, system.
function isRefusal(error: unknown): error is postgres.PostgresError {
  return (
    error instanceof postgres.PostgresError &&
    !/^(08|53|57|58)/.test(error.code) &&
    error.code !== NO_PARTITION
  )
}
