import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type {
  PushAnswer,
  PushBatch,
  WireRow,
  WorkingSetRequest,
} from '../../../../functions/_shared/contracts/sync.ts'
import type { Entry } from '../outbox/entry.ts'
import { outbox } from '../outbox/outbox.ts'
import { Problem } from '../problem.ts'
import { closeMemory, openMemory, registerState } from '../register/register.ts'
import { dump, emptyDisk, patientRow, uuidOf } from '../vault/testing.ts'
import { closeVault, openVault, wipeWorking } from '../vault/vault.ts'
import { type Current, hear, setCurrent } from './current.ts'
import { exchange } from './exchange.ts'
import { bringUpToDate } from './sync.ts'

const facility = 'cscom_sangha'
const awa = uuidOf(901)
const everything = ['patients', 'visits', 'arrivals', 'distincts'] as const

/** A server that keeps patients and a journal, and loses the network when told. */
const server = {
  patients: new Map<string, { row: WireRow; seq: number }>(),
  gone: new Map<string, number>(),
  seq: 0,
  asked: [] as WorkingSetRequest[],
  pushed: [] as PushBatch[],
  /** Called before each answer; throws to lose the network. */
  before: (_name: string): void | Promise<void> => {},
  answers: undefined as PushAnswer['answers'],
  pageOfNews: Number.POSITIVE_INFINITY,
  save(n: number, change: Record<string, unknown> = {}): void {
    server.seq += 1
    server.patients.set(uuidOf(n), { row: patientRow(n, change), seq: server.seq })
  },
  withdraw(n: number): void {
    server.seq += 1
    server.patients.delete(uuidOf(n))
    server.gone.set(uuidOf(n), server.seq)
  },
}

vi.mock('../request.ts', () => ({
  rpc: async (name: string, args: Record<string, unknown>) => {
    await server.before(name)
    if (name === 'working_set') return page(args.request as WorkingSetRequest)
    return push(args.batch as PushBatch)
  },
  rpcAs: async (_user: string, _name: string, args: Record<string, unknown>) => push(args.batch as PushBatch),
}))

function page(request: WorkingSetRequest) {
  server.asked.push(request)
  const at = { now: '2026-11-24T10:00:00Z', seq: server.seq }
  if (request.part !== 'patients') return { ...at, rows: [], total: 0 }
  const sorted = [...server.patients.keys()].sort().filter((id) => !request.after || id > request.after)
  const ids = sorted.slice(0, request.size)
  return {
    ...at,
    rows: ids.map((id) => server.patients.get(id)?.row),
    ...(!request.after && { total: server.patients.size }),
    ...(sorted.length > ids.length && { next: ids.at(-1) }),
  }
}

function push(batch: PushBatch): PushAnswer {
  server.pushed.push(batch)
  const answers = server.answers
  server.answers = undefined
  const now = '2026-11-24T10:00:00Z'
  if (batch.since == null) return { now, seq: server.seq, ...(answers && { answers }) }
  const since = batch.since
  const news = [...server.patients.values()].filter(({ seq }) => seq > since).sort((a, b) => a.seq - b.seq)
  const shown = news.slice(0, server.pageOfNews)
  const more = shown.length < news.length
  const gone = more ? [] : [...server.gone].filter(([, seq]) => seq > since).map(([id]) => id)
  return {
    now,
    seq: more ? (shown.at(-1)?.seq ?? since) : server.seq,
    ...(more && { more: true as const }),
    ...(answers && { answers }),
    ...((shown.length > 0 || gone.length > 0) && {
      changes: { patients: shown.map(({ row }) => row), gone: { patients: gone } },
    }),
  }
}

let pulls = 0
/** The register as a page opens it, over whatever the disk has. */
async function openPage(rights = 'all'): Promise<Current> {
  closeVault()
  const vault = await openVault(awa)
  await vault.allow(facility)
  const memory = openMemory(facility, { userId: awa, name: 'Awa' })
  registerState.set({ status: 'opening' })
  const at: Current = {
    userId: awa,
    facility,
    vault,
    set: vault.set(facility),
    memory,
    rights,
    seq: undefined,
    isLacking: false,
    stopped: false,
    pull: () => {
      pulls += 1
    },
  }
  setCurrent(at)
  return at
}
const bring = (at: Current) => bringUpToDate(at, everything)
const names = (at: Current) => [...at.memory.patients()].map(({ family_name }) => family_name).sort()
const loseNetworkAfter = (pages: number) => {
  let left = pages
  server.before = () => {
    if (left === 0) throw new Problem('network')
    left -= 1
  }
}

beforeEach(async () => {
  await emptyDisk()
  Object.assign(server, { seq: 0, asked: [], pushed: [], before: () => {}, answers: undefined })
  server.pageOfNews = Number.POSITIVE_INFINITY
  server.patients.clear()
  server.gone.clear()
  outbox.set([])
  pulls = 0
})
afterEach(() => {
  setCurrent(undefined)
  closeMemory()
})

describe('the first fill', () => {
  test('brings everything, says how far it is, and the next opening asks only what changed', async () => {
    for (let n = 0; n < 2500; n += 1) server.save(n)
    const told: unknown[] = []
    const stop = registerState.subscribe(() => told.push(registerState.get()))
    const at = await openPage()
    await bring(at)
    stop()
    expect(names(at)).toHaveLength(2500)
    expect(told).toContainEqual({ status: 'filling', done: 2000, total: 2500 })
    expect(registerState.get().status).toBe('ready')
    expect(server.asked.map(({ part }) => part)).toEqual([...everything, 'patients', 'patients'])

    server.asked = []
    server.save(1, { family_name: 'Corrigée', revision: 2 })
    server.withdraw(2)
    const again = await openPage()
    await bring(again)
    expect(server.asked).toEqual([])
    expect(names(again)).toHaveLength(2499)
    expect(again.memory.patient(uuidOf(1))?.family_name).toBe('Corrigée')
    expect(again.memory.patient(uuidOf(2))).toBeUndefined()
    // And it is on the disk: a page without a network shows the same.
    loseNetworkAfter(0)
    const offline = await openPage()
    await expect(bring(offline)).rejects.toMatchObject({ code: 'network' })
    expect(names(offline)).toEqual(names(again))
    expect(registerState.get().status).toBe('ready')
  })

  test('goes on where it stopped, through a reload, with what changed meanwhile', async () => {
    for (let n = 0; n < 3500; n += 1) server.save(n)
    loseNetworkAfter(5)
    await expect(bring(await openPage())).rejects.toMatchObject({ code: 'network' })
    // Changed behind the cursor: no page brings it any more.
    server.save(10, { family_name: 'Derrière', revision: 2 })
    server.withdraw(11)
    server.before = () => {}
    server.asked = []
    const at = await openPage()
    await bring(at)
    expect(server.asked.map(({ after }) => after)).toEqual([uuidOf(1999), uuidOf(2999)])
    expect(names(at)).toHaveLength(3499)
    expect(at.memory.patient(uuidOf(10))?.family_name).toBe('Derrière')
  })

  test('shows an operation that was confirmed meanwhile until its row is here', async () => {
    for (let n = 0; n < 1500; n += 1) server.save(n)
    const entry: Entry = {
      id: uuidOf(5000),
      kind: 'patient.save',
      facility,
      subject: uuidOf(1600),
      args: { facility_code: facility, id: uuidOf(1600), family_name: 'Neuve', given_name: 'A', sex: 'F' },
      order: 1,
      at: '2026-11-24T09:00:00Z',
      attempts: 1,
      state: 'sending',
    }
    const seen: (string | undefined)[] = []
    const at = await openPage()
    outbox.set([entry])
    const stop = at.memory.subscribe(() => seen.push(at.memory.patient(uuidOf(1600))?.family_name))
    let sent = false
    server.before = async (name) => {
      // In the middle of the fill, before the last page: its cursor was read before the row existed.
      if (name !== 'working_set' || sent || server.asked.length < 4) return
      sent = true
      server.answers = [{ id: entry.id, status: 'done' }]
      await exchange(facility, [])
      server.save(1600, { family_name: 'Neuve' })
      outbox.set([])
    }
    await bring(at)
    stop()
    expect(sent).toBe(true)
    expect(new Set(seen)).toEqual(new Set(['Neuve']))
    expect(at.memory.patient(uuidOf(1600))).toMatchObject({ pending: false, revision: 1 })
  })

  test('goes on in the memory of the page when the device is full', async () => {
    for (let n = 0; n < 1500; n += 1) server.save(n)
    const at = await openPage()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await bring(at)
    put.mockRestore()
    expect(names(at)).toHaveLength(1500)
    expect(registerState.get().status).toBe('ready')
  })

  test('keeps nothing of a facility whose key went while a page was on its way', async () => {
    for (let n = 0; n < 10; n += 1) server.save(n)
    const at = await openPage()
    server.before = (name) => (name === 'working_set' ? wipeWorking({ userId: awa, facility }) : undefined)
    await expect(bring(at)).rejects.toMatchObject({ code: 'not_kept' })
    expect((await dump()).filter(({ store }) => store === 'blocks')).toEqual([])
  })
})

describe('what changes', () => {
  test('comes in as many pages as it needs, and a page lost loses none of it', async () => {
    server.save(1)
    const at = await openPage()
    await bring(at)
    for (let n = 10; n < 40; n += 1) server.save(n)
    server.pageOfNews = 10
    loseNetworkAfter(2)
    await exchange(facility, [])
    expect(names(at)).toHaveLength(21)
    expect(pulls).toBe(1)
    server.before = () => {}
    await exchange(facility, [])
    expect(names(at)).toHaveLength(31)
    const again = await openPage()
    loseNetworkAfter(0)
    await bring(again).catch(() => undefined)
    expect(names(again)).toHaveLength(31)
  })

  test('read earlier and arrived later undoes nothing', async () => {
    server.save(1)
    const at = await openPage()
    await bring(at)
    server.save(1, { family_name: 'Première', revision: 2 })
    let late: (() => void) | undefined
    const waiting = new Promise<void>((resolve) => {
      late = resolve
    })
    server.before = () => waiting
    const first = exchange(facility, [])
    await vi.waitFor(() => expect(server.pushed).toHaveLength(1))
    server.before = () => {}
    server.save(1, { family_name: 'Deuxième', revision: 3 })
    await exchange(facility, [])
    late?.()
    await first
    expect(at.memory.patient(uuidOf(1))?.family_name).toBe('Deuxième')
    const again = await openPage()
    loseNetworkAfter(0)
    await bring(again).catch(() => undefined)
    expect(again.memory.patient(uuidOf(1))?.family_name).toBe('Deuxième')
  })

  test('is asked anew from a server that has forgotten, and what it does not know is gone', async () => {
    for (let n = 0; n < 20; n += 1) server.save(n)
    const at = await openPage()
    await bring(at)
    server.seq = 5
    for (let n = 10; n < 20; n += 1) server.patients.delete(uuidOf(n))
    for (const kept of server.patients.values()) kept.seq = 5
    await exchange(facility, [])
    expect(pulls).toBe(1)
    await bring(at)
    expect(names(at)).toHaveLength(10)
    expect(at.seq).toBe(5)
  })

  test('under other rights is filled anew, and the rows of the old ones leave the disk', async () => {
    for (let n = 0; n < 20; n += 1) server.save(n)
    await bring(await openPage('all'))
    for (let n = 10; n < 20; n += 1) server.patients.delete(uuidOf(n))
    const at = await openPage('mine')
    await bring(at)
    expect(names(at)).toHaveLength(10)
    const generations = (await dump())
      .filter(({ store, key }) => store === 'blocks' && String(key).includes('patients'))
      .map(({ key }) => String(key).split('/')[2])
    expect(new Set(generations).size).toBe(1)
  })

  test('heard from another tab joins what this one has, and only that', async () => {
    server.save(1)
    const at = await openPage()
    await bring(at)
    const told = (from: number, seq: number, n: number, rights = 'all') =>
      hear({ facility, userId: awa, rights, from, seq, changes: { patients: [patientRow(n)] } })
    told(1, 4, 2)
    told(6, 7, 3)
    told(4, 5, 4, 'others')
    expect(names(at)).toEqual(['Guindo1', 'Guindo2'])
    expect(at.seq).toBe(4)
  })

  test('older than its window is not shown and leaves the disk', async () => {
    const at = await openPage()
    await bring(at)
    const visit = (n: number, day: string): WireRow => [uuidOf(n), uuidOf(1), `${day}T08:00:00+00:00`]
    await at.set.putRows({ visits: [visit(1, '2026-05-01'), visit(2, '2026-11-20')] }, (meta) =>
      meta ? { meta } : undefined,
    )
    vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00Z'), toFake: ['Date'] })
    const again = await openPage()
    await bring(again)
    vi.useRealTimers()
    expect([...again.memory.visits()].map(({ id }) => id)).toEqual([uuidOf(2)])
    const meta = await again.set.meta()
    const kept: WireRow[] = []
    await again.set.readRows(meta?.generation ?? 0, 'visits', (rows) => void kept.push(...rows))
    expect(kept.map(([id]) => id)).toEqual([uuidOf(2)])
  })
})
