/** What became of everything that was said, once the network is back. */
import type { Kept } from '../ports.ts'
import { heldAmong } from './chains.ts'
import type { World } from './world.ts'

export interface Outcome {
  seed: number
  /** Said and acknowledged. */
  said: number
  /** Acknowledged, not done, and nobody can see it. */
  lost: string[]
  /** Done twice. */
  repeated: string[]
  /** Of one patient, in another order than it was said. */
  disordered: string[]
  /** Everything else that must not be. */
  wrong: string[]
  /** Left for the person to decide. */
  standing: number
}

export const isSound = ({ lost, repeated, disordered, wrong }: Outcome): boolean =>
  lost.length + repeated.length + disordered.length + wrong.length === 0

/** Counts; `left` is what the device still keeps. */
export function verify(world: World, left: readonly Kept[] = [...world.device.records.values()]): Outcome {
  const { server, device, wanted } = world
  const outcome: Outcome = {
    seed: world.seed,
    said: 0,
    lost: [],
    repeated: [],
    disordered: [],
    wrong: [...world.faults],
    standing: 0,
  }
  const times = new Map<number, number>()
  for (const { key } of server.effects) times.set(key, (times.get(key) ?? 0) + 1)
  const kept = [...left].sort((a, b) => a.order - b.order)
  const byKey = new Map(kept.map((entry) => [entry.args.key as number, entry]))
  const held = new Set(
    [...new Set(kept.map(({ user }) => user))].flatMap((user) => [
      ...heldAmong(kept.filter((entry) => entry.user === user)),
    ]),
  )

  for (const want of wanted.values()) {
    const name = `${want.kind} no. ${want.key} of the ${want.user}`
    const done = times.get(want.key) ?? 0
    if (done > 1) outcome.repeated.push(name)
    if (want.turnedAway && done > 0) outcome.wrong.push(`${name} was turned away and arrived`)
    const entry = byKey.get(want.key)
    if (entry && entry.state === 'waiting' && !held.has(entry.id)) outcome.wrong.push(`${name} still waits`)
    if (entry) outcome.standing += 1
    if (!want.acknowledged) continue
    outcome.said += 1
    const isDroppedTrace = want.kind === 'record.opened' && server.refused.has(want.key)
    const isSeen = entry !== undefined || want.givenUp || world.shown.has(want.key) || isDroppedTrace
    if (done === 0 && !isSeen) outcome.lost.push(name)
  }

  const last = new Map<string, number>()
  for (const { key, user, patients, kind } of server.effects) {
    const want = wanted.get(key)
    if (want && want.user !== user)
      outcome.wrong.push(`no. ${key} of the ${want.user} arrived as the ${user}’s`)
    const order = device.orders.get(key)
    if (kind === 'record.opened' || want?.givenUp || order === undefined) continue
    for (const patient of patients) {
      const chain = `${user} ${patient}`
      if ((last.get(chain) ?? 0) > order) outcome.disordered.push(`${kind} no. ${key} of ${patient}`)
      last.set(chain, order)
    }
  }
  return outcome
}
