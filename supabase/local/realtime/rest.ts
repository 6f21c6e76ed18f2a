import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Authorizer, DatabaseUnavailable } from './authorize.ts'
import { BinaryBroadcast, type Broadcast, TextBroadcast } from './broadcast.ts'
import { visibleHeaders } from './headers.ts'
import { MAX_FRAME_BYTES, MAX_PAYLOAD_BYTES } from './limits.ts'
import { errorCode, type RealtimeLog } from './log.ts'
import { isRecord } from './protocol.ts'
import type { Rooms } from './rooms.ts'
import { type Identity, TokenRefused, type Tokens } from './tokens.ts'

interface RestServices {
  rooms: Rooms
  tokens: Tokens
  authorizer: Authorizer
  log: RealtimeLog
}

interface Dispatch {
  topic: string
  private: boolean
  broadcast: Broadcast
}

class RequestRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Messages that one request may carry. */
const MAX_BATCH = 1000
const ONE_MESSAGE = /\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/

/**
 * Answers `POST .../api/broadcast` (a batch) and `POST .../api/broadcast/TOPIC/events/EVENT` (what httpSend
 * of supabase-js sends). False when the request is not for it.
 */
export async function handleBroadcastRequest(
  services: RestServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const single = ONE_MESSAGE.exec(url.pathname)
  if (request.method !== 'POST' || !(single || url.pathname.endsWith('/api/broadcast'))) return false
  try {
    const identity = await identify(services.tokens, request)
    const body = await readBody(request)
    if (single) {
      const [, topic = '', event = ''] = single
      const message = readSingle(decode(topic), decode(event), url.searchParams, request, body)
      if (!(await send(services, identity, request, message))) {
        throw new RequestRefused(403, 'forbidden', 'Vous ne pouvez pas écrire dans ce canal.')
      }
    } else {
      // The platform drops what a caller may not send and accepts the batch all the same.
      for (const message of readBatch(body)) await send(services, identity, request, message)
    }
    response.writeHead(202).end()
  } catch (error) {
    const { status, code, message } = refusalOf(error)
    if (status >= 500) services.log('broadcast_request_failed', { code: errorCode(error) })
    const answer = JSON.stringify({ code, message })
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(answer)
  }
  return true
}

async function send(services: RestServices, identity: Identity, request: IncomingMessage, message: Dispatch) {
  const { topic } = message
  const context = { topic, identity, headers: visibleHeaders(request.headers) }
  const allowed =
    !message.private ||
    identity.role === 'service_role' ||
    (await services.authorizer.writable(context, 'broadcast'))
  if (allowed) services.rooms.find(topic, message.private)?.publish(message.broadcast)
  return allowed
}

async function identify(tokens: Tokens, request: IncomingMessage): Promise<Identity> {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const header = request.headers.apikey
  const apiKey = [header, bearer].find((key) => typeof key === 'string' && tokens.isApiKey(key))
  if (typeof apiKey !== 'string')
    throw new RequestRefused(401, 'unauthorized', 'Clé d’API absente ou inconnue.')
  if (!bearer || tokens.isApiKey(bearer) || tokens.standsForNobody(bearer)) {
    return tokens.ofApiKey(bearer && tokens.isApiKey(bearer) ? bearer : apiKey)
  }
  return tokens.verify(bearer)
}

function readBatch(body: Buffer): Dispatch[] {
  const parsed = parse(body)
  const messages = isRecord(parsed) ? parsed.messages : null
  if (!Array.isArray(messages) || messages.length === 0 || messages.length > MAX_BATCH) {
    throw invalid('messages doit être une liste de 1 à 1000 messages.')
  }
  return messages.map((message) => {
    if (!isRecord(message)) throw invalid('Chaque message doit être un objet.')
    const { topic, event, payload, private: isPrivate = false } = message
    if (typeof topic !== 'string' || topic === '' || typeof event !== 'string' || !isRecord(payload)) {
      throw invalid('Chaque message porte topic, event et payload.')
    }
    if (typeof isPrivate !== 'boolean') throw invalid('private doit être un booléen.')
    const json = JSON.stringify(payload)
    requireSize(Buffer.byteLength(json))
    return { topic, private: isPrivate, broadcast: TextBroadcast.of(topic, event, json) }
  })
}

function readSingle(
  topic: string,
  event: string,
  query: URLSearchParams,
  request: IncomingMessage,
  payload: Buffer,
): Dispatch {
  if ([...query.keys()].some((key) => key.startsWith('persist'))) {
    throw invalid('persist n’est pas offert par le serveur local.')
  }
  requireSize(payload.length)
  const isPrivate = query.get('private') === 'true'
  if (request.headers['content-type']?.startsWith('application/octet-stream')) {
    const broadcast = new BinaryBroadcast(topic, { event, encoding: 'binary', payload })
    return { topic, private: isPrivate, broadcast }
  }
  parse(payload)
  return {
    topic,
    private: isPrivate,
    broadcast: new BinaryBroadcast(topic, { event, encoding: 'json', payload }),
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MAX_FRAME_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw invalid('Le corps de la requête n’est pas du JSON.')
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw invalid('L’adresse est mal encodée.')
  }
}

function requireSize(bytes: number): void {
  if (bytes > MAX_PAYLOAD_BYTES) throw tooLarge()
}

function tooLarge(): RequestRefused {
  return new RequestRefused(413, 'payload_too_large', 'Le message dépasse 250 ko.')
}

function invalid(message: string): RequestRefused {
  return new RequestRefused(422, 'invalid_input', message)
}

function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof RequestRefused) return error
  if (error instanceof TokenRefused) {
    return { status: 401, code: 'unauthorized', message: `Jeton refusé : ${error.message}.` }
  }
  if (error instanceof DatabaseUnavailable) {
    return { status: 503, code: 'database_unavailable', message: 'La base de données ne répond pas.' }
  }
  return { status: 500, code: 'internal_error', message: 'Une erreur est survenue.' }
}
