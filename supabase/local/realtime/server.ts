import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import type { Observer } from '../observe.ts'
import type { IsSessionOpen } from '../user_tokens.ts'
import { Authorizer } from './authorize.ts'
import { BinaryBroadcast, TextBroadcast } from './broadcast.ts'
import type { ChannelServices } from './channel.ts'
import { Connection } from './connection.ts'
import { DatabaseFeed, type FeedMessage } from './database-feed.ts'
import { visibleHeaders } from './headers.ts'
import { MAX_FRAME_BYTES, MAX_PAYLOAD_BYTES, RECHECK_INTERVAL_MS, SOCKET_SILENCE_MS } from './limits.ts'
import { errorCode, type RealtimeLog } from './log.ts'
import { maintainPartitions } from './partitions.ts'
import { protocolVersion } from './protocol.ts'
import { readReplay } from './replay.ts'
import { handleBroadcastRequest } from './rest.ts'
import { Rooms } from './rooms.ts'
import { Tokens } from './tokens.ts'

export interface RealtimeServerOptions {
  /** A superuser's connection: the server takes the roles of its callers and makes partitions. */
  databaseUrl: string
  jwtSecret: string
  /** The API keys that are accepted; those that begin with `sb_secret_` speak as service_role. */
  apiKeys: string[]
  /** Asks whether the session of a token is still open; without it, a token is good until it expires. */
  isSessionOpen?: IsSessionOpen
  /** Hears every frame that is sent and every fact that is logged; for tests. */
  observe?: Observer
  log?: RealtimeLog
  /** How often tokens and policies are checked again; at most every five minutes. */
  recheckIntervalMs?: number
}

export interface RealtimeServer {
  /** Takes over an HTTP upgrade of `/realtime/v1/websocket`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Answers `POST /realtime/v1/api/broadcast`; false when the request is for somebody else. */
  handleHttp(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  stop(): Promise<void>
}

const POOL_SIZE = 8
const PARTITION_CHECK_MS = 60 * 60_000
const GOING_AWAY = 1001

/**
 * Starts a Realtime server over a database that has `realtime.sql`. It speaks what supabase-js speaks:
 * broadcast, presence, replay, private channels by the policies of realtime.messages.
 */
export async function createRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  const { databaseUrl, observe } = options
  const log: RealtimeLog = (event, facts) => {
    options.log?.(event, facts)
    observe?.({
      surface: 'log',
      by: null,
      place: 'realtime',
      text: `${event} ${JSON.stringify(facts ?? {})}`,
    })
  }
  const sql = postgres(databaseUrl, {
    max: POOL_SIZE,
    connection: { application_name: 'realtime' },
    onnotice: () => undefined,
  })
  const rooms = new Rooms()
  const services: ChannelServices = {
    rooms,
    tokens: new Tokens(options.jwtSecret, options.apiKeys, options.isSessionOpen),
    authorizer: new Authorizer(sql, log),
    replay: (topic, request) => readReplay(sql, topic, request),
    recheckIntervalMs: Math.min(options.recheckIntervalMs ?? RECHECK_INTERVAL_MS, RECHECK_INTERVAL_MS),
    log,
  }
  const feed = new DatabaseFeed({ databaseUrl, sql, log, deliver: (message) => publish(rooms, message, log) })
  try {
    await maintainPartitions(sql)
    await feed.start()
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw error
  }

  const connections = new Set<Connection>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const partitionTimer = setInterval(() => {
    maintainPartitions(sql).catch((error) => log('partitions_failed', { code: errorCode(error) }))
  }, PARTITION_CHECK_MS)
  const silenceTimer = setInterval(() => {
    const heardSince = Date.now() - SOCKET_SILENCE_MS
    for (const connection of connections) {
      if (connection.lastHeardAt < heardSince) connection.hangUp(GOING_AWAY, 'No heartbeat')
    }
  }, SOCKET_SILENCE_MS / 2)
  partitionTimer.unref()
  silenceTimer.unref()

  return {
    handleUpgrade(request, socket, head) {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const apiKey = searchParams.get('apikey') ?? request.headers.apikey
      const version = protocolVersion(searchParams.get('vsn'))
      if (typeof apiKey !== 'string' || !services.tokens.isApiKey(apiKey)) {
        return refuseUpgrade(socket, '401 Unauthorized')
      }
      if (!version) return refuseUpgrade(socket, '400 Bad Request')
      const headers = visibleHeaders(request.headers)
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new Connection({ socket: webSocket, version, apiKey, headers, services, observe })
        connections.add(connection)
        webSocket.on('close', () => connections.delete(connection))
      })
    },
    handleHttp: (request, response) => handleBroadcastRequest(services, request, response),
    async stop() {
      clearInterval(partitionTimer)
      clearInterval(silenceTimer)
      for (const connection of connections) connection.hangUp(GOING_AWAY, 'Server is stopping')
      await feed.stop()
      await sql.end({ timeout: 2 })
      for (const client of sockets.clients) client.terminate()
    },
  }
}

function publish(rooms: Rooms, message: FeedMessage, log: RealtimeLog): void {
  const { id, topic, event, payload, bytes } = message
  const room = rooms.find(topic, message.private)
  if (!room || event === null) return
  const size = bytes?.length ?? Buffer.byteLength(payload ?? '')
  if (size > MAX_PAYLOAD_BYTES) {
    log('database_message_too_large', { bytes: size })
    return
  }
  room.publish(
    bytes
      ? new BinaryBroadcast(topic, { event, encoding: 'binary', payload: bytes }, { id })
      : TextBroadcast.of(topic, event, payload ?? 'null', { id }),
  )
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
