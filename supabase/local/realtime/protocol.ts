/** The two wire formats that supabase-js speaks: version 1 sends objects, version 2 arrays and binary. */
export type ProtocolVersion = '1.0.0' | '2.0.0'

/** One frame as a socket sends it: text frames are kept encoded, to be written to many sockets. */
export interface Frame {
  data: Buffer
  binary: boolean
}

/** What every message of the Phoenix protocol has; `ref` ties a reply to its question. */
export interface Envelope {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
}

/** A broadcast that a client pushed as a binary frame; its payload stays in bytes. */
export interface UserBroadcast {
  event: string
  encoding: 'json' | 'binary'
  payload: Buffer
  metadata: Record<string, unknown>
}

export interface TextMessage extends Envelope {
  payload: unknown
  userBroadcast?: undefined
}

export interface BinaryMessage extends Envelope {
  userBroadcast: UserBroadcast
}

export type ClientMessage = TextMessage | BinaryMessage

/** A frame that follows neither format. The socket that sent it is closed: nothing after it can be trusted. */
export class MalformedFrame extends Error {
  override name = 'MalformedFrame'
}

const USER_BROADCAST_PUSH = 3
const USER_BROADCAST = 4
const BINARY_ENCODING = 0
const JSON_ENCODING = 1
const MAX_BINARY_FIELD_BYTES = 255
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Tells the version asked for in the URL; without one, the first, as Phoenix does. */
export function protocolVersion(vsn: string | null): ProtocolVersion | null {
  if (vsn === null || vsn === '1.0.0') return '1.0.0'
  return vsn === '2.0.0' ? '2.0.0' : null
}

/** Reads what a client sent. @throws MalformedFrame */
export function decodeFrame(version: ProtocolVersion, data: Buffer, binary: boolean): ClientMessage {
  if (!binary) return decodeText(version, data.toString('utf8'))
  if (version === '1.0.0') throw new MalformedFrame('binary frame on a version 1 socket')
  return decodeUserBroadcastPush(data)
}

/** Encodes a message of the server as a text frame. */
export function encodeMessage(version: ProtocolVersion, message: Envelope, payload: unknown): Frame {
  return encodeRaw(version, message, JSON.stringify(payload))
}

/** Like encodeMessage, for a payload that is JSON text already: what Postgres wrote is sent as it is. */
export function encodeRaw(version: ProtocolVersion, message: Envelope, payloadJson: string): Frame {
  const topic = JSON.stringify(message.topic)
  const event = JSON.stringify(message.event)
  const ref = JSON.stringify(message.ref)
  const joinRef = JSON.stringify(message.joinRef)
  const text =
    version === '2.0.0'
      ? `[${joinRef},${ref},${topic},${event},${payloadJson}]`
      : `{"topic":${topic},"event":${event},"payload":${payloadJson},"ref":${ref},"join_ref":${joinRef}}`
  return { data: Buffer.from(text), binary: false }
}

/** Encodes a broadcast as a binary frame, or gives null when a field does not fit its one-byte length. */
export function encodeUserBroadcast(
  wireTopic: string,
  broadcast: Omit<UserBroadcast, 'metadata'>,
  meta?: object,
) {
  const fields = [wireTopic, broadcast.event, meta ? JSON.stringify(meta) : ''].map((text) =>
    Buffer.from(text),
  )
  if (fields.some((field) => field.length > MAX_BINARY_FIELD_BYTES)) return null
  const encoding = broadcast.encoding === 'json' ? JSON_ENCODING : BINARY_ENCODING
  const header = Buffer.from([USER_BROADCAST, ...fields.map((field) => field.length), encoding])
  return { data: Buffer.concat([header, ...fields, broadcast.payload]), binary: true } satisfies Frame
}

function decodeText(version: ProtocolVersion, text: string): TextMessage {
  const parsed = parseJson(text)
  if (version === '2.0.0') {
    if (!Array.isArray(parsed) || parsed.length < 5) throw new MalformedFrame('expected an array of five')
    const [joinRef, ref, topic, event, payload] = parsed
    return { ...envelope(joinRef, ref, topic, event), payload }
  }
  if (!isRecord(parsed)) throw new MalformedFrame('expected an object')
  return { ...envelope(parsed.join_ref, parsed.ref, parsed.topic, parsed.event), payload: parsed.payload }
}

function decodeUserBroadcastPush(data: Buffer): BinaryMessage {
  const headerBytes = 7
  if (data.length < headerBytes || data[0] !== USER_BROADCAST_PUSH) {
    throw new MalformedFrame('unknown kind of binary frame')
  }
  const lengths = [...data.subarray(1, 6)]
  const encoding = data[6]
  if (encoding !== JSON_ENCODING && encoding !== BINARY_ENCODING) throw new MalformedFrame('unknown encoding')
  let offset = headerBytes
  const fields = lengths.map((length) => {
    const field = data.subarray(offset, offset + length)
    if (field.length < length) throw new MalformedFrame('binary frame cut short')
    offset += length
    return decodeUtf8(field)
  })
  const [joinRef, ref, topic, event, metadataJson] = fields
  const metadata = metadataJson ? parseJson(metadataJson) : {}
  if (!isRecord(metadata)) throw new MalformedFrame('metadata is not an object')
  return {
    ...envelope(joinRef || null, ref || null, topic, 'broadcast'),
    userBroadcast: {
      event: event ?? '',
      encoding: encoding === JSON_ENCODING ? 'json' : 'binary',
      payload: data.subarray(offset),
      metadata,
    },
  }
}

function envelope(joinRef: unknown, ref: unknown, topic: unknown, event: unknown): Envelope {
  if (typeof topic !== 'string' || typeof event !== 'string') {
    throw new MalformedFrame('topic and event must be text')
  }
  return { joinRef: reference(joinRef), ref: reference(ref), topic, event }
}

function reference(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new MalformedFrame('a reference must be text')
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    throw new MalformedFrame('a field is not UTF-8')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedFrame('not JSON')
  }
}

/** Tells a JSON object from everything else that JSON can be. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
