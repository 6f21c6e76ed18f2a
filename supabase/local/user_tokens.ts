import { errors, type JWTPayload, jwtVerify } from 'jose'
import type postgres from 'postgres'

/** What the access token of a person says. */
export interface UserClaims extends JWTPayload {
  sub: string
  role: 'authenticated'
  exp: number
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Verifies an access token of a person. Stricter than @supabase/lite, which looks at signature and expiry
 * only: the audience, the one role that people have, and nothing that our auth server would not write (it
 * names neither itself nor a key). @throws an error of jose
 */
export async function verifyUserToken(token: string, secret: Uint8Array): Promise<UserClaims> {
  const { payload, protectedHeader } = await jwtVerify(token, secret, {
    algorithms: ['HS256'],
    audience: 'authenticated',
    requiredClaims: ['exp', 'sub', 'role'],
  })
  const foreign = (claim: string) =>
    new errors.JWTClaimValidationFailed(`unexpected "${claim}"`, payload, claim, 'check_failed')
  // service_role is reached by the secret key alone: a token that claims it was made by somebody else.
  if (payload.role !== 'authenticated') throw foreign('role')
  if (!uuid.test(payload.sub ?? '')) throw foreign('sub')
  if (payload.iss !== undefined) throw foreign('iss')
  if (protectedHeader.kid !== undefined) throw foreign('kid')
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000) throw foreign('iat')
  return payload as UserClaims
}

/** Tells whether the person of a token still has an account, and the session that the token belongs to. */
export type IsSessionOpen = (claims: JWTPayload) => Promise<boolean>

/** Asks the tables of the auth server; `sql` is a connection that may read them. */
export function sessionsOf(sql: postgres.Sql): IsSessionOpen {
  return async ({ sub, session_id }) => {
    if (!uuid.test(sub ?? '')) return false
    const session = typeof session_id === 'string' && uuid.test(session_id) ? session_id : null
    if (session_id !== undefined && !session) return false
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select from auth.users u where u.id = ${sub as string}
        and (${session}::uuid is null
          or exists (select from auth.sessions s where s.id = ${session}::uuid and s.user_id = u.id))) as open`
    return row?.open === true
  }
}
