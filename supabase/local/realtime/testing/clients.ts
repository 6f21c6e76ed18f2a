import { createClient, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js'
import { WebSocket } from 'ws'
import { PUBLISHABLE_KEY } from './stack.ts'

type ChannelConfig = NonNullable<Parameters<SupabaseClient['channel']>[1]>['config']

export interface Heard {
  event: string
  payload: unknown
  meta?: { id: string; replayed?: boolean }
}

/** A client of supabase-js whose token the test may change. */
export class TestClient {
  readonly supabase: SupabaseClient
  token: string | null

  constructor(url: string, token: string | null = null, vsn: '1.0.0' | '2.0.0' = '2.0.0') {
    this.token = token
    this.supabase = createClient(url, PUBLISHABLE_KEY, {
      accessToken: async () => this.token,
      realtime: { transport: WebSocket as never, vsn, timeout: 5000 },
    })
  }

  /** Joins a topic and waits for the answer. */
  async join(topic: string, config: ChannelConfig = {}): Promise<TestChannel> {
    await this.supabase.realtime.setAuth()
    const channel = new TestChannel(this.supabase.channel(topic, { config }), config)
    await channel.joined
    return channel
  }

  /** The words of a refused join. */
  async refusal(topic: string, config: ChannelConfig = {}): Promise<string> {
    await this.supabase.realtime.setAuth()
    const channel = new TestChannel(this.supabase.channel(topic, { config }), config)
    const reason = await channel.joined.then(
      () => 'joined',
      (error: Error) => error.message,
    )
    await this.supabase.removeChannel(channel.channel)
    return reason
  }

  async close(): Promise<void> {
    await this.supabase.removeAllChannels()
    await this.supabase.realtime.disconnect()
  }
}

/** A channel that remembers what it has heard. */
export class TestChannel {
  readonly heard: Heard[] = []
  readonly system: { status: string; message: string; channel: string }[] = []
  readonly statuses: string[] = []
  readonly joined: Promise<void>

  constructor(
    readonly channel: RealtimeChannel,
    config: ChannelConfig,
  ) {
    channel.on('broadcast', { event: '*' }, (message) => this.heard.push(message as unknown as Heard))
    channel.on('system', {}, (message) => this.system.push(message))
    if (config?.presence?.enabled) channel.on('presence', { event: 'sync' }, () => undefined)
    this.joined = new Promise((resolve, reject) => {
      channel.subscribe((status, error) => {
        this.statuses.push(status)
        if (status === 'SUBSCRIBED') resolve()
        else if (error) reject(error)
      })
    })
  }

  get events(): string[] {
    return this.heard.map(({ event }) => event)
  }

  send(event: string, payload: unknown = {}): Promise<string> {
    return this.channel.send({ type: 'broadcast', event, payload })
  }
}

/** A socket without supabase-js, for saying what it never would. */
export class RawClient {
  readonly messages: unknown[] = []
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  readonly #opened: Promise<void>

  constructor(url: string, query = `apikey=${PUBLISHABLE_KEY}&vsn=2.0.0`) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/v1/websocket?${query}`)
    this.#socket.on('message', (data, binary) => {
      this.messages.push(binary ? data : JSON.parse(data.toString()))
    })
    this.closed = new Promise((resolve) => this.#socket.once('close', resolve))
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.once('open', () => resolve())
      this.#socket.once('error', reject)
    })
    this.#opened.catch(() => undefined)
  }

  async send(frame: unknown): Promise<void> {
    await this.#opened
    this.#socket.send(Buffer.isBuffer(frame) || typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  opened(): Promise<void> {
    return this.#opened
  }

  close(): void {
    this.#socket.close()
  }
}
