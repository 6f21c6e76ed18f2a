/** Plays one schedule: twenty minutes of a bad day, then a network that is back, and the count. */
import type { OperationKind } from '../../../../../functions/_shared/contracts/sync.ts'
import { toProblem } from '../../problem.ts'
import type { Intent } from '../entry.ts'
import type { Client, MakeClient } from './client.ts'
import type { Mood } from './server.ts'
import type { Tab } from './tab.ts'
import { people, type World } from './world.ts'

const facility = 'cscom_sangha'
const badDayMs = 20 * 60_000
const moods: readonly Mood[] = ['well', 'well', 'well', 'down', 'busy', 'slow', 'signed-out', 'portal']

interface Opened {
  tab: Tab
  /** As whom this tab believes to be signed in: another tab may have changed it a moment ago. */
  user: string | undefined
  client: Client | undefined
}

export async function play(world: World, makeClient: MakeClient): Promise<void> {
  const { device, network, random, server, time } = world
  let tabs: Opened[] = []
  const patients: string[] = []
  let serial = 0
  let isOver = false

  function become(opened: Opened, user: string | undefined): void {
    if (!opened.tab.alive || opened.user === user) return
    opened.client?.stop()
    opened.user = user
    opened.client = user ? makeClient(world, opened.tab, user) : undefined
    opened.client?.wake()
  }

  function open(): void {
    const opened: Opened = { tab: world.openTab(), user: undefined, client: undefined }
    tabs.push(opened)
    opened.tab.onDeath(() => {
      tabs = tabs.filter((other) => other !== opened)
      // The person opens the app again.
      if (!isOver && tabs.length === 0) time.after(random.below(90_000), open)
    })
    become(opened, device.session)
  }

  function signIn(user: string | undefined): void {
    device.session = user
    if (!user)
      time.after(random.below(120_000), () => !isOver && !device.session && signIn(random.pick(people)))
    for (const opened of tabs) time.after(random.below(4_000), () => become(opened, device.session))
  }

  const chosenPatient = () => (patients.length > 0 && !random.chance(0.2) ? random.pick(patients) : undefined)

  function intentOf(key: number): Intent {
    const patient = chosenPatient()
    const id = `row-${key}`
    const said = (kind: OperationKind, subject: string, args: Record<string, unknown>): Intent => ({
      kind,
      facility,
      subject,
      args: { key, id, revision: null, ...args },
    })
    if (!patient) {
      patients.push(id)
      return said('patient.save', id, {})
    }
    const choice = random.next()
    if (choice < 0.3) {
      return said('patient.save', patient, { id: patient, revision: device.seen.get(patient) ?? null })
    }
    if (choice < 0.4) return { ...said('referral.send', patient, { patient_id: patient }), urgent: true }
    if (choice < 0.45) return said('record.opened', patient, { patient_id: patient })
    if (choice < 0.5) {
      const other = random.pick(patients)
      if (other !== patient) return said('patient.merge', patient, { kept_id: patient, merged_id: other })
    }
    const poison = random.chance(0.03) ? 'unreadable' : random.chance(0.03) ? 'crash' : undefined
    const text = random.chance(0.03) ? 'long'.repeat(4_000) : undefined
    return said('consultation.save', patient, { patient_id: patient, poison, text })
  }

  function say(): void {
    const opened = tabs.length > 0 ? random.pick(tabs) : undefined
    const user = opened?.user
    if (!opened?.client || !user) return
    serial += 1
    const intent = intentOf(serial)
    const merged = intent.args.merged_id
    const wanted = {
      key: serial,
      user,
      kind: intent.kind,
      patients: typeof merged === 'string' ? [intent.subject, merged] : [intent.subject],
      acknowledged: false,
      turnedAway: false,
      givenUp: false,
    }
    world.wanted.set(serial, wanted)
    opened.client.say(intent).then(
      () => {
        wanted.acknowledged = true
      },
      (error) => {
        wanted.turnedAway = toProblem(error).code === 'device_full'
      },
    )
  }

  const wakeAll = () => {
    for (const { client } of tabs) client?.wake()
  }

  /** What happens, the frequent first. */
  function act(): void {
    const choice = random.next() * (world.isCalm ? 0.66 : 1)
    if (choice < 0.5) say()
    else if (choice < 0.6) {
      network.turn(!network.isUp)
      if (network.isUp) wakeAll()
    } else if (choice < 0.66) wakeAll()
    else if (choice < 0.71 && tabs.length > 0) random.pick(tabs).tab.die()
    else if (choice < 0.75 && tabs.length < 3) open()
    else if (choice < 0.8 && patients.length > 0) server.touch(random.pick(patients))
    else if (choice < 0.84) server.mood = random.pick(moods)
    else if (choice < 0.87) device.isFull = !device.isFull
    else if (choice < 0.89) device.clockOffset += random.below(40 * 86_400_000) - 20 * 86_400_000
    else if (choice < 0.92) signIn(device.session ? undefined : random.pick(people))
    else if (choice < 0.94) signIn(random.pick(people))
    else if (choice < 0.96) {
      const user = random.pick(people)
      if (!server.withdrawn.delete(user)) server.withdrawn.add(user)
    } else if (tabs.length > 0) random.pick(tabs).client?.decide()
  }

  open()
  const many = 15 + random.below(35)
  for (let index = 0; index < many; index += 1) time.after(random.below(badDayMs), act)
  await time.runUntil(badDayMs)

  isOver = true
  if (!world.isCalm) for (const { tab } of [...tabs]) tab.die()
  network.turn(true)
  network.loss = 0
  server.mood = 'well'
  server.healed = true
  server.withdrawn.clear()
  device.isFull = false
  world.mortality = 0
  for (const user of people) {
    device.session = user
    if (tabs.length === 0) open()
    await time.runUntil(time.now + 15 * 60_000)
    for (const { client } of tabs) for (const key of client?.shown() ?? []) world.shown.add(key)
    for (const { tab } of [...tabs]) tab.die()
  }
}
