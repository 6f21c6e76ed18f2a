import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choosePorts, freePort } from './ports.ts'
import { StartError } from './start_error.ts'
import { scratchDirectory } from './testing/scratch.ts'

let directory = ''
let neighbour: Server | undefined

beforeEach(() => {
  directory = scratchDirectory()
})
afterEach(async () => {
  await new Promise((resolve) => (neighbour ? neighbour.close(resolve) : resolve(null)))
  neighbour = undefined
  rmSync(directory, { recursive: true })
})

function occupy(port: number): Promise<void> {
  return new Promise((resolve) => {
    neighbour = createServer().listen(port, '127.0.0.1', resolve)
  })
}

test('the ports of last time are kept', async () => {
  const first = await choosePorts(directory, { api: 0, db: 0, web: 0 }, {})
  expect(await choosePorts(directory, 'auto', {})).toEqual(first)
})

test('a port that somebody else took meanwhile gives way to the next free one', async () => {
  const first = await choosePorts(directory, { api: 0, db: 0, web: 0 }, {})
  await occupy(first.api)
  const second = await choosePorts(directory, 'auto', {})
  expect(second.api).toBeGreaterThan(first.api)
  expect([second.db, second.web]).toEqual([first.db, first.web])
})

test('a port of the environment that is taken is refused in French and English', async () => {
  const port = (await freePort(0)) ?? 0
  await occupy(port)
  const refusal = await choosePorts(directory, 'auto', { KENEYA_API_PORT: String(port) }).catch(
    (error) => error,
  )
  expect(refusal).toBeInstanceOf(StartError)
  expect(refusal.french).toContain(`Le port ${port} (KENEYA_API_PORT)`)
  expect(refusal.english).toContain(`Port ${port} (KENEYA_API_PORT)`)
})

test.each(['abc', '-1', '70000', '80.5'])('%s is no port', async (value) => {
  await expect(choosePorts(directory, 'auto', { KENEYA_WEB_PORT: value })).rejects.toBeInstanceOf(StartError)
})
