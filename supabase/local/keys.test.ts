import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keysOf } from './keys.ts'
import { scratchDirectory } from './testing/scratch.ts'

const one = scratchDirectory()
const other = scratchDirectory()
afterAll(() => {
  for (const directory of [one, other]) rmSync(directory, { recursive: true })
})

test('keys are made once for a directory, and nobody else may read them', () => {
  const keys = keysOf(one)
  expect(keysOf(one)).toEqual(keys)
  expect(statSync(join(one, 'keys.json')).mode & 0o777).toBe(0o600)
})

test('two directories share no secret', () => {
  const values = [keysOf(one), keysOf(other)].flatMap(({ passwords, ...keys }) => [
    ...Object.values(keys),
    ...Object.values(passwords),
  ])
  expect(new Set(values).size).toBe(values.length)
})

test('API keys have the shape that supabase-js and the platform expect', () => {
  const keys = keysOf(one)
  expect(keys.publishableKey).toMatch(/^sb_publishable_[A-Za-z0-9]{22}_[A-Za-z0-9]{8}$/)
  expect(keys.secretKey).toMatch(/^sb_secret_[A-Za-z0-9]{22}_[A-Za-z0-9]{8}$/)
})
