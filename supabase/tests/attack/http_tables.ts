/** The cells of relations over HTTP. */
import type { Actor } from './actors.ts'
import type { Relation, TableVerb } from './declared/types.ts'
import type { Answer, Request } from './http_client.ts'
import { expected, type HttpPlan, passed } from './http_plans.ts'
import { nobody, type Row } from './oracle.ts'
import { codes, idOf } from './places.ts'
import { isRefusal } from './plans.ts'
import type { KnownRow, World } from './prepare.ts'

/** A row of each relation and owner as JSON, read by the owner of the tables. */
export type Samples = Record<string, Record<string, Record<string, unknown>>>

const verbs = ['insert', 'update', 'delete'] as const
const methods = { insert: 'POST', update: 'PATCH', delete: 'DELETE' } as const

const addressOf = (relation: Relation): { path: string; headers: Record<string, string> } => {
  const [schema = '', table = ''] = relation.name.split('.')
  return {
    path: `/rest/v1/${table}`,
    headers: { 'accept-profile': schema, 'content-profile': schema },
  }
}

const sees = (relation: Relation, me: Actor, row: Row): boolean =>
  me.id !== null && relation.select(me, row) === true
const refusedToAnybody = (answer: Answer): boolean =>
  answer.status >= 400 && /^(no grant|no policy|42501 |55000 )/.test(answer.outcome)

function reading(relation: Relation, world: World): HttpPlan {
  const rows = world.rows[relation.name] ?? []
  const targets = [...new Set(rows.map((row) => row.target))]
  const { path, headers } = addressOf(relation)
  const columns = relation.columns?.select?.join(',') ?? '*'
  const mine = (me: Actor) => rows.filter((row) => sees(relation, me, row))
  const home = relation.home ?? (relation.target === 'code' ? 'code' : undefined)
  return {
    subject: relation.name,
    verb: 'select',
    targets,
    phase: 'read',
    ask: () => ({ method: 'GET', path: `${path}?select=${columns}`, headers }),
    judge(me, answer) {
      if (me.id === null) return answer.outcome === 'no grant' ? [] : [expected('no grant', answer)]
      if (answer.status !== 200 || !Array.isArray(answer.body)) return [expected('rows', answer)]
      const wanted = mine(me)
      const got = answer.body as Record<string, unknown>[]
      const spread = (owners: unknown[]) => JSON.stringify(owners.map(String).sort())
      const right = home
        ? spread(got.map((row) => row[home] ?? 'common')) === spread(wanted.map((row) => row.target))
        : got.length === wanted.length
      return right ? [] : [`${wanted.length} rows expected, got ${got.length}`]
    },
    succeeds: (me) => mine(me).length > 0,
  }
}

const plain = (literal: string): unknown => {
  const quoted = /^'(.*)'$/s.exec(literal)
  return quoted ? quoted[1] : Number(literal)
}
let moments = 0
/** Each `now()` is a moment of its own: writing what stands there already changes nothing, and no guard asks. */
const now = (): string => new Date(Date.now() - 1000 * ++moments).toISOString()
const assigned = (touch: string): object => {
  const [, column = '', value = ''] = /^(\w+) = (.*)$/s.exec(touch) ?? []
  return { [column]: value === 'now()' ? now() : plain(value) }
}

/** A new row for this person: what succeeds here stays, so each makes their own. */
function newRow(relation: Relation, samples: Samples, owner: string, me: Actor): object {
  const sample = { ...samples[relation.name]?.[owner] }
  for (const [column, value] of Object.entries(relation.fresh(owner as never))) sample[column] = plain(value)
  if ('id' in sample) sample.id = idOf(`http ${relation.name} ${me.code}`, owner)
  if (relation.name === 'sis.role') sample.code = `new_${me.code}`
  const granted = relation.columns?.insert
  return granted ? Object.fromEntries(granted.map((column) => [column, sample[column]])) : sample
}

/** Who may delete deletes a row of their own; the others try the one that everybody knows. */
export const doomedId = (relation: Relation, owner: string, me: Actor): string =>
  idOf(`doomed ${relation.name} ${me.code}`, owner)

function writing(
  relation: Relation,
  verb: TableVerb,
  world: World,
  samples: Samples,
  owner: string,
  label: string = verb,
): HttpPlan {
  const row: KnownRow = (world.rows[relation.name] ?? []).find(
    (one) => one.key === world.keys[relation.name]?.[owner],
  ) ?? { key: '', target: owner }
  const { path, headers } = addressOf(relation)
  const verdict = (me: Actor) =>
    me.id !== null && (verb === 'insert' || sees(relation, me, row))
      ? (relation[verb]?.(me, row) ?? false)
      : false
  const idFor = (me: Actor) =>
    verb === 'delete' && verdict(me) === true
      ? doomedId(relation, owner, me)
      : samples[relation.name]?.[owner]?.id
  return {
    subject: relation.name,
    verb: label,
    targets: [owner],
    phase: 'write',
    ask(me) {
      if (verb === 'insert')
        return {
          method: 'POST',
          path,
          body: newRow(relation, samples, owner, me),
          headers: { ...headers, prefer: 'return=minimal' },
        }
      return {
        method: methods[verb],
        path: `${path}?id=eq.${idFor(me)}&${relation.home}=eq.${owner}&select=id`,
        headers: { ...headers, prefer: 'return=representation' },
        ...(verb === 'update' && { body: assigned(relation.touch) }),
      }
    },
    judge(me, answer) {
      const wanted = verdict(me)
      if (wanted === true) {
        const done = verb === 'insert' ? passed(answer) : answer.outcome === 'ok 1'
        return done ? [] : [expected('allowed', answer)]
      }
      if (typeof wanted === 'string')
        return isRefusal(wanted, answer.outcome) ? [] : [expected(wanted, answer)]
      const refused =
        verb === 'insert' || me.id === null ? refusedToAnybody(answer) : answer.outcome === 'ok 0'
      return refused ? [] : [expected('refused', answer)]
    },
    succeeds: (me) => verdict(me) !== false,
  }
}

/** What is granted to nobody is tried once by everybody: the row does not matter. */
function neverGranted(relation: Relation, verb: TableVerb, world: World, samples: Samples): HttpPlan {
  const owners = Object.keys(world.keys[relation.name] ?? {})
  const owner = owners.includes('cscom_other') ? 'cscom_other' : (owners[0] ?? '')
  const { path, headers } = addressOf(relation)
  // Columns that nobody reads are not even known to the API.
  const known = (row: object) =>
    Object.fromEntries(
      Object.entries(row).filter(([column]) => relation.columns?.select?.includes(column) ?? true),
    )
  const sample = relation.isView ? { [relation.target]: owner } : known(samples[relation.name]?.[owner] ?? {})
  const [column, value] = Object.entries(sample).find(([, one]) => typeof one === 'string') ?? []
  return {
    subject: relation.name,
    verb,
    targets: [owner],
    phase: 'write',
    ask(me): Request {
      const made = relation.isView ? sample : known(newRow(relation, samples, owner, me))
      const body = verb === 'insert' ? made : assigned(relation.touch)
      return {
        method: methods[verb],
        path: verb === 'insert' ? path : `${path}?${column}=eq.${encodeURIComponent(String(value))}`,
        headers: { ...headers, prefer: 'return=minimal' },
        ...(verb !== 'delete' && { body }),
      }
    },
    judge: (_me, answer) => (refusedToAnybody(answer) ? [] : [expected('refused', answer)]),
    succeeds: () => false,
  }
}

/** What nobody has any privilege on is not even known to the API. */
function unheardOf(relation: Relation, world: World, samples: Samples): HttpPlan[] {
  const plans = [
    reading(relation, world),
    ...verbs.map((verb) => neverGranted(relation, verb, world, samples)),
  ]
  return plans.map((plan) => ({
    ...plan,
    judge: (_me, answer) =>
      answer.outcome.startsWith('PGRST205 ') ? [] : [expected('no such table', answer)],
    succeeds: () => false,
  }))
}

/** Reading and writing of one relation. */
export function httpPlansOf(relation: Relation, world: World, samples: Samples): HttpPlan[] {
  const owners = Object.keys(world.keys[relation.name] ?? {}).filter((owner) =>
    codes.includes(owner as never),
  )
  if (relation.select === nobody) return unheardOf(relation, world, samples)
  return [
    reading(relation, world),
    ...verbs.flatMap((verb) =>
      relation[verb]
        ? owners.map((owner) => writing(relation, verb, world, samples, owner))
        : [neverGranted(relation, verb, world, samples)],
    ),
    ...(relation.special ?? []).flatMap(({ verb, touch, rule: update }) =>
      owners.map((owner) => ({
        ...writing({ ...relation, touch, update }, 'update', world, samples, owner, verb),
        phase: 'last' as const,
      })),
    ),
  ]
}

/** Schemas that the API does not have: the partitions, the helpers, and the platform's own. */
export function httpPlansOfClosed(world: World): HttpPlan[] {
  // Schemas are refused by name before any table is looked for: one facility's stand for all.
  const partitions = world.closed
    .map((table) => table.name)
    .filter((name) => /^(cscom_other|private)\./.test(name))
  const others = ['auth.users', 'realtime.messages', 'vault.secrets', 'cron.job', 'net.http_request_queue']
  return [...partitions, ...others].map((name) => {
    const [schema = '', table = ''] = name.split('.')
    return {
      subject: name,
      verb: 'select',
      targets: [codes.includes(schema as never) ? schema : 'nobody'],
      phase: 'read',
      ask: () => ({ method: 'GET', path: `/rest/v1/${table}`, headers: { 'accept-profile': schema } }),
      judge: (_me: Actor, answer: Answer) =>
        answer.status >= 400 && answer.status < 500 ? [] : [expected('no such schema', answer)],
      succeeds: () => false,
    } satisfies HttpPlan
  })
}
