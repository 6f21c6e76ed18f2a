import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WireRow } from '../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../problem.ts'
import { dump, emptyDisk, patientRow, uuidOf } from './testing.ts'
import { closeVault, keeping, openVault, wipeAll, wipeAtSignOut, wipeOthers, wipeWorking } from './vault.ts'

const [awa, moussa] = [uuidOf(901), uuidOf(902)]
const facility = 'cscom_sangha'

beforeEach(emptyDisk)
afterEach(() => vi.restoreAllMocks())

async function opened(userId = awa) {
  const vault = await openVault(userId)
  await vault.allow(facility)
  return { vault, set: vault.set(facility) }
}
const reopened = (userId = awa) => {
  closeVault()
  return opened(userId)
}
const metaAt = (seq: number) => ({ generation: 1, seq, rights: 'r', exchangedAt: 1 })

async function rowsOf(userId = awa): Promise<WireRow[]> {
  const { set } = await reopened(userId)
  const rows: WireRow[] = []
  const meta = await set.meta()
  if (meta) await set.readRows(meta.generation, 'patients', (block) => void rows.push(...block))
  return rows.sort((a, b) => String(a[0]).localeCompare(String(b[0])))
}

test('rows come back after a reload, changed and gone as they were last said', async () => {
  const { set } = await opened()
  const rows = Array.from({ length: 300 }, (_, n) => patientRow(n))
  await set.putRows({ patients: rows }, () => ({ meta: metaAt(10) }))
  const corrected = patientRow(7, { family_name: 'Corrigée', revision: 2 })
  await set.putRows({ patients: [corrected], gone: { patients: [uuidOf(8)] } }, (meta) => ({
    meta: { ...metaAt(11), exchangedAt: (meta?.exchangedAt ?? 0) + 1 },
  }))
  const kept = await rowsOf()
  expect(kept).toHaveLength(299)
  expect(kept.find((row) => row[0] === uuidOf(7))).toEqual(corrected)
  expect(await (await reopened()).set.meta()).toEqual({ ...metaAt(11), exchangedAt: 2 })
})

test('rows and the sequence that they bring move together or not at all', async () => {
  const { set } = await opened()
  await set.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(10) }))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const change = set.putRows({ patients: [patientRow(2)] }, () => ({ meta: metaAt(11) }))
  await expect(change).rejects.toMatchObject({ code: 'device_full' })
  await expect(change).rejects.toBeInstanceOf(Problem)
  expect(put).toHaveBeenCalledTimes(1)
  put.mockRestore()
  expect(await rowsOf()).toHaveLength(1)
  expect(await (await reopened()).set.meta()).toMatchObject({ seq: 10 })
})

test('two tabs that write at once lose nothing', async () => {
  const { set } = await opened()
  await set.putRows({}, () => ({ meta: metaAt(0) }))
  const other = (await reopened()).set
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? set : other).putRows({ patients: [patientRow(n)] }, (meta) => ({
        meta: metaAt((meta?.seq ?? 0) + 1),
      })),
    ),
  )
  expect(await rowsOf()).toHaveLength(20)
  expect(await (await reopened()).set.meta()).toMatchObject({ seq: 20 })
})

test('rows of an older version of the app are read by the names of their columns', async () => {
  const contract = await import('./rows.ts')
  const { set } = await opened()
  const names = [...contract.columnsOf.patients]
  contract.columnsOf.patients = names.filter((name) => name !== 'phone')
  const old = contract.columnsOf.patients.map((name) => (name === 'id' ? uuidOf(3) : `${name} written`))
  await set.putRows({ patients: [old] }, () => ({ meta: metaAt(1) }))
  contract.columnsOf.patients = names
  const rows: WireRow[] = []
  expect(await set.readRows(1, 'patients', (block) => void rows.push(...block))).toBe(true)
  expect(rows[0]?.[names.indexOf('phone')]).toBeNull()
  expect(rows[0]?.[names.indexOf('revision')]).toBe('revision written')
})

test('a block put in the place of another one does not open', async () => {
  const { set } = await opened()
  const rows = Array.from({ length: 200 }, (_, n) => patientRow(n))
  await set.putRows({ patients: rows }, () => ({ meta: metaAt(1) }))
  const db = await openDB('keneya-vault')
  const [first, second] = (await db.getAllKeys('blocks')).filter((key) => String(key).includes('patients'))
  if (!first || !second) throw new Error('no blocks')
  await db.put('blocks', await db.get('blocks', first), second)
  db.close()
  const read: WireRow[] = []
  expect(await set.readRows(1, 'patients', (block) => void read.push(...block))).toBe(true)
  expect(read.length).toBeLessThan(200)
  expect(new Set(read.map((row) => row[0])).size).toBe(read.length)
})

test('keys cannot be exported, and no two writes share an IV', async () => {
  const { vault } = await opened()
  for (let n = 0; n < 20; n += 1) await vault.drafts.write('k', { n })
  const everything = await dump()
  const keys = everything
    .filter(({ store }) => store === 'keys')
    .map(({ value }) => value as { key: CryptoKey })
  expect(keys.length).toBeGreaterThan(3)
  for (const { key } of keys) {
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  }
  const seen = new Set<string>()
  const encrypt = vi.spyOn(crypto.subtle, 'encrypt')
  for (let n = 0; n < 20; n += 1) await vault.drafts.write('k', { n })
  for (const [algorithm] of encrypt.mock.calls) {
    const { iv } = algorithm as AesGcmParams
    seen.add(new Uint8Array(iv as ArrayBuffer).join())
  }
  expect(seen.size).toBe(20)
})

test('a facility is forgotten with its key, and the other one stays', async () => {
  const { vault, set } = await opened()
  await vault.allow('csref_djenne')
  const other = vault.set('csref_djenne')
  for (const one of [set, other])
    await one.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(1) }))
  for (const code of [facility, 'csref_djenne']) await vault.answers.write(code, { name: 'Dolo' })
  await wipeWorking({ userId: awa, facility })
  expect(await set.meta()).toBeUndefined()
  expect(await vault.answers.read(facility)).toBeUndefined()
  expect(await other.meta()).toMatchObject({ seq: 1 })
  expect(await vault.answers.read('csref_djenne')).toEqual({ name: 'Dolo' })
  const places = (await dump()).map(({ key }) => String(key))
  expect(places.filter((place) => place.includes(facility))).toEqual([])
})

test('what was still on its way when the right ended is not written', async () => {
  const { vault, set } = await opened()
  await set.putRows({}, () => ({ meta: metaAt(1) }))
  await vault.drafts.read('patient:x', { record: facility })
  await wipeWorking({ userId: awa, facility })
  expect(await set.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(2) }))).toBe(false)
  await vault.answers.write(facility, { name: 'Dolo' })
  await vault.drafts.write('patient:x', { name: 'Dolo' }, { record: facility })
  expect((await dump()).filter(({ store }) => ['blocks', 'cache', 'drafts'].includes(store))).toEqual([])
})

test('closed right after the key is gone, nothing that is left opens, and the next person sweeps it', async () => {
  const { vault, set } = await opened()
  await set.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(1) }))
  await vault.answers.write(facility, { name: 'Dolo' })
  const db = await openDB('keneya-vault')
  for (const key of await db.getAllKeys('keys'))
    if (String(key).startsWith('working/')) await db.delete('keys', key)
  db.close()
  const again = await reopened()
  expect(await again.set.meta()).toBeUndefined()
  expect(await again.vault.answers.read(facility)).toBeUndefined()
  closeVault()
  await openVault(moussa)
  await wipeOthers(moussa)
  expect((await dump()).filter(({ key }) => String(key).includes(awa))).toEqual([
    expect.objectContaining({ store: 'keys', key: `outbox/${awa}` }),
  ])
})

test('after a sign-out, what was said waits for its author and nobody else; what was read is gone', async () => {
  const { vault, set } = await opened()
  await set.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(1) }))
  await vault.outbox.add(uuidOf(1), { kind: 'patient.save', name: 'Dolo' })
  await vault.drafts.write('consultation:x', { signs: 'toux' })
  await vault.drafts.read('patient:y', { record: facility })
  await vault.drafts.write('patient:y', { name: 'Guindo' }, { record: facility })
  await wipeAtSignOut(awa)

  const next = await reopened(moussa)
  expect(await next.vault.outbox.all()).toEqual([])
  expect(await next.vault.drafts.keys()).toEqual([])
  const back = await reopened(awa)
  expect(await back.set.meta()).toBeUndefined()
  expect(await back.vault.outbox.all()).toEqual([
    { id: uuidOf(1), order: 1, value: { kind: 'patient.save', name: 'Dolo' } },
  ])
  expect((await back.vault.drafts.read('consultation:x'))?.value).toEqual({ signs: 'toux' })
  expect(await back.vault.drafts.read('patient:y')).toBeUndefined()
})

test('with nothing unsent, no key of the person outlives the sign-out', async () => {
  const { vault } = await opened()
  await vault.outbox.add(uuidOf(1), { kind: 'patient.save' })
  await vault.outbox.remove([uuidOf(1)])
  await wipeAtSignOut(awa)
  expect((await dump()).filter(({ key }) => String(key).includes(awa))).toEqual([])
})

test('the outbox gives each operation its place, once, whichever tab says it', async () => {
  const { vault } = await opened()
  const other = (await reopened()).vault
  const said = Array.from({ length: 10 }, (_, n) => (n % 2 ? vault : other).outbox.add(uuidOf(n), { n }))
  const orders = await Promise.all(said)
  expect(new Set(orders).size).toBe(10)
  expect(await vault.outbox.add(uuidOf(4), { n: 'again' })).toBe(orders[4])
  await vault.outbox.put([
    { id: uuidOf(2), value: { n: 'changed' } },
    { id: uuidOf(99), value: { n: 'given up meanwhile' } },
  ])
  await vault.outbox.remove([uuidOf(3)])
  const all = await other.outbox.all()
  expect(all).toHaveLength(9)
  expect(all.find(({ id }) => id === uuidOf(2))?.value).toEqual({ n: 'changed' })
  expect(all.map(({ order }) => order)).toEqual([...all].map(({ order }) => order).sort((a, b) => a - b))
})

test('a full device says so, and what was there before stays', async () => {
  const { vault } = await opened()
  await vault.outbox.add(uuidOf(1), { n: 1 })
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await expect(vault.outbox.add(uuidOf(2), { n: 2 })).rejects.toMatchObject({ code: 'device_full' })
  vi.restoreAllMocks()
  expect(await vault.outbox.all()).toHaveLength(1)
})

test('everything of a person goes when they have decided so', async () => {
  const { vault } = await opened()
  await vault.outbox.add(uuidOf(1), { n: 1 })
  await vault.drafts.write('consultation:x', { signs: 'toux' })
  await wipeAll(awa)
  expect((await dump()).filter(({ key }) => String(key).includes(awa))).toEqual([])
})

test('without encryption or without a store, everything works and nothing reaches the disk', async () => {
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto)
  const { vault, set } = await opened()
  expect(vault.kept).toBe(false)
  expect(keeping.get()).toBe('memory')
  await set.putRows({ patients: [patientRow(1)] }, () => ({ meta: metaAt(1) }))
  await vault.outbox.add(uuidOf(1), { n: 1 })
  await vault.drafts.write('k', { typed: 'Dolo' })
  expect((await vault.drafts.read('k'))?.value).toEqual({ typed: 'Dolo' })
  const rows: WireRow[] = []
  await set.readRows(1, 'patients', (block) => void rows.push(...block))
  expect(rows).toEqual([patientRow(1)])
  expect(await vault.outbox.all()).toHaveLength(1)
  vi.restoreAllMocks()
  expect(await dump()).toEqual([])
})

test('what an older version kept in clear is sealed for its author, and the old database is gone', async () => {
  const old = await openDB('keneya', 1, {
    upgrade(db) {
      db.createObjectStore('drafts')
      db.createObjectStore('outbox', { keyPath: 'id' })
      db.createObjectStore('cache')
    },
  })
  const patient = { id: uuidOf(5), facility_code: facility, family_name: 'Guindo' }
  await old.put('outbox', {
    id: uuidOf(1),
    userId: awa,
    facility,
    label: 'Patient de 10 h',
    rpc: 'save_patient',
    args: { patient },
    createdAt: Date.UTC(2026, 10, 20),
    attempts: 3,
  })
  await old.put('drafts', { value: { reason: 'Guindo' }, savedAt: 5 }, `${awa}:referral:${facility}:p`)
  await old.put('cache', { state: 'Guindo' }, `queries:${awa}`)
  old.close()

  const { vault } = await opened()
  expect(await vault.outbox.all()).toEqual([
    {
      id: uuidOf(1),
      order: 1,
      value: expect.objectContaining({
        operation: uuidOf(1),
        kind: 'patient.save',
        subject: uuidOf(5),
        args: patient,
        at: '2026-11-20T00:00:00.000Z',
        state: 'waiting',
      }),
    },
  ])
  expect(await vault.drafts.read(`referral:${facility}:p`)).toEqual({
    value: { reason: 'Guindo' },
    savedAt: 5,
  })
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['keneya-vault'])
  expect(JSON.stringify(await dump())).not.toContain('Guindo')
})
