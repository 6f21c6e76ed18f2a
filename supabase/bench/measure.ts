/** How figures are taken: medians, quantiles, plans, and pairs that take turns. */
import { readFileSync } from 'node:fs'
import type postgres from 'postgres'

/** One session: everything that is measured runs on connections of its own. */
export type Session = postgres.ReservedSql

export const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0

export const median = (values: number[]): number => quantile(values, 0.5)

/** Gives a session the settings that PostgREST logs in with. */
async function asAuthenticator(session: Session): Promise<void> {
  await session`select set_config(split_part(s, '=', 1), substr(s, strpos(s, '=') + 1), false)
    from pg_roles r, unnest(r.rolconfig) s where r.rolname = 'authenticator' and s like 'plan_cache_mode=%'`
}

/** Signs a session in as PostgREST does: claims as one JSON text, and the role that owns nothing. */
export async function signIn(session: Session, person: string, role = 'authenticated'): Promise<void> {
  await asAuthenticator(session)
  const claims = JSON.stringify({
    iss: 'http://127.0.0.1/auth/v1',
    sub: person,
    aud: 'authenticated',
    role: 'authenticated',
    exp: 4102444800,
    email: 'quelquun@keneya.test',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: {},
    aal: 'aal1',
    session_id: person,
    is_anonymous: false,
  })
  await session`select set_config('request.jwt.claims', ${claims}, false), set_config('role', ${role}, false)`
}

/** Gives a session back as it was; `reset all` leaves the role. */
export async function signOut(session: Session): Promise<void> {
  await session`reset role`
  await session`reset all`
  session.release()
}

const templates = new Map<string, TemplateStringsArray>()

/** Runs a text with $1, $2 ... as a statement that the server prepared, as PostgREST's are. */
export function prepared(session: Session, text: string, values: string[]) {
  let template = templates.get(text)
  if (!template) {
    const parts = text.split(/\$\d+/)
    template = Object.assign(parts, { raw: parts }) as unknown as TemplateStringsArray
    templates.set(text, template)
  }
  return session(template, ...values)
}

export const literal = (text: string, values: string[]): string =>
  text.replace(/\$(\d+)/g, (_, place) => `'${values[Number(place) - 1]}'`)

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Parent Relationship'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

export interface Explained {
  planning: number
  execution: number
  /** Pages of tables and indexes that the statement itself touched. */
  pages: number
  /** Pages that the look-up of the caller's rights touched: the InitPlans of the policies. */
  rightsPages: number
  sequential: string[]
}

const pagesOf = (node: PlanNode) => node['Shared Hit Blocks'] + node['Shared Read Blocks']

function walk(node: PlanNode, visit: (node: PlanNode) => void): void {
  visit(node)
  for (const child of node.Plans ?? []) walk(child, visit)
}

/** One EXPLAIN ANALYZE, without the clock on each row. */
export async function explain(session: Session, statement: string): Promise<Explained> {
  const [row] = await session.unsafe(
    `explain (analyze, buffers, timing off, summary, format json) ${statement}`,
  )
  const answer = row?.['QUERY PLAN'][0]
  let rightsPages = 0
  const sequential: string[] = []
  walk(answer.Plan as PlanNode, (node) => {
    if (node['Parent Relationship'] === 'InitPlan') rightsPages += pagesOf(node)
    if (node['Node Type'] === 'Seq Scan') sequential.push(node['Relation Name'] ?? '?')
  })
  return {
    planning: answer['Planning Time'],
    execution: answer['Execution Time'],
    pages: pagesOf(answer.Plan) - rightsPages,
    rightsPages,
    sequential,
  }
}

/** Runs two things in turns, each first as often as the other, and returns what each one measured. */
export async function inPairs<T>(
  rounds: number,
  first: (round: number) => Promise<T>,
  second: (round: number) => Promise<T>,
): Promise<[T, T][]> {
  const pairs: [T, T][] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const a = await first(round)
      pairs.push([a, await second(round)])
    } else {
      const b = await second(round)
      pairs.push([await first(round), b])
    }
  }
  return pairs
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Processor milliseconds that a session's backend has used: the same on a busy machine. Linux counts in ticks of 10. */
export async function processorTime(session: Session): Promise<number> {
  const [row] = await session`select pg_backend_pid() as pid`
  const fields = readFileSync(`/proc/${row?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
