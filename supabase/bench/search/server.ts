/** A search on the server of a whole country: one facility of 10,000 people among many. */
import type postgres from 'postgres'
import { median, processorTime, quantile, type Session, signIn, signOut, timed } from '../measure.ts'
import { type Country, cast, hireCast, openUntil, stage, startCountry } from '../scale_country.ts'
import { hitRate } from './hits.ts'
import { loadRegister } from './load.ts'
import { makeRegister } from './people.ts'
import { forms, makeQueries, standard } from './queries.ts'

const atStage = 10_000

/** People like those of the demonstration in every other facility, with the words that the search knows. */
async function fillCountry({ admin }: Country, patients: number): Promise<void> {
  const others = await admin<{ code: string }[]>`
    select code from sis.facility where kind <> 'ministry' and code <> ${stage} order by code`
  const each = Math.ceil((patients - atStage) / others.length)
  await admin.unsafe('set session_replication_role = replica')
  for (const { code } of others) {
    await admin.unsafe(`
      insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, village, phone)
      select '${code}', gen_random_uuid(), (array['Dolo','Guindo','Traoré','Coulibaly','Maïga','Cissé','Touré','Diallo'])[1 + n % 8],
        (array['Awa','Seydou','Kadidia','Amadou','Fanta','Ibrahim','Oumou'])[1 + n % 7], case when n % 2 = 0 then 'F' else 'M' end,
        date '1960-01-01' + n % 22000, (array['Sangha','Ogol','Ireli'])[1 + n % 3], '70 ' || lpad((n % 1000000)::text, 6, '0')
      from generate_series(1, ${each}) n;
      insert into sis.name_word (facility_code, word, patient_id)
      select distinct on (w.word) '${code}', w.word, p.id from sis.patient p, unnest(string_to_array(p.search_key, ' ')) as w (word)
      where p.facility_code = '${code}' and w.word !~ '^[#~]'`)
  }
  await admin.unsafe('reset session_replication_role')
}

/** Reads of each table since the statistics began, of the stage and of everybody else. */
async function reads(owner: postgres.Sql): Promise<{ stage: number; others: number }> {
  await owner`select pg_stat_force_next_flush()`
  const [row] = await owner`select
      coalesce(sum(seq_scan + idx_scan) filter (where schemaname = ${stage}), 0)::int as stage,
      coalesce(sum(seq_scan + idx_scan) filter (where schemaname <> ${stage}), 0)::int as others
    from pg_stat_all_tables where relname in ('patient', 'consultation', 'name_word') and schemaname <> 'sis'`
  return { stage: row?.stage, others: row?.others }
}

const ask = (session: Session, query: string, limit: number) =>
  session`select id from sis.search_patients(${stage}, ${query}, ${limit})`

async function measure(session: Session, name: string, queries: readonly string[]): Promise<void> {
  for (const query of queries.slice(0, 10)) await ask(session, query, 20)
  const before = await processorTime(session)
  const times: number[] = []
  for (const query of queries) times.push(await timed(() => ask(session, query, 20)))
  const spent = (await processorTime(session)) - before
  console.log(
    `${name}: p50 ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, longest ${quantile(times, 1).toFixed(1)} ms, ` +
      `${(spent / queries.length).toFixed(1)} ms of processor each (${queries.length} queries)`,
  )
}

/** What the search does with the index, in Postgres's own words. */
async function showPlan(owner: postgres.Sql): Promise<void> {
  const rows = await owner.unsafe(`explain (analyze, timing off, summary off)
    select p.id from sis.patient p where p.facility_code = '${stage}' and p.deleted_at is null
      and array_to_tsvector(string_to_array(p.search_key, ' ')) @@ '(kone|konate)&(aua|aminata)'`)
  for (const line of rows) console.log(`  ${line['QUERY PLAN']}`)
}

export async function benchServer(facilities: number, patients: number): Promise<void> {
  const made = await startCountry()
  try {
    await hireCast(made)
    await openUntil(made.owner, facilities)
    await fillCountry(made, patients)
    const today = new Date().toISOString().slice(0, 10)
    const people = makeRegister(stage, atStage, today)
    await loadRegister(made.owner, stage, people)
    for (const table of ['patient', 'consultation', 'name_word'])
      await made.admin.unsafe(`vacuum analyze ${stage}.${table}`)
    const [total] =
      await made.admin`select count(*)::int as patients, (select count(*)::int from sis.facility) as facilities from sis.patient`
    console.log(
      `\n${total?.patients} patients in ${total?.facilities} facilities, ${atStage} of them at ${stage}`,
    )

    const session = await made.owner.reserve()
    await signIn(session, cast.nurse)
    const before = await reads(made.owner)
    const mixed = (['anybody', 'who comes back'] as const).flatMap((target) =>
      makeQueries(people, standard, target, 500),
    )
    await measure(
      session,
      standard.name,
      mixed.map(({ text }) => text),
    )
    for (const form of forms.filter((one) => one !== standard))
      await measure(
        session,
        form.name,
        makeQueries(people, form, 'who comes back', 100).map(({ text }) => text),
      )
    await measure(
      session,
      'two letters',
      ['ka', 'sa', 'fa', 'di', 'ma'].flatMap((query) => Array<string>(10).fill(query)),
    )
    await measure(
      session,
      'card or telephone',
      people.slice(0, 100).map(({ number, phone }) => phone ?? number),
    )
    const after = await reads(made.owner)
    console.log(
      `tables read while measuring: ${after.stage - before.stage} times at ${stage}, ${after.others - before.others} times anywhere else`,
    )
    await showPlan(made.owner)
    const search = async (text: string, limit: number) =>
      (await ask(session, text, limit)).map(({ id }) => id as string)
    for (const target of ['anybody', 'who comes back'] as const) {
      const rate = await hitRate(makeQueries(people, standard, target, 1000), search)
      console.log(
        `${standard.name}, ${target}: ${(rate * 100).toFixed(1)} % among the first three, on the server`,
      )
    }
    await session`begin`
    await ask(session, 'kone aminata 34', 20)
    const [held] =
      await session`select count(distinct relation)::int as n from pg_locks where pid = pg_backend_pid() and relation is not null`
    await session`rollback`
    console.log(`${held?.n} relations locked by a search`)
    await signOut(session)
  } finally {
    await made.stop()
  }
}
