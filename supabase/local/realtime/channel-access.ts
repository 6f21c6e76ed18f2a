import type { AuthorizationContext, Authorizer, Extension } from './authorize.ts'
import { expiredMessage, type Identity, TokenRefused, type Tokens } from './tokens.ts'

/** A right that was held and is lost; the message is the one that the client receives. */
export class AccessLost extends Error {
  override name = 'AccessLost'
}

interface AccessOptions {
  topic: string
  private: boolean
  apiKey: string
  headers: Record<string, string>
  tokens: Tokens
  authorizer: Authorizer
}

/**
 * What the holder of a channel may do in it. Rights are asked once and kept until the next check; those to
 * write are asked when first used, as most listeners never write.
 */
export class ChannelAccess {
  #identity: Identity
  #token: string | null = null
  #readable = { broadcast: true, presence: true }
  #writable: Partial<Record<Extension, boolean>> = {}

  constructor(private readonly options: AccessOptions) {
    this.#identity = options.tokens.ofApiKey(options.apiKey)
  }

  /** Takes the token of a join and asks what it may read. @throws TokenRefused, AccessLost, DatabaseUnavailable */
  async open(token: string | null): Promise<void> {
    await this.#take(token)
    const readable = await this.#askReadable()
    if (!readable.broadcast && !readable.presence) {
      throw new AccessLost(
        `You do not have permissions to read from this Channel topic: ${this.options.topic}`,
      )
    }
    this.#readable = readable
  }

  /** Takes a fresh token and checks everything again. @throws TokenRefused, AccessLost, DatabaseUnavailable */
  async refresh(token: string): Promise<void> {
    if (token === this.#token || this.options.tokens.standsForNobody(token)) return
    await this.#take(token)
    await this.check()
  }

  /** Checks the token and the policies again. @throws TokenRefused, AccessLost, DatabaseUnavailable */
  async check(): Promise<void> {
    const { expiresAt } = this.#identity
    if (expiresAt !== null && Date.now() >= expiresAt * 1000) {
      throw new TokenRefused('InvalidJWTToken', expiredMessage(expiresAt))
    }
    await this.options.tokens.confirm(this.#identity)
    const before = this.#readable
    const after = await this.#askReadable()
    if ((before.broadcast && !after.broadcast) || (before.presence && !after.presence)) {
      throw new AccessLost(
        `You no longer have permission to read from this Channel topic: ${this.options.topic}`,
      )
    }
    this.#readable = after
    this.#writable = {}
  }

  mayRead(extension: Extension): boolean {
    return this.#readable[extension]
  }

  async mayWrite(extension: Extension): Promise<boolean> {
    if (!this.options.private) return true
    this.#writable[extension] ??= await this.options.authorizer.writable(this.#context(), extension)
    return this.#writable[extension]
  }

  /** Milliseconds until the token expires; null when it does not. */
  msToExpiry(): number | null {
    const { expiresAt } = this.#identity
    return expiresAt === null ? null : Math.max(0, expiresAt * 1000 - Date.now())
  }

  async #take(token: string | null): Promise<void> {
    const { tokens, apiKey } = this.options
    const forNobody = token === null || tokens.standsForNobody(token)
    this.#identity = forNobody ? tokens.ofApiKey(apiKey) : await tokens.verify(token)
    this.#token = forNobody ? null : token
  }

  async #askReadable() {
    if (!this.options.private) return { broadcast: true, presence: true }
    return this.options.authorizer.readable(this.#context())
  }

  #context(): AuthorizationContext {
    return { topic: this.options.topic, identity: this.#identity, headers: this.options.headers }
  }
}
