/** One facility's phone, its tabs and its people, a network and a server: what every schedule is played on. */
import { Device } from './device.ts'
import type { Fault } from './faults.ts'
import { Network } from './network.ts'
import { type Random, randomOf } from './random.ts'
import { Server } from './server.ts'
import { Tab } from './tab.ts'
import { Time } from './time.ts'

export const people = ['nurse', 'midwife'] as const

/** What the person said, and what became of it as far as they know. */
export interface Wanted {
  key: number
  user: string
  kind: string
  patients: string[]
  acknowledged: boolean
  /** The device said that it is full: nothing may come of it. */
  turnedAway: boolean
  givenUp: boolean
}

export interface World {
  seed: number
  random: Random
  time: Time
  device: Device
  server: Server
  network: Network
  fault: Fault | undefined
  /** Only the network is bad: no tab dies, nobody signs out, the device has room. */
  isCalm: boolean
  mortality: number
  wanted: Map<number, Wanted>
  /** What went wrong and can only be seen as it happens. */
  faults: string[]
  /** What the last tab of somebody showed as failed at the end, by key. */
  shown: Set<number>
  openTab(): Tab
  newId(): string
}

/** Some schedules are calm and some are not: rare troubles are found among many, frequent ones among few. */
export function makeWorld(seed: number, fault?: Fault, isCalm = false): World {
  const random = randomOf(seed)
  const time = new Time()
  const server = new Server()
  server.hasLedger = fault !== 'no ledger on the server'
  const network = new Network(time, random, server)
  network.loss = random.pick([0, 0.05, 0.2, 0.5])
  const device = new Device(time)
  device.session = people[0]
  const world: World = {
    seed,
    random,
    time,
    device,
    server,
    network,
    fault,
    isCalm,
    mortality: isCalm ? 0 : random.pick([0, 0.002, 0.02]),
    wanted: new Map(),
    faults: [],
    shown: new Set(),
    openTab: () => new Tab(time, random, world.mortality),
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
  }
  let ids = 0
  return world
}
