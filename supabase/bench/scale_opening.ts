/** Opening a facility while others read and write: how long it takes, and whether anybody notices. */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { median, processorTime, quantile, type Session, signIn, signOut } from './measure.ts'
import { type Country, cast, openOne, stage } from './scale_country.ts'
import { newVisit } from './scale_records.ts'

const openings = 7
/** What somebody waits between two requests: four of them make some hundred requests a second. */
const pause = 20

export interface Traffic {
  requests: number
  failed: string[]
  slowest: number
}

/** A nurse who registers somebody and then saves visit after visit. */
async function writer(session: Session): Promise<(round: number) => Promise<unknown>> {
  const id = uuidv7()
  const patient = JSON.stringify({
    facility_code: stage,
    id,
    family_name: 'Dolo',
    given_name: 'Yaye',
    sex: 'F',
    birth_date: '1990-05-01',
  })
  await session`select sis.save_patient(${patient}::text::jsonb)`
  return () => session`select sis.save_consultation(${newVisit(stage, id)}::text::jsonb)`
}

const reader = (session: Session) => (round: number) =>
  round % 2 === 0
    ? session`select id, consulted_at, reasons, treatment from sis.consultation
        where facility_code = ${stage} and deleted_at is null order by consulted_at desc limit 50`
    : session`select * from sis.events_since(${stage}, 0, 50)`

/** Reads and writes, on connections of their own, until `stop` is called. */
async function startTraffic(owner: postgres.Sql): Promise<{ stop(): Promise<Traffic> }> {
  const traffic: Traffic = { requests: 0, failed: [], slowest: 0 }
  let going = true
  const sessions = await Promise.all(Array.from({ length: 4 }, () => owner.reserve()))
  const work = await Promise.all(
    sessions.map(async (session, index) => {
      await signIn(session, cast.nurse)
      return index < 2 ? writer(session) : reader(session)
    }),
  )
  const loops = work.map(async (request) => {
    for (let round = 0; going; round++) {
      const started = performance.now()
      try {
        await request(round)
      } catch (error) {
        traffic.failed.push((error as Error).message)
      }
      traffic.requests += 1
      traffic.slowest = Math.max(traffic.slowest, performance.now() - started)
      await sleep(pause)
    }
  })
  return {
    async stop() {
      going = false
      await Promise.all(loops)
      for (const session of sessions) await signOut(session)
      return traffic
    },
  }
}

async function locksOfOne(session: Session): Promise<number> {
  await session`begin`
  await openOne(session)
  const [row] = await session`select count(*)::int as held from pg_locks where pid = pg_backend_pid()`
  await session`rollback`
  return row?.held
}

/** Prints how long the next facility takes, alone and with traffic, as the Ministry's administrator opens it. */
export async function benchOpening({ owner }: Country): Promise<void> {
  const session = await owner.reserve()
  await signIn(session, cast.minister)
  const locks = await locksOfOne(session)
  const alone: number[] = []
  const before = await processorTime(session)
  for (let i = 0; i < openings; i++) alone.push(await openOne(session))
  const processor = ((await processorTime(session)) - before) / openings
  const traffic = await startTraffic(owner)
  const busy: number[] = []
  for (let i = 0; i < openings; i++) busy.push(await openOne(session))
  const { requests, failed, slowest } = await traffic.stop()
  const [row] = await owner`select count(*)::int as total from sis.facility`
  await signOut(session)
  const range = (values: number[]) => `${quantile(values, 0).toFixed(0)} to ${quantile(values, 1).toFixed(0)}`
  console.log(
    `opening facilities no. ${row?.total - 2 * openings + 1} to ${row?.total}: alone ${median(alone).toFixed(0)} ms (${range(alone)}, processor ${processor.toFixed(0)}), ` +
      `with 2 readers and 2 writers ${median(busy).toFixed(0)} ms (${range(busy)}); ` +
      `${requests} requests meanwhile, ${failed.length} failed, slowest ${slowest.toFixed(0)} ms; ${locks} locks`,
  )
  for (const message of new Set(failed)) console.log(`  failed: ${message}`)
}
