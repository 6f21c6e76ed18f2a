import { encodeRaw, encodeUserBroadcast, type Frame, type ProtocolVersion } from './protocol.ts'

/** The prefix of every channel topic on the wire; policies and rooms see the topic without it. */
export const TOPIC_PREFIX = 'realtime:'

/** Something that many sockets receive. Each wire format is encoded once, whatever the number of readers. */
export class Announcement {
  readonly #frames = new Map<ProtocolVersion, Frame | null>()

  constructor(
    protected readonly topic: string,
    private readonly event: string,
    private readonly payloadJson: string,
  ) {}

  /** The frame for one version of the protocol; null when that version cannot say this. */
  frame(version: ProtocolVersion): Frame | null {
    let frame = this.#frames.get(version)
    if (frame === undefined) {
      frame = this.encode(version)
      this.#frames.set(version, frame)
    }
    return frame
  }

  protected encode(version: ProtocolVersion): Frame | null {
    const envelope = { joinRef: null, ref: null, topic: TOPIC_PREFIX + this.topic, event: this.event }
    return encodeRaw(version, envelope, this.payloadJson)
  }
}

export interface BroadcastMeta {
  id: string
  replayed?: true
}

/** A broadcast whose payload is JSON, in a text frame: from the database, by REST, or pushed as text. */
export class TextBroadcast extends Announcement {
  readonly id: string | undefined

  constructor(topic: string, envelopeJson: string, id?: string) {
    super(topic, 'broadcast', envelopeJson)
    this.id = id
  }

  /** Wraps a payload, as JSON text, in the envelope that clients expect. */
  static of(topic: string, event: string, payloadJson: string, meta?: BroadcastMeta): TextBroadcast {
    return new TextBroadcast(topic, broadcastJson(event, payloadJson, meta), meta?.id)
  }
}

/** A broadcast of bytes, or of JSON kept in bytes: a binary frame, except for version 1 readers. */
export class BinaryBroadcast extends Announcement {
  readonly id: string | undefined

  constructor(
    topic: string,
    private readonly content: { event: string; encoding: 'json' | 'binary'; payload: Buffer },
    private readonly meta?: BroadcastMeta,
  ) {
    const json = content.encoding === 'json' ? content.payload.toString('utf8') : 'null'
    super(topic, 'broadcast', broadcastJson(content.event, json, meta))
    this.id = meta?.id
  }

  protected override encode(version: ProtocolVersion): Frame | null {
    const binary =
      version === '2.0.0' && encodeUserBroadcast(TOPIC_PREFIX + this.topic, this.content, this.meta)
    if (binary) return binary
    return this.content.encoding === 'json' ? super.encode(version) : null
  }
}

export type Broadcast = TextBroadcast | BinaryBroadcast

function broadcastJson(event: string, payloadJson: string, meta?: BroadcastMeta): string {
  const tail = meta ? `,"meta":${JSON.stringify(meta)}` : ''
  return `{"type":"broadcast","event":${JSON.stringify(event)},"payload":${payloadJson}${tail}}`
}
