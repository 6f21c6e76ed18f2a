/** The plans for functions, those that are granted and those that are not, and for realtime topics. */
import type { Actor } from './actors.ts'
import { json } from './declared/notation.ts'
import { type TopicKind, topicsOf } from './declared/topics.ts'
import type { Call, Json } from './declared/types.ts'
import { member, type Row } from './oracle.ts'
import { codes, type FacilityCode } from './places.ts'
import { isRefusal, isSuccess, literal, type Plan } from './plans.ts'
import type { World } from './prepare.ts'

/** An argument as SQL. */
export function argument(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return literal(value)
  return typeof value === 'object' ? json(value) : String(value)
}

/** The call as an SQL expression of the value that is looked at. */
function expression(call: Call, name: string, code: FacilityCode, world: World): string {
  if (call.sql) return call.sql(name, code)
  const made = `${name}(${Object.values(call.args?.(code, world) ?? {})
    .map(argument)
    .join(', ')})`
  if (call.reads === 'rows') return `select count(*) from ${made}`
  if (call.reads === 'elements') return `jsonb_array_length(${made})`
  return call.reads ? `${made} #>> '{${call.reads.join(',')}}'` : made
}

/** The row that a call is about, as its rule sees it. */
export const rowOf = (call: Call, code: FacilityCode): Row => ({
  target: call.each === 'once' ? 'common' : code,
  ...call.facts?.(code),
})

function calling(call: Call, fn: string, code: FacilityCode, world: World): Plan {
  const row = rowOf(call, code)
  const verdict = (me: Actor) => (me.id === null ? false : call.opens(me, row))
  return {
    attempt: {
      kind: 'value',
      sql: `select (${expression(call, fn.replace(/\(.*/, ''), code, world)})::text`,
      ...(call.before && { before: call.before(code) }),
    },
    subject: fn,
    verb: call.use,
    targets: [row.target],
    judge(me, outcome) {
      const expected = verdict(me)
      if (me.id === null) return outcome === 'no grant' ? [] : [`no grant expected, got ${outcome}`]
      if (expected !== true) {
        const refusal = expected || call.refused
        return isRefusal(refusal, outcome) ? [] : [`${refusal} expected, got ${outcome}`]
      }
      const answer = call.answer?.(me, code)
      const right = answer === undefined ? isSuccess(outcome) : outcome === answer
      return right ? [] : [`${answer ?? 'allowed'} expected, got ${outcome}`]
    },
    // Whoever is told of the next obstacle got past the one that stops the others.
    succeeds: (me) => verdict(me) !== false,
  }
}

/** Where a call is tried. */
export const placesOf = (call: Call): readonly FacilityCode[] =>
  call.each === 'once' ? codes.slice(0, 1) : codes

export const plansOfCall = (call: Call, world: World): Plan[] =>
  call.functions.flatMap((fn) => placesOf(call).map((code) => calling(call, fn, code, world)))

/** A function that is not declared is for nobody: not even with arguments that mean nothing. */
export function planOfClosedFunction(fn: string): Plan {
  const types = /\((.*)\)$/.exec(fn)?.[1]?.split(',').filter(Boolean) ?? []
  return {
    attempt: {
      kind: 'value',
      sql: `select (${fn.replace(/\(.*/, '')}(${types.map((type) => `null::${type}`).join(', ')}))::text`,
    },
    subject: fn,
    verb: 'call',
    targets: ['nobody'],
    judge: (_me, outcome) => (outcome === 'no grant' ? [] : [`no grant expected, got ${outcome}`]),
    succeeds: () => false,
    asOwner: (outcome) => outcome !== 'no grant',
  }
}

const probe = (topic: string, extension: string): string =>
  `insert into realtime.messages (topic, extension, private) values (${literal(topic)}, '${extension}', true)`

function topicPlans(code: FacilityCode, kind: TopicKind, topic: string): Plan[] {
  const hears = (me: Actor) => kind === 'present' && member(me, { target: code }) === true
  const hearing: Plan = {
    attempt: {
      kind: 'value',
      topic,
      before: `${probe(topic, 'broadcast')}; ${probe(topic, 'presence')}`,
      sql: `select count(*) from realtime.messages where topic = ${literal(topic)} and payload is null`,
    },
    subject: `topic ${topic}`,
    verb: 'hear broadcast and presence',
    targets: [code, code],
    judge: (me: Actor, outcome: string) =>
      outcome === (hears(me) ? 'ok 2' : 'ok 0')
        ? []
        : [`${hears(me) ? 'heard' : 'silence'} expected, got ${outcome}`],
    succeeds: hears,
    asOwner: isSuccess,
  }
  const saying = ['broadcast', 'presence'].map(
    (extension): Plan => ({
      attempt: { kind: 'count', topic, sql: probe(topic, extension) },
      subject: `topic ${topic}`,
      verb: `say ${extension}`,
      targets: [code],
      judge: (_me: Actor, outcome: string) =>
        outcome === 'no policy' ? [] : [`no policy expected, got ${outcome}`],
      succeeds: () => false,
      asOwner: isSuccess,
    }),
  )
  return [hearing, ...saying]
}

export const plansOfTopics = (world: World): Plan[] =>
  codes.flatMap((code) =>
    Object.entries(topicsOf(code, world.epochs[code] ?? 1)).flatMap(([kind, topic]) =>
      topicPlans(code, kind as TopicKind, topic),
    ),
  )
