import { decodeJwt } from 'jose'
import type { RawData, WebSocket } from 'ws'
import type { Observer } from '../observe.ts'
import { DatabaseUnavailable } from './authorize.ts'
import { TOPIC_PREFIX } from './broadcast.ts'
import { Channel, type ChannelServices, type ChannelSocket, type Reply } from './channel.ts'
import { AccessLost } from './channel-access.ts'
import { JoinRefused, readJoinConfig } from './join-config.ts'
import { MAX_CHANNELS_PER_SOCKET, MAX_PENDING_MESSAGES, MAX_UNSENT_BYTES } from './limits.ts'
import { errorCode } from './log.ts'
import {
  type ClientMessage,
  decodeFrame,
  type Envelope,
  encodeMessage,
  type Frame,
  MalformedFrame,
  type ProtocolVersion,
} from './protocol.ts'
import { TokenRefused } from './tokens.ts'

const UNSUPPORTED_DATA = 1003
const POLICY_VIOLATION = 1008

interface ConnectionOptions {
  socket: WebSocket
  version: ProtocolVersion
  apiKey: string
  headers: Record<string, string>
  services: ChannelServices
  observe?: Observer
}

/** One WebSocket of a client, and the channels that it has joined. */
export class Connection implements ChannelSocket {
  readonly version: ProtocolVersion
  readonly apiKey: string
  readonly headers: Record<string, string>
  /** When the client was last heard, for finding sockets whose client is gone. */
  lastHeardAt = Date.now()
  readonly #socket: WebSocket
  readonly #services: ChannelServices
  readonly #channels = new Map<string, Channel>()
  readonly #queues = new Map<string, Promise<void>>()
  readonly #observe: Observer | undefined
  /** Whose token opened a channel here last. */
  #user: string | null = null
  #pending = 0
  #ended = false

  constructor({ socket, version, apiKey, headers, services, observe }: ConnectionOptions) {
    this.#socket = socket
    this.version = version
    this.apiKey = apiKey
    this.headers = headers
    this.#services = services
    this.#observe = observe
    socket.on('message', (data, binary) => this.#receive(data, binary))
    socket.on('close', () => this.#end())
    // ws closes the socket itself, with 1009 for a frame too large and 1007 for text that is not UTF-8.
    socket.on('error', (error) => services.log('socket_error', { code: errorCode(error) }))
  }

  send(frame: Frame | null): void {
    if (!frame || this.#ended || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) {
      this.#services.log('slow_reader_cut', { bytes: this.#socket.bufferedAmount })
      this.#socket.terminate()
      return
    }
    const text = this.#observe && frame.data.toString()
    if (text) this.#observe?.({ surface: 'realtime', by: this.#user, place: 'websocket', text })
    this.#socket.send(frame.data, { binary: frame.binary })
  }

  push({ wireTopic, joinRef }: Channel, event: string, payload: unknown): void {
    this.send(encodeMessage(this.version, { joinRef, ref: null, topic: wireTopic, event }, payload))
  }

  enqueue(wireTopic: string, task: () => Promise<void>): void {
    if (this.#pending >= MAX_PENDING_MESSAGES) {
      this.#socket.close(POLICY_VIOLATION, 'Too many messages')
      return
    }
    this.#pending += 1
    const done = (this.#queues.get(wireTopic) ?? Promise.resolve())
      .then(task)
      .catch((error: unknown) => this.#services.log('message_failed', { code: errorCode(error) }))
      .finally(() => {
        this.#pending -= 1
        if (this.#queues.get(wireTopic) === done) this.#queues.delete(wireTopic)
      })
    this.#queues.set(wireTopic, done)
  }

  close(channel: Channel): void {
    channel.dispose()
    if (this.#channels.get(channel.wireTopic) !== channel) return
    this.#channels.delete(channel.wireTopic)
    // phoenix.js takes a phx_close for its own only when ref is the reference of the join.
    const { joinRef, wireTopic } = channel
    this.send(
      encodeMessage(this.version, { joinRef, ref: joinRef, topic: wireTopic, event: 'phx_close' }, {}),
    )
  }

  /** Closes the socket from the server's side. */
  hangUp(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  #receive(data: RawData, binary: boolean): void {
    this.lastHeardAt = Date.now()
    if (this.#ended || this.#socket.readyState !== this.#socket.OPEN) return
    let message: ClientMessage
    try {
      message = decodeFrame(this.version, toBuffer(data), binary)
    } catch (error) {
      if (!(error instanceof MalformedFrame)) throw error
      this.#services.log('malformed_frame', { bytes: toBuffer(data).length })
      this.#socket.close(UNSUPPORTED_DATA, error.message)
      return
    }
    this.enqueue(message.topic, () => this.#dispatch(message))
  }

  async #dispatch(message: ClientMessage): Promise<void> {
    if (this.#ended) return
    if (message.topic === 'phoenix') {
      const beat = message.event === 'heartbeat'
      return this.#reply(message, beat ? { status: 'ok', response: {} } : failure('unmatched topic'))
    }
    if (message.event === 'phx_join') return this.#join(message)
    if (message.event === 'phx_leave') return this.#leave(message)
    const channel = this.#channels.get(message.topic)
    if (!channel) return this.#reply(message, failure('unmatched topic'))
    // A message of an earlier join of the same topic is nobody's any more.
    if (message.joinRef !== null && channel.joinRef !== null && message.joinRef !== channel.joinRef) return
    try {
      this.#reply(message, await channel.handle(message))
    } catch (error) {
      this.#reply(message, failure(this.#explain(error)))
    }
  }

  async #join(message: ClientMessage): Promise<void> {
    const { topic: wireTopic, joinRef, ref } = message
    const previous = this.#channels.get(wireTopic)
    if (previous) this.close(previous)
    if (!wireTopic.startsWith(TOPIC_PREFIX)) return this.#reply(message, failure('unmatched topic'))
    const topic = wireTopic.slice(TOPIC_PREFIX.length)
    if (topic === '') {
      return this.#reply(message, failure('TopicNameRequired: You must provide a topic name'))
    }
    if (this.#channels.size >= MAX_CHANNELS_PER_SOCKET) {
      return this.#reply(message, failure('ChannelRateLimitReached: Too many channels'))
    }
    let channel: Channel | undefined
    try {
      const config = readJoinConfig(message.userBroadcast ? null : message.payload)
      channel = new Channel(this.#services, this, wireTopic, topic, joinRef ?? ref, config)
      // Counted while it opens: a hundred joins at once are a hundred.
      this.#channels.set(wireTopic, channel)
      const begin = await channel.open()
      if (config.accessToken?.includes('.')) this.#user = decodeJwt(config.accessToken).sub ?? null
      if (this.#ended) return channel.dispose()
      this.#reply(message, { status: 'ok', response: { postgres_changes: [] } })
      begin()
    } catch (error) {
      channel?.dispose()
      this.#channels.delete(wireTopic)
      this.#reply(message, failure(this.#explain(error)))
    }
  }

  #leave(message: ClientMessage): void {
    const channel = this.#channels.get(message.topic)
    this.#reply(message, { status: 'ok', response: {} })
    if (channel) this.close(channel)
  }

  #explain(error: unknown): string {
    if (error instanceof JoinRefused) return error.message
    if (error instanceof AccessLost) return `Unauthorized: ${error.message}`
    if (error instanceof TokenRefused) return `${error.code}: ${error.message}`
    this.#services.log('message_failed', { code: errorCode(error) })
    if (error instanceof DatabaseUnavailable) {
      return 'UnableToConnectToProject: Realtime was unable to connect to the project database'
    }
    return 'UnknownErrorOnChannel: Unknown Error on Channel'
  }

  #reply({ joinRef, ref, topic }: Envelope, reply: Reply): void {
    // Without a reference nobody waits for the answer.
    if (reply && ref !== null) {
      this.send(encodeMessage(this.version, { joinRef, ref, topic, event: 'phx_reply' }, reply))
    }
  }

  #end(): void {
    this.#ended = true
    for (const channel of this.#channels.values()) channel.dispose()
    this.#channels.clear()
  }
}

function failure(reason: string): Reply {
  return { status: 'error', response: { reason } }
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}
