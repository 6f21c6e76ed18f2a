/**
 * What an exchange costs the database: one facility of 10,000 patients among many. Time includes the planning of
 * every statement inside; relations locked show whether any was planned for more than the one facility.
 */
import type postgres from 'postgres'
import type { PushAnswer, WorkingSetPage } from '../../functions/_shared/contracts/sync.ts'
import { cloneDatabase, startCluster } from '../tests/cluster.ts'
import { arrivalOf, consulting, facility, operation, person, saving, visitOf } from '../tests/device.ts'
import { fillRegister } from '../tests/full_register.ts'
import { makeWorld, people } from '../tests/world.ts'
import { median, type Session, signIn, signOut, timed } from './measure.ts'

const rounds = 30

async function open(sql: postgres.Sql, facilities: number): Promise<void> {
  for (let n = 3; n < facilities; n++)
    await sql`select private.open_facility(${`cscom_n${n}`}, 'CSCOM', 'cscom', 'community')`
}

/** How many relations a call locks: those of one facility are a few dozen, those of the country thousands. */
async function locks(session: Session, call: () => Promise<unknown>): Promise<number> {
  await session`begin`
  await call()
  const [row] =
    await session`select count(distinct relation)::int as n from pg_locks where pid = pg_backend_pid() and relation is not null`
  await session`rollback`
  return row?.n
}

/** Prints the figures; `facilities` is the size of the country. */
export async function benchExchange(facilities: number): Promise<void> {
  const cluster = await startCluster()
  try {
    const sql = await cloneDatabase(cluster.template)
    await makeWorld(sql)
    await fillRegister(sql, facility)
    await open(sql, facilities)
    await sql`insert into sis.event (facility_code, seq, type, subject_kind, subject_id)
      select ${facility}, (select last_seq from sis.feed where facility_code = ${facility}) + row_number() over (), 'consultation.recorded', 'consultation', id
      from sis.consultation where facility_code = ${facility}`
    await sql`update sis.feed set last_seq = (select max(seq) from sis.event where facility_code = ${facility}) where facility_code = ${facility}`
    await sql.unsafe(
      `analyze ${facility}.patient, ${facility}.consultation, ${facility}.diagnosis, ${facility}.event`,
    )
    const [{ busiest }] = (await sql`select patient_id as busiest from sis.consultation
      where facility_code = ${facility} group by 1 order by count(*) desc limit 1`) as unknown as [
      { busiest: string },
    ]
    const seq = async () =>
      Number((await sql`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq)

    const session = await sql.reserve()
    await signIn(session, people.nurse)
    const ask = async <T>(name: string, input: unknown): Promise<T> =>
      (await session`select ${session.unsafe(`sis.${name}`)}(${session.json(input as never)}) as a`)[0]?.a
    const push = (since: number | null, operations: readonly unknown[] = []) =>
      ask<PushAnswer>('push', { facility_code: facility, since, clock: new Date().toISOString(), operations })
    const page = (part: string) =>
      ask<WorkingSetPage>('working_set', { facility_code: facility, part, after: null, size: 2000 })
    const now = await seq()
    const newcomers = () => Array.from({ length: 50 }, () => person())
    const calls: Record<string, () => Promise<unknown>> = {
      'push, idle': () => push(now),
      'push, 50 changes down': () => push(now - 50),
      'push, 3,000 events behind, first page': () => push(now - 3000),
      'push, one arrival': () => push(null, [operation('arrival.save', busiest, arrivalOf(busiest))]),
      'push, one visit': () => push(null, [consulting(visitOf(busiest))]),
      'push, 50 registrations': () => push(null, newcomers().map(saving)),
      'working set, 2,000 patients': () => page('patients'),
      'working set, 2,000 visits': () => page('visits'),
      'timeline of a person, 50 visits': () =>
        session`select sis.timeline_visits(${facility}, ${busiest}, null, 50)`,
    }
    const [{ n }] = (await sql`select count(*)::int as n from sis.facility`) as unknown as [{ n: number }]
    console.log(`${n} facilities, 10,000 patients and ${now} events at the one:`)
    for (const [name, call] of Object.entries(calls)) {
      const times: number[] = []
      for (let round = 0; round < rounds; round++) times.push(await timed(call))
      console.log(`  ${name}: ${median(times).toFixed(1)} ms, ${await locks(session, call)} relations locked`)
    }
    await signOut(session)
    await sql.end()
  } finally {
    await cluster.stop()
  }
}
