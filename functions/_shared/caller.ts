/** Who is asking: a person by their access token, or a server by the secret key. */
import { timingSafeEqual } from '@std/crypto/timing-safe-equal'
import {
  createLocalJWKSet,
  importJWK,
  type JSONWebKeySet,
  type JWTHeaderParameters,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import { Refusal } from './refusal.ts'
import { rememberRequest } from './request.ts'

export interface Claims extends JWTPayload {
  sub: string
  role: 'authenticated'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function keySet(): JSONWebKeySet {
  const found: unknown = JSON.parse(Deno.env.get('SUPABASE_JWKS') ?? '{"keys":[]}')
  return (Array.isArray(found) ? { keys: found } : found) as JSONWebKeySet
}

let known: ReturnType<typeof keyFinder> | undefined

/**
 * Finds the key of a token. jose takes only public keys from a set; a project that still signs with HS256
 * has an `oct` key in it. The two are never mixed: the algorithm decides which kind is looked at.
 */
function keyFinder(set: JSONWebKeySet) {
  const shared = set.keys.filter((key) => key.kty === 'oct')
  const published = createLocalJWKSet({ keys: set.keys.filter((key) => key.kty !== 'oct') })
  return async (header: JWTHeaderParameters) => {
    if (header.alg !== 'HS256') return published(header)
    const key = shared.find(
      (one) => header.kid === undefined || one.kid === undefined || one.kid === header.kid,
    )
    if (!key) throw new Refusal('session_expired', 401)
    return await importJWK(key, 'HS256')
  }
}

function bearerOf(request: Request): string {
  return /^Bearer ([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
}

/** The claims of the person who asks, or 401 `session_expired`: the same answer for whatever is wrong. */
export async function callerOf(request: Request): Promise<Claims> {
  const token = bearerOf(request)
  known ??= keyFinder(keySet())
  try {
    const { payload } = await jwtVerify(token, known, {
      algorithms: ['HS256', 'ES256', 'RS256'],
      audience: 'authenticated',
      requiredClaims: ['exp', 'sub'],
    })
    if (!uuid.test(payload.sub ?? '') || payload.role !== 'authenticated') {
      throw new Refusal('session_expired', 401)
    }
    const claims: Claims = { ...payload, sub: payload.sub ?? '', role: 'authenticated' }
    rememberRequest(claims, request)
    return claims
  } catch {
    throw new Refusal('session_expired', 401)
  }
}

/** The secret keys: the platform gives `{"name": "key"}`; a list or a single key will do. */
function secretKeys(): string[] {
  const text = Deno.env.get('SUPABASE_SECRET_KEYS') ?? ''
  try {
    const found: unknown = JSON.parse(text)
    const values: unknown[] = typeof found === 'object' && found !== null ? Object.values(found) : [found]
    return values.filter((value) => typeof value === 'string' && value !== '') as string[]
  } catch {
    return text.split(',').flatMap((key) => key.trim() || [])
  }
}

async function digest(value: string): Promise<ArrayBuffer> {
  return await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value))
}

/** Lets servers through that carry the secret key (`apikey`, or as a bearer); everybody else gets 401. */
export async function requireSecretKey(request: Request): Promise<void> {
  const given = await digest(request.headers.get('apikey') || bearerOf(request))
  let matches = false
  // Digests of one length, and every key compared: the time taken says nothing of the key.
  for (const key of secretKeys()) matches = timingSafeEqual(given, await digest(key)) || matches
  if (!matches) throw new Refusal('session_expired', 401)
}
