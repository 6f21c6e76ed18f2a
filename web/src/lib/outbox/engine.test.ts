/** The machine by itself: what a schedule proves by the thousand, told once in words. */
import { describe, expect, it } from 'vitest'
import type { Operation, OperationAnswer } from '../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../problem.ts'
import { createEngine } from './engine.ts'
import type { Intent } from './entry.ts'
import type { Delivery, Kept, OutboxStorage } from './ports.ts'

const visit = (subject: string, args: Record<string, unknown> = {}): Intent => ({
  kind: 'consultation.save',
  facility: 'cscom_sangha',
  subject,
  args,
})
const opening: Intent = { ...visit('p1'), kind: 'record.opened' }

function bench(answer: (operations: readonly Operation[]) => Delivery | Promise<Delivery>) {
  const records = new Map<string, Kept>()
  const requests: string[][] = []
  const timers: { ms: number; run: () => void }[] = []
  let ids = 0
  const full = { is: false }
  const write = (entries: readonly Kept[]) => {
    if (full.is) throw new Problem('device_full')
    for (const entry of entries) records.set(entry.id, entry)
  }
  const storage: OutboxStorage = {
    load: async () => [...records.values()].sort((a, b) => a.order - b.order),
    async append(entry) {
      const order = records.size + 1
      write([{ ...entry, order }])
      return order
    },
    replace: async (entries) => write(entries.filter(({ id }) => records.has(id))),
    remove: async (_user, gone) => {
      for (const id of gone) records.delete(id)
    },
  }
  const engine = createEngine({
    user: 'nurse',
    storage,
    server: {
      async push(_user, _facility, operations) {
        requests.push(operations.map(({ id }) => id))
        return answer(operations)
      },
    },
    exclusive: (work) => work(),
    clock: {
      now: () => Date.parse('2026-11-24T10:00:00Z'),
      after(ms, run) {
        const timer = { ms, run }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
      random: () => 0.5,
    },
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    tell() {},
  })
  const states = () => engine.entries.get().map(({ state }) => state)
  return { engine, records, requests, timers, full, states }
}

const all =
  (status: OperationAnswer['status'], more: Partial<OperationAnswer> = {}) =>
  (operations: readonly Operation[]): Delivery => ({
    answers: operations.map(({ id }) => ({ id, status, ...more })),
  })
const failing = (code: string, status: number) => (): Delivery => ({ problem: new Problem(code, { status }) })

describe('the outbox', () => {
  it('acknowledges before anything is answered, and forgets once it is', async () => {
    let reply = (_: Delivery) => {}
    const { engine, records, states } = bench(() => new Promise((resolve) => (reply = resolve)))
    await engine.enqueue(visit('p1'))
    expect(records.size).toBe(1)
    const sent = engine.flush()
    await Promise.resolve()
    await new Promise((resolve) => setTimeout(resolve))
    expect(states()).toEqual(['sending'])
    reply({ answers: [{ id: 'id-1', status: 'done' }] })
    await sent
    expect(records.size).toBe(0)
    expect(states()).toEqual([])
  })

  it('tells the form that the device is full, and keeps nothing of it', async () => {
    const { engine, full, requests } = bench(all('done'))
    full.is = true
    await expect(engine.enqueue(visit('p1'))).rejects.toMatchObject({ code: 'device_full' })
    await engine.flush()
    expect([engine.entries.get(), requests]).toEqual([[], []])
  })

  it('waits twice as long each time that nobody answers, up to five minutes', async () => {
    const { engine, timers } = bench(failing('network', 0))
    await engine.enqueue(visit('p1'))
    const waits: number[] = []
    for (let round = 0; round < 9; round += 1) {
      await engine.flush()
      waits.push(timers.at(-1)?.ms ?? 0)
    }
    expect(waits[0]).toBeGreaterThanOrEqual(5_000)
    for (const [index, wait] of waits.slice(1).entries()) {
      expect(wait).toBe(Math.min((waits[index] ?? 0) * 2, 300_000))
    }
    expect(waits.at(-1)).toBe(300_000)
    // One try at a time is planned.
    expect(timers).toHaveLength(1)
  })

  it('holds what follows a refusal until the person decides', async () => {
    let isMended = false
    const { engine, states, requests } = bench((operations) => ({
      answers: operations.map(({ id }, index) =>
        isMended
          ? { id, status: 'done' }
          : index === 0
            ? { id, status: 'refused', code: 'forbidden' }
            : { id, status: 'held' },
      ),
    }))
    await Promise.all([engine.enqueue(visit('p1')), engine.enqueue(visit('p1'))])
    await engine.flush()
    expect(states()).toEqual(['refused', 'held'])
    const sent = requests.length
    await engine.flush()
    expect(requests).toHaveLength(sent)
    isMended = true
    await engine.tryAgain('id-1')
    await engine.flush()
    expect(states()).toEqual([])
  })

  it('asks about a conflict, and sends the decision as another operation', async () => {
    let current = 7
    const { engine, requests, states } = bench((operations) => ({
      answers: operations.map(({ id, args }) =>
        args.revision === current
          ? { id, status: 'done' }
          : { id, status: 'refused', code: 'stale_revision', details: { current: { revision: current } } },
      ),
    }))
    await engine.enqueue(visit('p1', { id: 'v1', revision: 5 }))
    await engine.flush()
    expect(engine.entries.get()[0]).toMatchObject({
      state: 'conflict',
      problem: { code: 'stale_revision', details: { current: { revision: 7 } } },
    })
    current = 8
    await engine.resolve('id-1', { id: 'v1', revision: 7 })
    await engine.flush()
    // Somebody was quicker once more: asked once more.
    expect(states()).toEqual(['conflict'])
    await engine.resolve('id-1', { id: 'v1', revision: 8 })
    await engine.flush()
    expect(states()).toEqual([])
    expect(new Set(requests.flat()).size).toBe(3)
  })

  it('finds the one that cannot be read among fifty, and only that one stands', async () => {
    const { engine, requests, states } = bench((operations) =>
      operations.some(({ args }) => args.bad) ? failing('invalid_input', 400)() : all('done')(operations),
    )
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => engine.enqueue(visit(`p${index}`, { bad: index === 17 }))),
    )
    await engine.flush()
    expect(states()).toEqual(['refused'])
    expect(requests.length).toBeLessThan(30)
  })

  it('goes on with the others when the server falls over one', async () => {
    const { engine, records } = bench((operations) =>
      operations.some(({ args }) => args.bad)
        ? failing('server_unavailable', 500)()
        : all('done')(operations),
    )
    await Promise.all([
      engine.enqueue(visit('p1', { bad: true })),
      ...['p2', 'p3'].map((id) => engine.enqueue(visit(id))),
    ])
    for (let round = 0; round < 4; round += 1) await engine.flush()
    expect([...records.values()].map(({ subject, state }) => [subject, state])).toEqual([['p1', 'waiting']])
  })

  it('writes a refusal down when there is room again, and does not send it meanwhile', async () => {
    const { engine, full, records, requests, states } = bench((operations) => {
      full.is = true
      return all('refused', { code: 'forbidden' })(operations)
    })
    await engine.enqueue(visit('p1'))
    await engine.flush()
    const sent = requests.length
    await engine.flush()
    expect([states(), requests.length, records.get('id-1')?.state]).toEqual([['refused'], sent, 'waiting'])
    full.is = false
    await engine.flush()
    expect([requests.length, records.get('id-1')?.state]).toEqual([sent, 'refused'])
  })

  it('wakes no radio for a trace, which leaves with other work or after a minute', async () => {
    const { engine, requests, timers } = bench(all('done'))
    await engine.enqueue(opening)
    await engine.flush()
    expect(requests).toEqual([])
    const timer = timers.find(({ ms }) => ms === 60_000)
    timer?.run()
    await engine.flush()
    expect(requests).toEqual([['id-1']])
    await engine.enqueue(opening)
    await engine.enqueue(visit('p2'))
    await engine.flush()
    expect(requests.flat()).toHaveLength(3)
    expect(engine.entries.get()).toEqual([])
  })

  it('forgets a trace that the server does not take: nobody can decide about it', async () => {
    const { engine, records } = bench((operations) => ({
      answers: operations.map(({ id, kind }) =>
        kind === 'record.opened' ? { id, status: 'refused', code: 'not_found' } : { id, status: 'done' },
      ),
    }))
    await engine.enqueue(opening)
    await engine.enqueue(visit('p2'))
    await engine.flush()
    expect(records.size).toBe(0)
  })

  it('sends nothing after the sign-out, and keeps everything', async () => {
    const { engine, requests, records } = bench(all('done'))
    engine.stop()
    await engine.enqueue(visit('p1'))
    await engine.flush()
    expect([requests.length, records.size]).toEqual([0, 1])
  })
})
