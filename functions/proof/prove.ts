/** One proof: facts, probes, trials, and what came of them. */
import type { ProofAnswer, ProofRecord, ProofRow } from '../_shared/contracts/proof.ts'
import type { Transaction } from '../_shared/database.ts'
import { expectedFor } from './expected.ts'
import { type Facts, readColumns, readFacts } from './facts.ts'
import { type Probe, probesFor } from './probes.ts'
import { recordTypes } from './records.ts'
import { asNobody, impersonationOf, preparationOf, type Trial, trialsOf } from './statements.ts'
import { type Outcome, tryAs, undone } from './trial.ts'

/** With whom the letters of the trial run: whoever shares most, so that sharing is tried where it happens. */
function partnerOf(code: string, { facilities, shared }: Facts): string {
  const weight = (one: Facts['facilities'][number]) =>
    (shared[one.code] ?? 0) * 4 + (one.linked ? 2 : 0) + (one.kind === 'ministry' ? 0 : 1)
  const others = facilities.filter((one) => one.code !== code)
  return (
    others.reduce((best, one) => (best && weight(best) >= weight(one) ? best : one), others[0])?.code ?? code
  )
}

function rowOf(
  record: ProofRecord,
  probe: Probe,
  trials: Trial[],
  outcomes: Outcome[],
  facts: Facts,
  partner: string,
): ProofRow {
  const tried = trials.map((trial, index) => ({
    ...trial,
    ...(outcomes[index] ?? { passed: false, rows: 0 }),
  }))
  const sum = (rows: typeof tried) => rows.reduce((all, one) => all + one.rows, 0)
  const reads = tried.filter(({ operation }) => operation === 'read')
  const inTables = sum(reads.filter(({ way }) => !way))
  const ways = reads.filter(({ way, passed }) => way && passed)
  const total = Math.max(facts.total, 1)
  const visible = Math.min(
    total,
    Math.max(inTables, ...(inTables > 0 ? [] : ways.map(({ rows }) => rows)), 0),
  )
  const named =
    tried.some(({ operation, passed }) => operation === 'identity' && passed) ||
    ways.some(({ way }) => way?.names)
  const namesSomebody = recordTypes[record].identity !== undefined
  const did = (operation: string) => tried.some((one) => one.operation === operation && one.passed)
  const [only] = probe.places.length === 1 ? probe.places : []
  return {
    place: probe.place,
    facility: only ? { code: only.code, name: only.name, kind: only.kind } : null,
    facilities: probe.places.length,
    role: probe.role && {
      code: probe.role.code,
      name_fr: probe.role.name_fr,
      name_en: probe.role.name_en,
      own: probe.role.facility_code !== null,
    },
    read: { visible, total, identity: namesSomebody && visible > 0 ? named : null },
    create: did('create'),
    update: did('update'),
    delete: did('delete'),
    expected: expectedFor(record, probe, facts, partner),
  }
}

function setUpOf(probe: Probe): { role: string; setUp: string[] } {
  if (probe.place === 'signed_out') return { role: 'anon', setUp: asNobody }
  const places = probe.places.map(({ code }) => code)
  return { role: 'authenticated', setUp: impersonationOf(probe.role?.id ?? null, places) }
}

async function tryAll(
  sql: Transaction,
  facility: string,
  record: ProofRecord,
): Promise<Omit<ProofAnswer, 'asked_by'>> {
  const started = performance.now()
  // One proof at a time: two would wait for each other's made-up records. And nobody at work waits for one.
  await sql`select pg_advisory_xact_lock(hashtextextended('keneya proof', 0))`
  const [clock] = await sql`
    select to_jsonb(now()) #>> '{}' as asked_at, set_config('keneya.quiet', 'on', true), set_config('lock_timeout', '300', true)`
  const facts = await readFacts(sql, facility, record)
  const { letters, last } = facts
  await sql`select set_config('keneya.letters', ${`{${(letters ?? []).join(',')}}`}, true), set_config('keneya.last', ${last ?? ''}, true)`
  const columns = await readColumns(
    sql,
    recordTypes[record].tables.map(({ name }) => name),
  )
  const partner = partnerOf(facility, facts)
  const trials = trialsOf(record, facility, partner, facts, columns)
  const preparation = preparationOf(record, facility, partner, facts)
  const { probes, untried } = probesFor(facility, facts)
  // Once for all: what a probe does to the made-up record is undone before the next one comes.
  for (const statement of preparation) await sql.unsafe(statement)

  const isLetter = record === 'referrals' || record === 'counter_referrals'
  const rows: ProofRow[] = []
  for (const probe of probes) {
    const { role, setUp } = setUpOf(probe)
    const outcomes = await tryAs(sql, setUp, role, trials)
    rows.push(rowOf(record, probe, trials, outcomes, facts, partner))
  }
  return {
    facility_code: facility,
    facility_name: facts.facilities.find(({ code }) => code === facility)?.name ?? facility,
    record,
    asked_at: String(clock?.asked_at),
    took_ms: Math.round(performance.now() - started),
    probes: probes.length,
    statements: probes.length * trials.length,
    total: facts.total,
    more: facts.more,
    planted: facts.total === 0,
    partner: isLetter
      ? { code: partner, name: facts.facilities.find(({ code }) => code === partner)?.name ?? partner }
      : null,
    untried,
    emergency: facts.emergency,
    rows,
    appendix: {
      preparation: ['begin', 'set local role service_role', ...preparation],
      impersonation: impersonationOf(
        null,
        probes.find(({ place }) => place === 'facility')?.places.map(({ code }) => code) ?? [],
      ),
      trials: trials.map(({ operation, sql }) => ({ operation, sql })),
    },
  }
}

/** Asks the database, and leaves nothing behind. */
export function prove(facility: string, record: ProofRecord): Promise<Omit<ProofAnswer, 'asked_by'>> {
  return undone((sql) => tryAll(sql, facility, record))
}
