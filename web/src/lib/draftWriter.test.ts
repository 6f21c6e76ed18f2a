import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepDraft, settledDraft } from './draftWriter.ts'
import { emptyDisk, uuidOf } from './vault/testing.ts'
import { closeVault, keeping, openVault } from './vault/vault.ts'

const awa = uuidOf(901)
const place = { owner: awa, key: 'consultation:cscom_sangha:p' }
const kept = async () => {
  closeVault()
  return (await (await openVault(awa)).drafts.read(place.key))?.value
}

beforeEach(emptyDisk)
afterEach(() => vi.restoreAllMocks())

test('the write begins with the keystroke, before anything else can run', async () => {
  await openVault(awa)
  keepDraft(place, 'warm')
  await settledDraft(place)
  const encrypt = vi.spyOn(crypto.subtle, 'encrypt')
  keepDraft(place, 'a')
  // Only what was already promised may run in between: no timer, no frame, no idle moment.
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  expect(encrypt).toHaveBeenCalledTimes(1)
  await settledDraft(place)
})

test('keys typed while a write is on its way are one write more, and the last one is never lost', async () => {
  await openVault(awa)
  const encrypt = vi.spyOn(crypto.subtle, 'encrypt')
  const text = 'toux depuis trois jours'
  keepDraft(place, text.slice(0, 1))
  await vi.waitFor(() => expect(encrypt).toHaveBeenCalledTimes(1))
  for (let at = 2; at <= text.length; at += 1) keepDraft(place, text.slice(0, at))
  await settledDraft(place)
  expect(encrypt).toHaveBeenCalledTimes(2)
  expect(await kept()).toBe(text)
})

test('given up while a write is on its way, it stays away', async () => {
  await openVault(awa)
  keepDraft(place, 'a')
  keepDraft(place, 'ab')
  keepDraft(place, undefined)
  await settledDraft(place)
  expect(await kept()).toBeUndefined()
})

test('a full device is told, and the next keystroke that finds room is kept', async () => {
  await openVault(awa)
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  keepDraft(place, 'lost to the disk')
  await settledDraft(place)
  expect(keeping.get()).toBe('full')
  put.mockRestore()
  keepDraft(place, 'kept')
  await settledDraft(place)
  expect(keeping.get()).toBe('disk')
  expect(await kept()).toBe('kept')
})
