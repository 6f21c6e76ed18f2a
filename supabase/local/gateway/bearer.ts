import type { IncomingMessage } from 'node:http'
import type { Keys } from '../keys.ts'
import { type IsSessionOpen, verifyUserToken } from '../user_tokens.ts'
import { badToken, unavailable } from './answers.ts'

/** Who calls: a person, the service by its key, or nobody in particular. */
export type Caller = { user: string } | 'service' | 'visitor'

/** What stands outside: other systems sign their webhooks, and may send credentials of their own. */
const signedOtherwise = /^\/functions\/v1\/webhooks(\/|$)/

function authorizations(request: IncomingMessage): string[] {
  const { rawHeaders } = request
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization')
}

/**
 * Weighs the credentials of each request before REST, auth or a function sees them. @supabase/lite takes
 * what it cannot read for a visitor, and neither it nor PostgREST knows whether a session is over; here a
 * token is good or the answer is 401, the same for whatever is wrong with it.
 */
export function createBearerCheck(keys: Keys, isSessionOpen: IsSessionOpen) {
  const secret = new TextEncoder().encode(keys.jwtSecret)

  return async (request: IncomingMessage, pathname: string): Promise<Caller | Response> => {
    const given = signedOtherwise.test(pathname) ? [] : authorizations(request)
    const byKey = request.headers.apikey === keys.secretKey ? 'service' : 'visitor'
    if (given.length === 0) return byKey
    const token = given.length === 1 ? /^Bearer ([^\s,]+)$/.exec(given[0] ?? '')?.[1] : undefined
    if (!token) return badToken()
    // supabase-js sends its key in the place of a token when nobody is signed in.
    if (token === keys.publishableKey) return byKey
    if (token === keys.secretKey) return 'service'
    const claims = await verifyUserToken(token, secret).catch(() => null)
    if (!claims) return badToken()
    // A database that is away says nothing of anybody's session.
    const isOpen = await isSessionOpen(claims).catch(() => null)
    if (isOpen === null) return unavailable()
    return isOpen ? { user: claims.sub } : badToken()
  }
}
