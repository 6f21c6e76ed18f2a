import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it } from 'vitest'
import { vaultName } from '../vault/shelf.ts'
import type { Kept } from './ports.ts'
import { makeOverVault, openStorage } from './simulation/overVault.ts'
import { play } from './simulation/play.ts'
import { isSound, type Outcome, verify } from './simulation/verify.ts'
import { makeWorld, people } from './simulation/world.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const entry = (id: string, more: Partial<Kept> = {}): Omit<Kept, 'order'> => ({
  id,
  operation: id,
  user: 'nurse',
  kind: 'patient.save',
  facility: 'cscom_sangha',
  subject: 'p1',
  args: { family_name: 'Dolo' },
  at: '2026-11-24T10:00:00Z',
  state: 'waiting',
  ...more,
})
const ids = (kept: Kept[]) => kept.map(({ id }) => id)

/** Every byte on the disk, as text. */
async function everything(): Promise<string> {
  const db = await openDB(vaultName)
  const rows = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)))
  db.close()
  return JSON.stringify(rows, (_key, value) =>
    value instanceof ArrayBuffer
      ? Buffer.from(value).toString('latin1')
      : value instanceof Uint8Array
        ? Buffer.from(value).toString('latin1')
        : value,
  )
}

describe('the outbox on the disk', () => {
  it('gives back what was said, in the order in which the device took it, to its author alone', async () => {
    const here = openStorage()
    const there = openStorage()
    const orders = [
      await here.append(entry('b')),
      await there.append(entry('a')),
      await here.append(entry('c')),
    ]
    expect(orders).toEqual([...orders].sort((a, b) => a - b))
    await here.append(entry('d', { user: 'midwife' }))
    const kept = await openStorage().load('nurse')
    expect(ids(kept)).toEqual(['b', 'a', 'c'])
    expect(kept[0]).toMatchObject(entry('b'))
    expect(ids(await openStorage().load('midwife'))).toEqual(['d'])
  })

  it('changes what is still there, and brings back nothing that was given up', async () => {
    const storage = openStorage()
    const orders = [await storage.append(entry('a')), await storage.append(entry('b'))]
    await storage.remove('nurse', ['a'])
    const refused = { state: 'refused', problem: { code: 'forbidden' } } as const
    await storage.replace(
      ['a', 'b'].map((id, index) => ({ ...entry(id, refused), order: orders[index] ?? 0 })),
    )
    expect(await openStorage().load('nurse')).toEqual([{ ...entry('b', refused), order: orders[1] }])
  })

  it('names nobody on the disk', async () => {
    await openStorage().append(entry('a', { args: { family_name: 'Zorgho-Canari' } }))
    expect(await everything()).toContain('nurse')
    expect(await everything()).not.toMatch(/Zorgho|patient\.save/)
  })
})

it('survives 100 random schedules on IndexedDB, sealed', async () => {
  const failed: Outcome[] = []
  let said = 0
  for (let seed = 1; seed <= 100; seed += 1) {
    globalThis.indexedDB = new IDBFactory()
    const world = makeWorld(seed)
    await play(world, makeOverVault)
    const storage = openStorage()
    const left = (await Promise.all(people.map((user) => storage.load(user)))).flat()
    const outcome = verify(world, left)
    said += outcome.said
    if (!isSound(outcome)) failed.push(outcome)
  }
  expect(failed).toEqual([])
  expect(said).toBeGreaterThan(800)
}, 120_000)
