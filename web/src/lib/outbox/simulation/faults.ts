/** What an outbox must not do, planted on purpose: each of these must be noticed by the same checks. */
import type { OperationAnswer } from '../../../../../functions/_shared/contracts/sync.ts'
import { Problem } from '../../problem.ts'
import type { Kept, OutboxServer, OutboxStorage } from '../ports.ts'

export const faults = [
  'no ledger on the server',
  'no lock among tabs',
  'acknowledged before it is durable',
  'deleted before the answer',
  'another id at each try',
  'silence taken for a yes',
  'a refusal taken for a yes',
  'sent in the wrong order',
  'nothing held behind a refusal',
  'ordered by the clock',
  'an evacuation in its turn',
  'a batch that cannot be read is tried again as it is',
  'sent with the token of whoever is signed in',
] as const
export type Fault = (typeof faults)[number]

interface World {
  now: () => number
  newId: () => string
  after: (ms: number, run: () => void) => void
}

/** The storage as this fault would have it. */
export function faultyStorage(
  storage: OutboxStorage,
  fault: Fault | undefined,
  { now, after }: World,
): OutboxStorage {
  switch (fault) {
    case 'acknowledged before it is durable':
      return {
        ...storage,
        append: async (entry) => {
          after(200, () => void storage.append(entry).catch(() => undefined))
          return 0
        },
      }
    case 'nothing held behind a refusal':
      return {
        ...storage,
        load: async (user) => {
          const kept = await storage.load(user)
          const isDecided = ({ state }: Kept) => state !== 'waiting'
          return [...kept.filter((entry) => !isDecided(entry)), ...kept.filter(isDecided)]
        },
      }
    case 'ordered by the clock':
      return {
        ...storage,
        append: async (entry) => {
          await storage.append({ ...entry, at: new Date(now()).toISOString() })
          return now()
        },
        load: async (user) => (await storage.load(user)).sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      }
    case 'an evacuation in its turn':
      return {
        ...storage,
        load: async (user) => (await storage.load(user)).map((entry) => ({ ...entry, urgent: false })),
      }
    default:
      return storage
  }
}

/** The way to the server as this fault would have it. */
export function faultyServer(
  server: OutboxServer,
  fault: Fault | undefined,
  { newId }: World,
  remove: (operations: readonly string[]) => Promise<void>,
): OutboxServer {
  switch (fault) {
    case 'deleted before the answer':
      return {
        push: async (user, facility, operations) => {
          await remove(operations.map(({ id }) => id))
          return server.push(user, facility, operations)
        },
      }
    case 'another id at each try':
      return {
        push: async (user, facility, operations) => {
          const names = new Map(operations.map(({ id }) => [newId(), id]))
          const sent = [...names.keys()].map((id, index) => ({ ...operations[index], id }))
          const delivery = await server.push(user, facility, sent as typeof operations)
          if ('problem' in delivery) return delivery
          return {
            answers: delivery.answers.map((answer) => ({ ...answer, id: names.get(answer.id) ?? '' })),
          }
        },
      }
    case 'silence taken for a yes':
      return {
        push: async (user, facility, operations) => {
          const delivery = await server.push(user, facility, operations)
          if (!('problem' in delivery) || delivery.problem.code !== 'network') return delivery
          return { answers: operations.map(({ id }): OperationAnswer => ({ id, status: 'done' })) }
        },
      }
    case 'a refusal taken for a yes':
      return {
        push: async (user, facility, operations) => {
          const delivery = await server.push(user, facility, operations)
          if ('problem' in delivery) return delivery
          return {
            answers: delivery.answers.map((answer) =>
              answer.status === 'refused' ? { ...answer, status: 'done' } : answer,
            ),
          }
        },
      }
    case 'sent in the wrong order':
      return { push: (user, facility, operations) => server.push(user, facility, [...operations].reverse()) }
    case 'a batch that cannot be read is tried again as it is':
      return {
        push: async (user, facility, operations) => {
          const delivery = await server.push(user, facility, operations)
          if ('answers' in delivery || delivery.problem.status !== 400) return delivery
          return { problem: new Problem('network') }
        },
      }
    default:
      return server
  }
}
