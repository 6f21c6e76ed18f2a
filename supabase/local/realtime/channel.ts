import type { Authorizer } from './authorize.ts'
import { type Announcement, BinaryBroadcast, type Broadcast, TextBroadcast } from './broadcast.ts'
import { AccessLost, ChannelAccess } from './channel-access.ts'
import type { JoinConfig } from './join-config.ts'
import { MAX_PAYLOAD_BYTES, RECHECK_RETRY_MS } from './limits.ts'
import { errorCode, type RealtimeLog } from './log.ts'
import {
  type ClientMessage,
  type Frame,
  isRecord,
  type ProtocolVersion,
  type UserBroadcast,
} from './protocol.ts'
import type { ReplayRequest } from './replay.ts'
import type { Room, RoomMember, Rooms } from './rooms.ts'
import { TokenRefused, type Tokens } from './tokens.ts'

/** What every channel of the server works with. */
export interface ChannelServices {
  rooms: Rooms
  tokens: Tokens
  authorizer: Authorizer
  replay: (topic: string, request: ReplayRequest) => Promise<Broadcast[]>
  recheckIntervalMs: number
  log: RealtimeLog
}

/** The socket of a channel, as the channel sees it. */
export interface ChannelSocket {
  readonly version: ProtocolVersion
  readonly apiKey: string
  readonly headers: Record<string, string>
  send(frame: Frame | null): void
  push(channel: Channel, event: string, payload: unknown): void
  /** Runs a task after everything that this topic's messages have begun. */
  enqueue(wireTopic: string, task: () => Promise<void>): void
  /** Ends a channel from the server's side. */
  close(channel: Channel): void
}

/** The answer to a message: `null` where the protocol has none. */
export type Reply = { status: 'ok' | 'error'; response: Record<string, unknown> } | null

const OK: Reply = { status: 'ok', response: {} }

/** One topic that one socket has joined. */
export class Channel implements RoomMember {
  readonly #access: ChannelAccess
  #room: Room | null = null
  #presenceEnabled: boolean
  /** Broadcasts that arrive while older ones are being read for replay. */
  #held: Broadcast[] | null = null
  #replayedIds = new Set<string>()
  #recheckTimer: NodeJS.Timeout | undefined

  constructor(
    private readonly services: ChannelServices,
    private readonly socket: ChannelSocket,
    readonly wireTopic: string,
    readonly topic: string,
    readonly joinRef: string | null,
    private readonly config: JoinConfig,
  ) {
    this.#presenceEnabled = config.presence.enabled
    const { tokens, authorizer } = services
    const { apiKey, headers } = socket
    this.#access = new ChannelAccess({ topic, private: config.private, apiKey, headers, tokens, authorizer })
  }

  /**
   * Asks the policies and enters the room. Gives what to send after the reply of the join: the replay, then
   * who is present. @throws TokenRefused, AccessLost, DatabaseUnavailable
   */
  async open(): Promise<() => void> {
    const { replay } = this.config
    await this.#access.open(this.config.accessToken)
    if (replay && !this.#access.mayRead('broadcast')) {
      throw new AccessLost(`You do not have permissions to read from this Channel topic: ${this.topic}`)
    }
    // In the room before the replay is read, or what is committed in between would be in neither.
    if (replay) this.#held = []
    this.#room = this.services.rooms.enter(this.topic, this.config.private, this)
    const replayed = replay ? await this.services.replay(this.topic, replay) : []
    this.#scheduleCheck(this.services.recheckIntervalMs)
    return () => {
      for (const broadcast of replayed) this.socket.send(broadcast.frame(this.socket.version))
      this.#replayedIds = new Set(replayed.flatMap(({ id }) => id ?? []))
      const held = this.#held ?? []
      this.#held = null
      for (const broadcast of held) this.hearBroadcast(broadcast)
      if (this.#presenceEnabled) this.#sendPresenceState()
    }
  }

  /** Answers a message of the client in this channel. */
  async handle(message: ClientMessage): Promise<Reply> {
    if (message.userBroadcast) return this.#userBroadcast(message.userBroadcast)
    if (message.event === 'broadcast') return this.#textBroadcast(message.payload)
    if (message.event === 'presence') return this.#presence(message.payload)
    if (message.event === 'access_token') return this.#accessToken(message.payload)
    return refusal('Unexpected message from client')
  }

  hearBroadcast(broadcast: Broadcast): void {
    if (!this.#access.mayRead('broadcast')) return
    if (this.#held) this.#held.push(broadcast)
    else if (!broadcast.id || !this.#replayedIds.has(broadcast.id)) {
      this.socket.send(broadcast.frame(this.socket.version))
    }
  }

  hearPresence(diff: Announcement): void {
    if (this.#presenceEnabled && this.#access.mayRead('presence')) {
      this.socket.send(diff.frame(this.socket.version))
    }
  }

  /** Leaves the room. The channel is not used again. */
  dispose(): void {
    clearTimeout(this.#recheckTimer)
    this.#room = null
    this.services.rooms.leave(this.topic, this.config.private, this)
  }

  async #textBroadcast(payload: unknown): Promise<Reply> {
    if (!isRecord(payload) || typeof payload.event !== 'string') return refusal('A broadcast needs an event')
    if (payload.persist !== undefined) return refusal('persist is not supported by the local server')
    const json = JSON.stringify(payload)
    return this.#publish(new TextBroadcast(this.topic, json), Buffer.byteLength(json))
  }

  async #userBroadcast({ event, encoding, payload, metadata }: UserBroadcast): Promise<Reply> {
    if (metadata.persist !== undefined) return refusal('persist is not supported by the local server')
    if (encoding === 'json' && !isJson(payload)) return refusal('The payload is not JSON')
    return this.#publish(new BinaryBroadcast(this.topic, { event, encoding, payload }), payload.length)
  }

  async #publish(broadcast: Broadcast, bytes: number): Promise<Reply> {
    if (bytes > MAX_PAYLOAD_BYTES) return refusal('payload_size_exceeded')
    if (!(await this.#access.mayWrite('broadcast'))) return this.#mayNotWrite()
    this.#room?.publish(broadcast, this.config.self ? undefined : this)
    return this.config.ack ? OK : null
  }

  async #presence(payload: unknown): Promise<Reply> {
    const event = isRecord(payload) && typeof payload.event === 'string' ? payload.event.toLowerCase() : ''
    if (event === 'untrack') {
      this.#room?.untrack(this)
      return OK
    }
    if (event !== 'track' || !isRecord(payload)) return refusal('Unknown presence event')
    const meta = payload.payload ?? {}
    if (!isRecord(meta)) return refusal('Presence track payload must be a map')
    if (Buffer.byteLength(JSON.stringify(meta)) > MAX_PAYLOAD_BYTES) return refusal('payload_size_exceeded')
    if (!(await this.#access.mayWrite('presence'))) return this.#mayNotWrite()
    this.#room?.track(this, this.config.presence.key, meta)
    if (!this.#presenceEnabled) {
      this.#presenceEnabled = true
      this.#sendPresenceState()
    }
    return OK
  }

  async #accessToken(payload: unknown): Promise<Reply> {
    const token = isRecord(payload) ? payload.access_token : null
    if (typeof token === 'string') await this.#keepOrClose(() => this.#access.refresh(token))
    return null
  }

  #mayNotWrite(): Reply {
    return refusal(`Unauthorized: You do not have permissions to write to this Channel topic: ${this.topic}`)
  }

  #sendPresenceState(): void {
    if (!this.#room || !this.#access.mayRead('presence')) return
    this.socket.push(this, 'presence_state', this.#room.presenceState())
  }

  #scheduleCheck(ms: number): void {
    clearTimeout(this.#recheckTimer)
    const delay = Math.min(ms, this.#access.msToExpiry() ?? ms)
    this.#recheckTimer = setTimeout(() => {
      this.socket.enqueue(this.wireTopic, () => this.#keepOrClose(() => this.#access.check()))
    }, delay)
    this.#recheckTimer.unref()
  }

  async #keepOrClose(check: () => Promise<void>): Promise<void> {
    if (!this.#room) return
    let nextMs = this.services.recheckIntervalMs
    try {
      await check()
    } catch (error) {
      if (error instanceof AccessLost || error instanceof TokenRefused) return this.#shutDown(error.message)
      // A database that is away revokes nothing; the expiry of the token still holds.
      this.services.log('recheck_failed', { code: errorCode(error) })
      nextMs = RECHECK_RETRY_MS
    }
    if (this.#room) this.#scheduleCheck(nextMs)
  }

  #shutDown(message: string): void {
    if (!this.#room) return
    this.socket.push(this, 'system', { extension: 'system', status: 'error', message, channel: this.topic })
    this.socket.close(this)
  }
}

function refusal(reason: string): Reply {
  return { status: 'error', response: { reason } }
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    return false
  }
}
