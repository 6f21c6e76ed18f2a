import { decodeJwt, errors, type JWTPayload } from 'jose'
import { type IsSessionOpen, type UserClaims, verifyUserToken } from '../user_tokens.ts'

export type Role = 'anon' | 'authenticated' | 'service_role'

/** Who speaks: what policies see of a token. */
export interface Identity {
  role: Role
  claims: JWTPayload
  /** Seconds since 1970; null for an API key, which does not expire. */
  expiresAt: number | null
}

/** A token that is refused. `code` and `message` are the platform's own words, which clients may match. */
export class TokenRefused extends Error {
  override name = 'TokenRefused'
  constructor(
    readonly code: 'InvalidJWTToken' | 'MalformedJWT' | 'JwtSignatureError',
    message: string,
  ) {
    super(message)
  }
}

/** The message for a token that was good and is no more. */
export function expiredMessage(expiresAt: number, now = Date.now()): string {
  return `Token has expired ${Math.max(0, Math.floor(now / 1000) - expiresAt)} seconds ago`
}

/** Checks API keys and user tokens. */
export class Tokens {
  readonly #secret: Uint8Array
  readonly #apiKeys: Set<string>

  constructor(
    jwtSecret: string,
    apiKeys: string[],
    private readonly isSessionOpen: IsSessionOpen = async () => true,
  ) {
    this.#secret = new TextEncoder().encode(jwtSecret)
    this.#apiKeys = new Set(apiKeys)
  }

  isApiKey(key: string | null | undefined): key is string {
    return typeof key === 'string' && this.#apiKeys.has(key)
  }

  /** Tells an API key sent in the place of a user token, which supabase-js does when nobody is signed in. */
  standsForNobody(token: string): boolean {
    return token.startsWith('sb_') || (this.#apiKeys.has(token) && !isJwt(token))
  }

  /** Who speaks when there is only an API key: the visitor, or the service for a secret key. */
  ofApiKey(key: string): Identity {
    if (isJwt(key)) {
      const claims = decodeJwt(key)
      return { role: roleOf(claims), claims, expiresAt: claims.exp ?? null }
    }
    const role = key.startsWith('sb_secret_') ? 'service_role' : 'anon'
    return { role, claims: { role }, expiresAt: null }
  }

  /** Verifies a user's token. @throws TokenRefused */
  async verify(token: string): Promise<Identity> {
    const claims = await this.#claims(token)
    const identity: Identity = { role: claims.role, claims, expiresAt: claims.exp }
    await this.confirm(identity)
    return identity
  }

  /** Checks that the session of somebody known has not ended since. @throws TokenRefused */
  async confirm({ role, claims }: Identity): Promise<void> {
    if (role === 'authenticated' && !(await this.isSessionOpen(claims))) {
      throw new TokenRefused('InvalidJWTToken', 'The session of this token is over')
    }
  }

  async #claims(token: string): Promise<UserClaims> {
    try {
      return await verifyUserToken(token, this.#secret)
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new TokenRefused('InvalidJWTToken', expiredMessage(error.payload.exp ?? 0))
      }
      if (error instanceof errors.JWTClaimValidationFailed) {
        throw new TokenRefused('InvalidJWTToken', `Token claim ${error.claim} is not valid`)
      }
      if (
        error instanceof errors.JWSSignatureVerificationFailed ||
        error instanceof errors.JOSEAlgNotAllowed
      ) {
        throw new TokenRefused('JwtSignatureError', 'Failed to validate JWT signature')
      }
      throw new TokenRefused('MalformedJWT', 'The token provided is not a valid JWT')
    }
  }
}

function isJwt(key: string): boolean {
  return key.split('.').length === 3
}

// Only these three: the server's connection may take any role, and a token must not choose its owner's.
function roleOf(claims: JWTPayload): Role {
  const { role, aud } = claims
  if (role === 'anon' || role === 'authenticated' || role === 'service_role') return role
  if (role === undefined && [aud].flat().includes('authenticated')) return 'authenticated'
  throw missingClaims()
}

function missingClaims(): TokenRefused {
  return new TokenRefused('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')
}
