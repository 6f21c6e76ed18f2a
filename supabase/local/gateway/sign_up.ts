import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'

/** What the auth server answers when a hook refuses: its own shape, which supabase-js reads. */
function refusal(status: number, message: string): Response {
  return Response.json(
    { code: status, error_code: status === 500 ? 'unexpected_failure' : 'unknown', msg: message },
    { status },
  )
}

interface Wish {
  email?: unknown
  data?: Record<string, postgres.JSONValue>
  create_user?: unknown
}

/**
 * Supabase's `before_user_created` hook, which @supabase/lite does not have: the SQL function of config.toml
 * is asked before an account is made. Returns the refusal, or null when the request may go on.
 */
export async function refuseUninvited(
  sql: postgres.Sql,
  path: string,
  body: Buffer,
): Promise<Response | null> {
  if (!['/auth/v1/signup', '/auth/v1/otp', '/auth/v1/magiclink'].includes(path)) return null
  let wish: Wish
  try {
    wish = JSON.parse(body.toString('utf8')) as Wish
  } catch {
    return Response.json(
      { code: 400, error_code: 'bad_json', msg: 'Could not parse request body as JSON' },
      { status: 400 },
    )
  }
  if (typeof wish?.email !== 'string' || wish.create_user === false) return null
  const email = wish.email.trim().toLowerCase()
  const now = new Date().toISOString()
  const event = {
    metadata: { uuid: randomUUID(), time: now, name: 'before-user-created', ip_address: '127.0.0.1' },
    user: {
      id: randomUUID(),
      aud: 'authenticated',
      role: '',
      email,
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: wish.data ?? {},
      identities: [],
      created_at: now,
      updated_at: now,
      is_anonymous: false,
    },
  }
  const answer = await sql.begin(async (transaction) => {
    const [state] = await transaction<{ hooked: boolean; known: boolean }[]>`
      select to_regprocedure('private.before_user_created(jsonb)') is not null as hooked,
        exists (select from auth.users where lower(email) = ${email}) as known`
    if (!state?.hooked || state.known) return null
    await transaction`set local role supabase_auth_admin`
    const [row] = await transaction<
      { decision: { error?: { http_code?: number; message?: string } } | null }[]
    >`
      select private.before_user_created(${transaction.json(event)}) as decision`
    return row?.decision ?? null
  })
  return answer?.error ? refusal(answer.error.http_code ?? 403, answer.error.message ?? '') : null
}
