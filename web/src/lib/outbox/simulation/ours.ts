/** Our outbox in a tab of the simulation. */
import { Problem } from '../../problem.ts'
import { createEngine, type Engine } from '../engine.ts'
import type { Kept, OutboxServer, OutboxStorage } from '../ports.ts'
import { overtakesUrgent } from './chains.ts'
import type { Client, MakeClient } from './client.ts'
import { faultyServer, faultyStorage } from './faults.ts'
import type { Server } from './server.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** Which tabs have an operation in a request now. */
const inFlight = new WeakMap<Server, Map<string, Tab>>()
const engines = new WeakMap<World, { tab: Tab; user: string; engine: Engine }[]>()

export const makeOurs: MakeClient = (world, tab, user) =>
  makeOver(world, tab, user, world.device.storageFor(tab))

/** The same over another storage: the one of the browser. */
export function makeOver(world: World, tab: Tab, user: string, kept: OutboxStorage): Client {
  const { device, fault, network, newId, random, server } = world
  let loaded: readonly Kept[] = []
  const watched: OutboxStorage = {
    ...kept,
    load: async (of) => {
      loaded = await kept.load(of)
      return [...loaded]
    },
  }
  const requests = inFlight.get(server) ?? new Map<string, Tab>()
  inFlight.set(server, requests)

  const toServer: OutboxServer = {
    async push(of, _facility, operations) {
      const token = device.session
      if (token !== of && fault !== 'sent with the token of whoever is signed in') {
        return { problem: new Problem('session_expired', { status: 401 }) }
      }
      const ids = operations.map(({ id }) => id)
      for (const id of ids) {
        const other = requests.get(id)
        if (other && other !== tab && other.alive) world.faults.push(`${id} is in two requests at once`)
        requests.set(id, tab)
      }
      if (overtakesUrgent(loaded, ids)) world.faults.push('an evacuation waits while others leave')
      const delivery = await tab.wait(network.send(token ?? 'nobody', operations))
      for (const id of ids) requests.delete(id)
      for (const { args } of operations) {
        const revision = server.revisions.get(String(args.id))
        if ('answers' in delivery && revision) device.seen.set(String(args.id), revision)
      }
      return delivery
    },
  }

  const all = engines.get(world) ?? []
  engines.set(world, all)
  const made = {
    now: () => device.now(),
    newId,
    after: (ms: number, run: () => void) => void tab.after(ms, run),
  }
  const remove = (operations: readonly string[]) => {
    const ids = loaded.filter(({ operation }) => operations.includes(operation)).map(({ id }) => id)
    return kept.remove(user, ids)
  }
  const engine = createEngine({
    user,
    storage: faultyStorage(watched, fault, made),
    server: faultyServer(toServer, fault, made, remove),
    exclusive: fault === 'no lock among tabs' ? (work) => work() : device.lockFor(tab),
    clock: {
      now: () => device.now(),
      after: (ms, run) => tab.after(ms, run),
      random: () => random.next(),
    },
    newId,
    tell() {
      for (const other of all) {
        if (other.tab === tab || other.user !== user || !other.tab.alive) continue
        other.tab.after(5, () => void other.engine.reload().catch(() => undefined))
      }
    },
  })
  all.push({ tab, user, engine })
  void engine.reload().catch(() => undefined)

  return {
    say: async (intent) => void (await engine.enqueue(intent)),
    wake: () => void engine.flush(),
    stop: () => engine.stop(),
    shown: () => [],
    decide() {
      const questions = engine.entries
        .get()
        .filter(({ state }) => state === 'refused' || state === 'conflict')
      if (questions.length === 0) return
      const question = random.pick(questions)
      const current = (question.problem?.details as { current?: { revision: number } } | undefined)?.current
      const choice = random.next()
      const said = { ...question.args, revision: current?.revision ?? null }
      let act: Promise<void> | undefined
      if (choice < 0.5) act = current ? engine.resolve(question.id, said) : engine.tryAgain(question.id)
      else if (choice < 0.7) {
        const wanted = world.wanted.get(question.args.key as number)
        if (wanted) wanted.givenUp = true
        act = engine.giveUp([question.id])
      }
      act?.catch(() => undefined)
    },
  }
}
