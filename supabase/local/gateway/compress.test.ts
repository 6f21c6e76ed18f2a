import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressed, encodingFor } from './compress.ts'

const rows = Array.from({ length: 200 }, (_, at) => ({ id: at, village: 'Sangha' }))
const json = (body: unknown, headers: Record<string, string> = {}) => Response.json(body, { headers })
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('JSON is compressed as the client reads it, and is the same after', async () => {
  const plain = JSON.stringify(rows)
  for (const [accepted, encoding, open] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ] as const) {
    const answer = await compressed(json(rows, { 'content-range': '0-199/200' }), accepted)
    const body = await bytes(answer)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-range')).toBe('0-199/200')
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(answer.headers.get('content-length')).toBe(String(body.length))
    expect(body.length).toBeLessThan(plain.length / 5)
    expect(open(body).toString()).toBe(plain)
  }
})

test('a small answer, an old client, a stream and what is compressed already pass as they are', async () => {
  const small = await compressed(json({ seq: 12 }), 'br')
  expect([small.headers.get('content-encoding'), await small.json()]).toEqual([null, { seq: 12 }])
  expect((await compressed(json(rows), undefined)).headers.get('content-encoding')).toBeNull()
  const events = new Response('data: {}\n\n', { headers: { 'content-type': 'text/event-stream' } })
  expect(await compressed(events, 'br')).toBe(events)
  const done = json(rows, { 'content-encoding': 'gzip' })
  expect(await compressed(done, 'br')).toBe(done)
  const empty = new Response(null, { status: 204 })
  expect(await compressed(empty, 'br')).toBe(empty)
})

test('an error keeps its status', async () => {
  const answer = await compressed(Response.json({ message: 'x'.repeat(2000) }, { status: 409 }), 'gzip')
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([409, 'gzip'])
})

test('what a client refuses it does not get', () => {
  expect(encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip')
  expect(encodingFor('identity;q=1, *;q=0')).toBeUndefined()
  expect(encodingFor('GZIP')).toBe('gzip')
})
