import { RealtimeClient } from '@supabase/supabase-js'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { BinaryBroadcast, TextBroadcast } from './broadcast.ts'
import {
  decodeFrame,
  encodeMessage,
  encodeUserBroadcast,
  MalformedFrame,
  protocolVersion,
} from './protocol.ts'

// The codec of supabase-js itself: what it writes we must read, and what we write it must read.
const { serializer } = new RealtimeClient('ws://127.0.0.1/realtime/v1', {
  params: { apikey: 'any' },
  transport: WebSocket as never,
})

function written(message: object): Buffer {
  const frames: (ArrayBuffer | string)[] = []
  serializer.encode(message as never, (frame) => frames.push(frame))
  return Buffer.from(frames[0] as ArrayBuffer)
}

function read(data: Buffer | string): unknown {
  let message: unknown
  const frame = typeof data === 'string' ? data : new Uint8Array(data).buffer
  serializer.decode(frame, (decoded: unknown) => {
    message = decoded
  })
  return message
}

const envelope = { joinRef: '1', ref: '2', topic: 'realtime:salle', event: 'phx_reply' }

describe('text frames', () => {
  it('are arrays in version 2', () => {
    const frame = encodeMessage('2.0.0', envelope, { status: 'ok' })
    expect(frame.binary).toBe(false)
    expect(read(frame.data.toString())).toEqual({
      join_ref: '1',
      ref: '2',
      topic: 'realtime:salle',
      event: 'phx_reply',
      payload: { status: 'ok' },
    })
  })

  it('are objects in version 1', () => {
    const { data } = encodeMessage('1.0.0', envelope, { status: 'ok' })
    expect(JSON.parse(data.toString())).toEqual({
      join_ref: '1',
      ref: '2',
      topic: 'realtime:salle',
      event: 'phx_reply',
      payload: { status: 'ok' },
    })
  })

  it('are read back in both versions', () => {
    for (const version of ['1.0.0', '2.0.0'] as const) {
      const { data } = encodeMessage(version, envelope, { n: 1 })
      expect(decodeFrame(version, data, false)).toEqual({ ...envelope, payload: { n: 1 } })
    }
  })

  it.each(['', 'null', '{}', '[]', '["1","2","t","e"]', '[1,2,3,4,5]', '[{},"2","t","e",{}]'])(
    'are malformed when they are %j',
    (text) => {
      expect(() => decodeFrame('2.0.0', Buffer.from(text), false)).toThrow(MalformedFrame)
    },
  )

  it.each(['', 'null', '[]', '{"topic":"t"}', '{"topic":"t","event":7}'])(
    'of version 1 are malformed when they are %j',
    (text) => {
      expect(() => decodeFrame('1.0.0', Buffer.from(text), false)).toThrow(MalformedFrame)
    },
  )
})

describe('binary frames', () => {
  it('of supabase-js are read, letters of more than one byte included', () => {
    const message = {
      join_ref: '1',
      ref: '2',
      topic: 'realtime:Djenné',
      event: 'broadcast',
      payload: { type: 'broadcast', event: 'santé', payload: { n: 1 } },
    }
    const decoded = decodeFrame('2.0.0', written(message), true)
    expect(decoded).toMatchObject({ joinRef: '1', ref: '2', topic: 'realtime:Djenné', event: 'broadcast' })
    expect(decoded.userBroadcast).toMatchObject({ event: 'santé', encoding: 'json', metadata: {} })
    expect(decoded.userBroadcast?.payload.toString()).toBe('{"n":1}')
  })

  it('of ours are read by supabase-js', () => {
    const content = { event: 'santé', encoding: 'json', payload: Buffer.from('{"n":1}') } as const
    const frame = encodeUserBroadcast('realtime:Djenné', content, { id: '7' })
    expect(read(frame?.data ?? '')).toMatchObject({
      topic: 'realtime:Djenné',
      event: 'broadcast',
      payload: { type: 'broadcast', event: 'santé', payload: { n: 1 }, meta: { id: '7' } },
    })
  })

  it('cut at any byte of their header are malformed, and never read past the end', () => {
    const whole = written({
      join_ref: '1',
      ref: '2',
      topic: 'realtime:t',
      event: 'broadcast',
      payload: { event: 'e', payload: {} },
    })
    const headerBytes = whole.length - '{}'.length
    for (let length = 0; length < headerBytes; length += 1) {
      expect(() => decodeFrame('2.0.0', whole.subarray(0, length), true)).toThrow(MalformedFrame)
    }
  })

  it('are malformed when a field is not UTF-8, the encoding is unknown, or the version is 1', () => {
    expect(() => decodeFrame('2.0.0', Buffer.from([3, 0, 0, 1, 0, 0, 1, 0xff]), true)).toThrow(MalformedFrame)
    expect(() => decodeFrame('2.0.0', Buffer.from([3, 0, 0, 0, 0, 0, 2]), true)).toThrow(MalformedFrame)
    expect(() => decodeFrame('1.0.0', Buffer.from([3, 0, 0, 0, 0, 0, 1]), true)).toThrow(MalformedFrame)
  })
})

describe('a broadcast', () => {
  it('sends the JSON of Postgres as it is, numbers beyond the reach of JavaScript included', () => {
    const broadcast = TextBroadcast.of('salle', 'e', '{"n": 12345678901234567890}', { id: '7' })
    expect(broadcast.frame('2.0.0')?.data.toString()).toBe(
      '[null,null,"realtime:salle","broadcast",{"type":"broadcast","event":"e","payload":{"n": 12345678901234567890},"meta":{"id":"7"}}]',
    )
  })

  it('is encoded once for all its readers', () => {
    const broadcast = TextBroadcast.of('salle', 'e', '{}')
    expect(broadcast.frame('2.0.0')).toBe(broadcast.frame('2.0.0'))
  })

  it('falls back to text when a name is too long for a binary frame', () => {
    const event = 'e'.repeat(256)
    const json = new BinaryBroadcast('salle', { event, encoding: 'json', payload: Buffer.from('{"n":1}') })
    expect(json.frame('2.0.0')?.binary).toBe(false)
    expect(JSON.parse(json.frame('2.0.0')?.data.toString() ?? '')[4]).toMatchObject({
      event,
      payload: { n: 1 },
    })
  })

  it('of bytes cannot be told to version 1', () => {
    const bytes = new BinaryBroadcast('salle', { event: 'e', encoding: 'binary', payload: Buffer.from([1]) })
    expect(bytes.frame('1.0.0')).toBeNull()
    expect(bytes.frame('2.0.0')?.binary).toBe(true)
  })
})

it('knows two versions, and takes the first when none is named', () => {
  expect(['2.0.0', '1.0.0', null, '3.0.0'].map(protocolVersion)).toEqual(['2.0.0', '1.0.0', '1.0.0', null])
})
