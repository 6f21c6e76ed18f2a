/** After a day's work, nobody's name is on the disk; and the scan that says so sees a store that does not seal. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dump, emptyDisk, everyWord, patientRow, uuidOf } from './testing.ts'

const awa = uuidOf(901)
const facility = 'cscom_sangha'

beforeEach(emptyDisk)
afterEach(() => {
  vi.doUnmock('./seal.ts')
  vi.resetModules()
  vi.unstubAllGlobals()
})

/** The register filled, a visit recorded and another one refused, forms half filled, answers of the server kept. */
async function dayOfWork(): Promise<string> {
  vi.resetModules()
  const kept = new Map<string, string>()
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('localStorage', localStorage)
  vi.stubGlobal('addEventListener', () => {})
  const { openVault } = await import('./vault.ts')
  const { keepDraft, settledDraft } = await import('../draftWriter.ts')
  const { vaultStorage } = await import('../outbox/vaultStorage.ts')
  const { queryClient } = await import('../queryClient.ts')
  const { keepQueries } = await import('../queryKeeper.ts')
  const { writeLocal } = await import('../localValue.ts')

  const vault = await openVault(awa)
  await vault.allow(facility)
  writeLocal('keneya.access', { user_id: awa, memberships: [{ facility_code: facility }] })
  const rows = Array.from({ length: 100 }, (_, n) => patientRow(n))
  await vault.set(facility).putRows({ patients: rows }, () => ({
    meta: { generation: 1, seq: 1, rights: '', exchangedAt: 1 },
  }))
  const storage = vaultStorage()
  const visit = {
    id: uuidOf(1),
    operation: uuidOf(1),
    user: awa,
    kind: 'consultation.save' as const,
    facility,
    subject: uuidOf(2),
    args: { signs: 'convulsions', diagnoses: [{ term_code: 'malaria_severe' }] },
    at: '2026-11-24T09:00:00Z',
    state: 'waiting' as const,
  }
  const order = await storage.append(visit)
  const problem = { code: 'stale_revision', details: { current: { family_name: 'Guindo' } } }
  await storage.replace([{ ...visit, order, state: 'conflict', problem }])
  const forms = [
    { owner: awa, key: `consultation:${facility}:${uuidOf(2)}` },
    { owner: awa, key: `patient:${facility}:${uuidOf(3)}`, record: facility },
  ]
  if (forms[1]) await vault.drafts.read(forms[1].key, { record: facility })
  for (const form of forms) {
    keepDraft(form, { name: 'Guindo', signs: 'convulsions' })
    await settledDraft(form)
  }
  const stop = keepQueries(awa)
  queryClient.setQueryData(['patient', facility, uuidOf(2)], { family_name: 'Guindo' })
  queryClient.setQueryData(['search'], { family_name: 'Guindo' })
  await vi.waitFor(async () => {
    const places = (await dump()).filter(({ store }) => store === 'cache').map(({ key }) => key)
    expect(places).toEqual(expect.arrayContaining([`${awa}/${facility}`, `${awa}/`]))
  }, 5000)
  stop()
  queryClient.clear()

  const disk = await dump()
  for (const store of ['blocks', 'outbox', 'drafts', 'cache', 'keys'])
    expect(
      disk.some((row) => row.store === store),
      store,
    ).toBe(true)
  return everyWord([disk, [...kept]])
}

const secrets = ['Guindo', 'Aminata', 'convulsions', 'malaria_severe', 'Sangha']

test('after a day of work no name and no sign of anybody is on the disk', async () => {
  const words = await dayOfWork()
  for (const secret of secrets) expect(words, secret).not.toContain(secret)
  expect(words).toContain(facility)
}, 20_000)

test('the same scan finds them all when nothing is sealed', async () => {
  vi.doMock('./seal.ts', async (original) => ({
    ...(await original<typeof import('./seal.ts')>()),
    seal: async (_key: CryptoKey, _place: string, value: unknown) => ({
      data: new TextEncoder().encode(JSON.stringify(value)),
    }),
    unseal: async (_key: CryptoKey, _place: string, { data }: { data: Uint8Array }) =>
      JSON.parse(new TextDecoder().decode(data)),
  }))
  const words = await dayOfWork()
  for (const secret of secrets) expect(words, secret).toContain(secret)
}, 20_000)
