/**
 * Reads with 5 and with many facilities, the cost of the policies and the cost of a write.
 * Ratios are medians of interleaved pairs, because these machines are noisy.
 */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { cloneDatabase, startCluster } from '../tests/cluster.ts'
import { makeWorld, people } from '../tests/world.ts'

const rounds = 200
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const reads = {
  'patient by id': (tx: postgres.TransactionSql, id: string) =>
    tx`select * from sis.patient where facility_code = 'cscom_sangha' and id = ${id}`,
  'latest 50 visits': (tx: postgres.TransactionSql) =>
    tx`select * from sis.consultation where facility_code = 'cscom_sangha' order by consulted_at desc limit 50`,
  'cases of 26 weeks': (tx: postgres.TransactionSql) =>
    tx`select week_start, sum(cases) from sis.case_count where facility_code = 'cscom_sangha' and disease_code = 'malaria'
      and week_start > current_date - 182 group by 1`,
}

async function signIn(tx: postgres.TransactionSql, person: string): Promise<void> {
  await tx`select set_config('request.jwt.claim.sub', ${person}, true)`
  await tx`set local role authenticated`
}

async function fill(sql: postgres.Sql): Promise<string[]> {
  const ids = Array.from({ length: 2000 }, () => uuidv7())
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    select 'cscom_sangha', id, 'Dolo', 'Awa', 'F', '2000-01-01' from unnest(${ids}::uuid[]) id`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, malaria_test, malaria_result)
    select 'cscom_sangha', gen_random_uuid(), id, now() - random() * interval '700 days', 'rdt', 'positive'
    from unnest(${ids}::uuid[]) id, generate_series(1, 5)`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code)
    select 'cscom_sangha', gen_random_uuid(), id, 'malaria_simple' from sis.consultation where facility_code = 'cscom_sangha'`
  await sql`analyze`
  return ids
}

async function explain(sql: postgres.Sql, ids: string[], title: string): Promise<void> {
  const [{ n }] = (await sql`select count(*)::int as n from sis.facility`) as unknown as [{ n: number }]
  const statements = {
    'patient by id': `select * from sis.patient where facility_code = 'cscom_sangha' and id = '${ids[7]}'`,
    'latest 50 visits': `select * from sis.consultation where facility_code = 'cscom_sangha' order by consulted_at desc limit 50`,
    'cases of 26 weeks': `select week_start, sum(cases) from sis.case_count where facility_code = 'cscom_sangha' and disease_code = 'malaria' and week_start > current_date - 182 group by 1`,
  }
  for (const [name, statement] of Object.entries(statements)) {
    const planning: number[] = []
    const execution: number[] = []
    await sql.begin(async (tx) => {
      await signIn(tx, people.nurse)
      for (let round = 0; round < 60; round++) {
        const [row] = await tx.unsafe(`explain (analyze, summary, format json) ${statement}`)
        const plan = row?.['QUERY PLAN'][0]
        planning.push(plan['Planning Time'])
        execution.push(plan['Execution Time'])
      }
    })
    console.log(
      `${title} (${n} facilities), ${name}: planning ${median(planning).toFixed(2)} ms, execution ${median(execution).toFixed(2)} ms`,
    )
  }
}

async function policyCost(sql: postgres.Sql, ids: string[]): Promise<void> {
  const owner = await sql.reserve()
  const member = await sql.reserve()
  await member`select set_config('request.jwt.claim.sub', ${people.nurse}, false)`
  await member`set role authenticated`
  for (const [name, read] of Object.entries(reads)) {
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) {
      const id = ids[round] as string
      const timed = async (connection: postgres.ReservedSql) => {
        const started = performance.now()
        await read(connection as unknown as postgres.TransactionSql, id)
        return performance.now() - started
      }
      const first = round % 2 === 0
      const a = await timed(first ? owner : member)
      const b = await timed(first ? member : owner)
      ratios.push(first ? b / a : a / b)
    }
    console.log(
      `policy cost, ${name}: ${median(ratios).toFixed(2)} x the owner (median of ${rounds} interleaved pairs)`,
    )
  }
  await member`reset role`
  member.release()
  owner.release()
}

async function writeCost(sql: postgres.Sql, ids: string[]): Promise<void> {
  await sql`create table if not exists private.bare (like sis.consultation including all)`
  const columns =
    'facility_code, id, patient_id, consulted_at, sex, age_months, in_health_area, malaria_test, malaria_result'
  const insert = async (table: string, patient: string) => {
    const started = performance.now()
    await sql.unsafe(
      `insert into ${table} (${columns}) values ('cscom_sangha', $1, $2, now(), 'F', 300, true, 'rdt', 'positive')`,
      [uuidv7(), patient],
    )
    return performance.now() - started
  }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const patient = ids[round] as string
    if (round % 2 === 0) {
      const bare = await insert('private.bare', patient)
      ratios.push((await insert('sis.consultation', patient)) / bare)
    } else {
      const full = await insert('sis.consultation', patient)
      ratios.push(full / (await insert('private.bare', patient)))
    }
  }
  console.log(
    `write cost, one visit with journal, counts and keys: ${median(ratios).toFixed(2)} x a bare insert (median of ${rounds} pairs)`,
  )
}

/** Prints every figure; `many` is the number of facilities of the second half. */
export async function benchDatabase(many: number): Promise<void> {
  const cluster = await startCluster()
  try {
    const sql = await cloneDatabase(cluster.template)
    await makeWorld(sql)
    for (const code of ['sih_mopti', 'cabinet_nando', 'cabinet_etoile']) {
      await sql`select private.open_facility(${code}, ${code}, 'cabinet', 'private')`
    }
    const ids = await fill(sql)
    await explain(sql, ids, 'small country')
    await policyCost(sql, ids)
    await writeCost(sql, ids)
    const opening: number[] = []
    for (let i = 0; i < many - 6; i++) {
      const started = performance.now()
      await sql`select private.open_facility(${`cscom_n${i}`}, 'CSCOM', 'cscom', 'community')`
      opening.push(performance.now() - started)
    }
    console.log(
      `opening facility no. ${many}: ${median(opening.slice(-20)).toFixed(0)} ms (median of the last 20)`,
    )
    await explain(sql, ids, 'whole country')
    await policyCost(sql, ids)
    await writeCost(sql, ids)
    await sql.end()
  } finally {
    await cluster.stop()
  }
}
