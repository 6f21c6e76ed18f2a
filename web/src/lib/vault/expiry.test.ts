import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { answered, expiresAfterDays, isExpired, moveOn } from './clock.ts'
import { expire, expired, isTooOld, noteAnswered, noteHeard } from './expiry.ts'
import { closeVault, openVault } from './vault.ts'

const day = 86_400_000
const start = Date.parse('2026-11-24T08:00:00Z')

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  closeVault()
})

test('a clock set back prolongs nothing, and the time that passes counts whatever it says', () => {
  const seen = moveOn(answered(start), start + 6 * day)
  expect(moveOn(seen, start).seenAt).toBe(start + 6 * day)
  expect(moveOn(seen, start, 2 * day).seenAt).toBe(start + 8 * day)
  expect(isExpired(start, start + expiresAfterDays * day)).toBe(false)
  expect(isExpired(start, start + expiresAfterDays * day + 1)).toBe(true)
})

test('what was read is destroyed a week after the server last answered; what was said stays', async () => {
  const vault = await openVault('awa')
  await vault.allow('cscom_sangha')
  await vault.answers.write('cscom_sangha', 'read')
  await vault.outbox.add('op', 'said')
  await noteAnswered(vault, start)
  expect(await expire(vault, start + 6 * day)).toBe(false)
  expect(await vault.answers.read('cscom_sangha')).toBe('read')
  // Set back by a year, then two days with the app open.
  expect(await expire(vault, start - 365 * day, 2 * day)).toBe(true)
  expect(await vault.answers.read('cscom_sangha')).toBeUndefined()
  expect(await vault.outbox.all()).toHaveLength(1)
})

test('the person is told, until the server answers again', async () => {
  const vault = await openVault('awa')
  await noteAnswered(vault, start)
  await expire(vault, start + 8 * day)
  expect(expired.get()).toBe(true)
  const again = await openVault('awa')
  await noteAnswered(again, start + 8 * day)
  expect(expired.get()).toBe(false)
  expect(await expire(again, start + 8 * day)).toBe(false)
})

test("an answer without the server's time never takes time back, one with it does", async () => {
  const vault = await openVault('awa')
  await noteAnswered(vault, start)
  await expire(vault, start + 3 * day)
  // The clock of the device was set back by a month.
  await noteHeard(vault, start - 30 * day)
  expect(await vault.time.read()).toEqual({ exchangedAt: start + 3 * day, seenAt: start + 3 * day })
  await noteAnswered(vault, start + day)
  expect(await vault.time.read()).toEqual({ exchangedAt: start + day, seenAt: start + day })
})

test('a register brought up to date a week ago is too old, although another one was today', async () => {
  const vault = await openVault('awa')
  await noteAnswered(vault, start)
  expect(await isTooOld(vault, start - 6 * day)).toBe(false)
  expect(await isTooOld(vault, start - 8 * day)).toBe(true)
})
