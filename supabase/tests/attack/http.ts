/** The attack matrix over HTTP: the same declarations, asked of the API with real tokens. */
import type postgres from 'postgres'
import { type Actor, actors, director } from './actors.ts'
import { relations } from './declared/index.ts'
import { type Client, inParallel } from './http_client.ts'
import { httpPlansOfEdges } from './http_edges.ts'
import { httpPlansOfCalls, httpPlansOfHelpers } from './http_functions.ts'
import type { HttpPlan } from './http_plans.ts'
import { doomedId, httpPlansOf, httpPlansOfClosed, type Samples } from './http_tables.ts'
import { eitherSide, facilitiesOf } from './oracle.ts'
import { canaryOf, codes, idOf, receiverOf } from './places.ts'
import type { World } from './prepare.ts'
import { outsiders, without } from './side_channels.ts'
import { probes } from './side_questions.ts'

export interface HttpVerdicts {
  cells: number
  requests: number
  deviations: string[]
}

/** Five of them have no right at all for five reasons; over HTTP two stand for them. */
const represented = ['ended_nurse', 'nurse_until_yesterday', 'nurse_from_tomorrow', 'nurse_until_today']
export const attackers: readonly Actor[] = actors.filter((me) => !represented.includes(me.code))

/** One row of each relation and owner, as JSON. */
export async function samplesOf(sql: postgres.Sql, world: World): Promise<Samples> {
  const samples: Samples = {}
  for (const relation of relations) {
    samples[relation.name] = {}
    const [schema = '', table = ''] = relation.name.split('.')
    const written = await sql<{ name: string }[]>`
      select attname as name from pg_attribute where attrelid = ${relation.name}::text::regclass
        and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'`
    for (const [owner, key] of Object.entries(world.keys[relation.name] ?? {})) {
      if (relation.isView) continue
      const [row] = await sql.unsafe<{ sample: Record<string, unknown> }[]>(
        `select to_jsonb(r) as sample from ${schema}.${table} as r where ${relation.key} = $1`,
        [key],
      )
      const all = row?.sample ?? {}
      const sample = Object.fromEntries(written.map(({ name }) => [name, all[name]]))
      ;(samples[relation.name] as Samples[string])[owner] = sample
    }
  }
  return samples
}

/** For whoever may delete: a row of their own, as nothing is undone here. */
export async function addDoomedRows(sql: postgres.Sql, samples: Samples): Promise<void> {
  for (const relation of relations.filter((one) => one.delete)) {
    for (const [owner, sample] of Object.entries(samples[relation.name] ?? {})) {
      if (!codes.includes(owner as never)) continue
      for (const me of [...attackers, director]) {
        if (!me.id || relation.delete?.(me, { ...sample, target: owner }) !== true) continue
        const row = { ...sample, id: doomedId(relation, owner, me) }
        if (relation.name === 'sis.role') Object.assign(row, { code: `doomed_${me.code}` })
        const columns = Object.keys(row).map((column) => `"${column}"`)
        await sql.unsafe(
          `insert into ${relation.name} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${relation.name}, $1::jsonb)`,
          [row as never],
        )
      }
    }
  }
  for (const code of codes)
    await sql`insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
      values (${code}, 'director@attack.test', ${idOf('role', 'nurse')}, 'Director', extensions.digest('ABCD-EF01', 'sha256'))`
}

/** Facilities whose canary this person may meet: their own, and those that wrote to them. */
function mayMeet(me: Actor): Set<string> {
  const senders = codes.filter(
    (code) => eitherSide('referrals', 'read')(me, { target: code, receiver: receiverOf[code] }) === true,
  )
  // The name under which somebody signs is their own, wherever they used to work.
  return new Set([...facilitiesOf(me), ...senders, ...me.memberships.map((m) => m.facility)])
}

/**
 * Behind a broken glass is somebody else's record; the trail names whoever acted, wherever they work; the proof
 * names the Ministry's roles.
 */
const mayHoldOthers = (plan: HttpPlan): boolean => /glass|emergency|audit|who_saw|proof/.test(plan.subject)

export interface HttpOptions {
  /** Done after everything was read and before anything is written. */
  between?: () => Promise<void>
  /** Only the relations and functions of this name. */
  only?: string
}

/** Every edge function that something is asked of. */
export const edgesAsked = (world: World): string[] =>
  [...new Set(httpPlansOfEdges(world).map((plan) => plan.subject.replace('edge ', '')))].sort()

export async function attackOverHttp(
  client: Client,
  world: World,
  samples: Samples,
  { between, only }: HttpOptions = {},
): Promise<HttpVerdicts> {
  const plans = [
    ...relations.flatMap((relation) => httpPlansOf(relation, world, samples)),
    ...httpPlansOfClosed(world),
    ...httpPlansOfCalls(world),
    ...httpPlansOfHelpers(),
    ...httpPlansOfEdges(world),
  ].filter((plan) => !only || plan.subject === only)
  const deviations: string[] = []
  let requests = 0
  const succeeded = new Set<HttpPlan>()
  const tryOne = async (me: Actor, plan: HttpPlan) => {
    const request = plan.ask(me)
    if (!request) return
    requests += 1
    const answer = await client.ask(me, request)
    const where = `${me.code} · ${plan.subject} · ${plan.verb} · ${plan.targets.length > 1 ? 'everywhere' : plan.targets[0]}`
    const wrong = plan.judge(me, answer)
    for (const what of wrong) deviations.push(`${where}: ${what}`)
    if (wrong.length === 0 && plan.succeeds(me)) succeeded.add(plan)
    if (me === director || mayHoldOthers(plan)) return
    const welcome = mayMeet(me)
    for (const code of codes)
      if (!welcome.has(code) && answer.text.includes(canaryOf(code)))
        deviations.push(`${where}: the answer holds the canary of ${code}`)
  }
  for (const phase of ['read', 'write', 'last'] as const) {
    if (phase === 'write') await between?.()
    const now = plans.filter((plan) => plan.phase === phase)
    await inParallel(now.flatMap((plan) => attackers.map((me) => () => tryOne(me, plan))))
    // The positive control: where none of them succeeds, somebody who may do everything does.
    const unshown = now.filter((plan) => !succeeded.has(plan) && plan.succeeds(director))
    await inParallel(unshown.map((plan) => () => tryOne(director, plan)))
    for (const plan of unshown)
      if (!succeeded.has(plan))
        deviations.push(`positive control · ${plan.subject} · ${plan.verb} · ${plan.targets[0]}`)
  }
  const cells = plans.reduce((sum, plan) => sum + plan.targets.length, 0) * attackers.length
  return { cells, requests, deviations }
}

/** Who listens for differences: one of each kind. */
const listeners = ['nurse', 'doctor', 'administrator', 'epidemiologist', 'stranger', 'anon']

/** What exists elsewhere and what exists nowhere: the same status and the same body. */
export async function listenOverHttp(client: Client): Promise<{ pairs: number; told: string[] }> {
  const told: string[] = []
  let pairs = 0
  const compare = async (me: Actor, probe: (typeof probes)[number]) => {
    if (!probe.over || probe.exceptFor?.includes(me.code)) return
    if (probe.over(probe.missing).makes && me.code !== 'nurse') return
    pairs += 1
    const there = await client.ask(me, probe.over(probe.there))
    const missing = await client.ask(me, probe.over(probe.missing))
    const said = (answer: typeof there) =>
      answer.status < 300 && probe.over?.('').path.startsWith('/rest/v1/rpc/')
        ? String(answer.status)
        : `${answer.status} ${without(answer.text, probe)}`
    if (said(there) !== said(missing))
      told.push(
        `${me.code} · ${probe.name}: ${said(there)} where it exists, ${said(missing)} where it does not`,
      )
  }
  const people = outsiders.filter((me) => listeners.includes(me.code))
  const makes = (probe: (typeof probes)[number]) => probe.over?.(probe.missing).makes === true
  // What may make something comes after what must find nothing made.
  for (const now of [probes.filter((probe) => !makes(probe)), probes.filter(makes)])
    await inParallel(now.flatMap((probe) => people.map((me) => () => compare(me, probe))))
  return { pairs, told }
}
