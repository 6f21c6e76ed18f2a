/**
 * What the policies cost: the same statement by a member under row-level security and by the owner, in turns.
 * Three views of it: what the server does (plan and execution apart), the prepared statement on its
 * connection, and the whole request as PostgREST sends it (begin, claims and role, statement, commit).
 */
import {
  type Explained,
  explain,
  inPairs,
  literal,
  median,
  prepared,
  quantile,
  type Session,
  signIn,
  signOut,
  timed,
} from './measure.ts'
import { asRest, type Statement, statements } from './policies_statements.ts'
import { type Country, cast } from './scale_country.ts'
import type { Records } from './scale_records.ts'

const rounds = 151

interface Cost {
  name: string
  planning: [number, number]
  execution: [number, number]
  server: number[]
  wire: number[]
  request: number[]
  pages: [number, number]
  rights: number
  sequential: string[]
}

const textOf = (statement: Statement, owner: boolean) =>
  (owner ? statement.unchecked : undefined) ?? statement.text

/** One request as PostgREST makes it. The owner's has everything but another role. */
async function request(session: Session, text: string, values: string[], role: string): Promise<void> {
  const claims = JSON.stringify({
    sub: cast.nurse,
    role: 'authenticated',
    aud: 'authenticated',
    exp: 4102444800,
  })
  await session`begin`
  await session`select set_config('search_path', '"sis", "extensions"', true), set_config('role', ${role}, true),
    set_config('request.jwt.claims', ${claims}, true), set_config('request.method', 'GET', true),
    set_config('request.path', '/consultation', true), set_config('request.headers', '{}', true)`
  await prepared(session, text, values)
  await session`commit`
}

async function costOf(statement: Statement, owner: Session, member: Session): Promise<Cost> {
  const plans = await inPairs(
    rounds,
    (round) => explain(owner, literal(textOf(statement, true), statement.values(round))),
    (round) => explain(member, literal(statement.text, statement.values(round))),
  )
  const wire = await inPairs(
    rounds,
    (round) => timed(() => prepared(owner, textOf(statement, true), statement.values(round))),
    (round) => timed(() => prepared(member, statement.text, statement.values(round))),
  )
  const requests = await inPairs(
    rounds,
    (round) =>
      timed(() => request(owner, asRest(textOf(statement, true)), statement.values(round), 'postgres')),
    (round) => timed(() => request(member, asRest(statement.text), statement.values(round), 'authenticated')),
  )
  const both = <K extends 'planning' | 'execution' | 'pages'>(key: K): [number, number] => [
    median(plans.map(([o]) => o[key])),
    median(plans.map(([, m]) => m[key])),
  ]
  return {
    name: statement.name,
    planning: both('planning'),
    execution: both('execution'),
    server: plans.map(([o, m]) => (m.planning + m.execution) / (o.planning + o.execution)),
    wire: wire.map(([o, m]) => m / o),
    request: requests.map(([o, m]) => m / o),
    pages: both('pages'),
    rights: median(plans.map(([, m]) => m.rightsPages)),
    sequential: [...new Set(plans.flatMap(([, m]) => m.sequential))],
  }
}

const pair = ([owner, member]: [number, number]) => `${owner.toFixed(3)} → ${member.toFixed(3)}`
/** The median and, behind it, the half of the pairs around it. */
const ratio = (values: number[]) =>
  `${median(values).toFixed(2)} x (${quantile(values, 0.25).toFixed(2)}-${quantile(values, 0.75).toFixed(2)})`
const row = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`)

function print(costs: Cost[]): void {
  row([
    'statement',
    'planning ms',
    'execution ms',
    'server',
    'wire',
    'request',
    'pages',
    'rights',
    'seq scan',
  ])
  row(Array.from({ length: 9 }, () => '---'))
  for (const cost of costs)
    row([
      cost.name,
      pair(cost.planning),
      pair(cost.execution),
      ratio(cost.server),
      ratio(cost.wire),
      ratio(cost.request),
      `${cost.pages[0]} → ${cost.pages[1]}`,
      `+${cost.rights}`,
      cost.sequential.join(', ') || 'none',
    ])
  const added = (key: 'planning' | 'execution') =>
    median(costs.map((cost) => cost[key][1] - cost[key][0])) * 1000
  console.log(
    `the policies add ${added('planning').toFixed(0)} µs of planning and ${added('execution').toFixed(0)} µs of execution ` +
      `(median of ${costs.length} statements), whatever the size of the tables`,
  )
}

/** The search checks inside itself; the owner's copy is the same text without that line. */
async function copyUncheckedSearch({ owner }: Country): Promise<void> {
  await owner.unsafe('create schema if not exists bench')
  const [row] =
    await owner`select pg_get_functiondef('private.search_patients(text,text,int)'::regprocedure) as text`
  const text = String(row?.text)
    .replace('FUNCTION private.search_patients', 'FUNCTION bench.search_patients')
    .replace(/perform private\.require\([^;]*;/, '')
  if (text.includes('private.require')) throw new Error('the check of search_patients has moved')
  await owner.unsafe(text)
}

/** A policy as a beginner writes it: the helper is asked for each row. The bench must see it. */
const planted = {
  table: 'sis.consultation',
  policy: "Members can read their facility's consultations",
  using: `facility_code = any (private.codes_with('consultations', 'read'))
    or (author = auth.uid() and facility_code = any (private.codes_with_own('consultations', 'read')))`,
}

async function benchPlanted(country: Country, list: Statement[], owner: Session, member: Session) {
  const [before] =
    await country.owner`select qual from pg_policies where tablename = 'consultation' and policyname = ${planted.policy}`
  const alter = (using: string) =>
    country.owner.unsafe(`alter policy "${planted.policy}" on ${planted.table} using (${using})`)
  await alter(planted.using)
  try {
    for (const statement of list.filter((one) => one.text.includes(planted.table))) {
      const plans = await inPairs(
        21,
        (round) => explain(owner, literal(statement.text, statement.values(round))),
        (round) => explain(member, literal(statement.text, statement.values(round))),
      )
      const times = (part: (one: Explained) => number) =>
        median(plans.map(([o, m]) => part(m) / part(o))).toFixed(1)
      console.log(
        `planted unwrapped policy, ${statement.name}: ${times((p) => p.planning + p.execution)} x (execution alone ${times((p) => p.execution)} x)`,
      )
    }
  } finally {
    await alter(before?.qual)
  }
}

/**
 * Postgres weighs a generic plan at the sixth execution of a prepared statement. With the facility as a
 * parameter that plan spans the country, so this says whether the role's settings keep it away.
 */
async function benchPrepared(statement: Statement, member: Session): Promise<void> {
  const times: number[] = []
  let locks = 0
  for (let round = 0; round < 10; round++) {
    await member`begin`
    times.push(
      await timed(() => prepared(member, `${statement.text} /* prepared anew */`, statement.values(round))),
    )
    const [held] = await member`select count(*)::int as locks from pg_locks where pid = pg_backend_pid()`
    locks = Math.max(locks, held?.locks)
    await member`commit`
  }
  console.log(
    `the first ten executions of a prepared read: median ${median(times).toFixed(1)} ms, slowest ${quantile(times, 1).toFixed(1)} ms, at most ${locks} locks`,
  )
}

/** Prints the table of the ten statements, and the planted fault beside it. */
export async function benchPolicies(country: Country, records: Records): Promise<void> {
  await copyUncheckedSearch(country)
  const owner = await country.owner.reserve()
  const member = await country.owner.reserve()
  await signIn(owner, cast.nurse, 'postgres')
  await signIn(member, cast.nurse)
  const list = statements(records)
  const costs: Cost[] = []
  for (const statement of list) costs.push(await costOf(statement, owner, member))
  print(costs)
  await benchPlanted(country, list, owner, member)
  await benchPrepared(list[1] as Statement, member)
  await signOut(owner)
  await signOut(member)
}
