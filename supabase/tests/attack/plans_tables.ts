/** The plans for relations: reading, and writing with both walls up or with the policies alone. */
import type { Actor } from './actors.ts'
import type { Relation, TableVerb } from './declared/types.ts'
import { nobody, type Row, type Verdict } from './oracle.ts'
import { codes } from './places.ts'
import { isRefusal, isSuccess, literal, type Plan, reachedRow } from './plans.ts'
import type { World } from './prepare.ts'

/** Which walls stand: grants and policies, or the policies alone. */
export type Walls = 'both' | 'policies'

const rule = (relation: Relation, verb: 'select' | TableVerb) => relation[verb] ?? (() => false)

function sees(relation: Relation, me: Actor, row: Row): boolean {
  return me.id !== null && relation.select(me, row) === true
}

/** A row is changed by whoever may change it and sees it. */
function writes(relation: Relation, verb: TableVerb, me: Actor, row: Row): Verdict {
  if (me.id === null) return false
  return verb === 'insert' || sees(relation, me, row) ? rule(relation, verb)(me, row) : false
}

const list = (keys: readonly string[]): string => keys.slice(0, 3).join(', ') + (keys.length > 3 ? ' …' : '')

function reading(relation: Relation, world: World, walls: Walls): Plan {
  const rows = world.rows[relation.name] ?? []
  const targets = [...new Set(rows.map((row) => row.target))]
  return {
    attempt: {
      kind: 'value',
      sql: `select coalesce(jsonb_agg(k), '[]')::text from (select ${relation.key} as k from ${relation.name}) as all_rows`,
    },
    subject: relation.name,
    verb: 'select',
    targets,
    judge(me, outcome) {
      if ((me.id === null || relation.select === nobody) && walls === 'both')
        return outcome === 'no grant' ? [] : [`no grant expected, got ${outcome}`]
      if (!outcome.startsWith('ok ')) return [`rows expected, got ${outcome}`]
      const seen = new Set(JSON.parse(outcome.slice(3)) as string[])
      const extra = [...seen].filter((key) => {
        const row = rows.find((one) => one.key === key)
        return !row || !sees(relation, me, row)
      })
      const missing = rows
        .filter((row) => sees(relation, me, row) && !seen.has(row.key))
        .map((row) => row.key)
      return [
        ...(extra.length > 0 ? [`sees ${extra.length} rows too many: ${list(extra)}`] : []),
        ...(missing.length > 0 ? [`misses ${missing.length} rows: ${list(missing)}`] : []),
      ]
    },
    succeeds: (me) => relation.isView === true && rows.every((row) => sees(relation, me, row)),
    ...(!relation.isView && {
      asOwner: (outcome: string) =>
        outcome.startsWith('ok ') && (JSON.parse(outcome.slice(3)) as string[]).length === rows.length,
    }),
  }
}

export function insertion(relation: Relation, world: World, owner: string, walls: Walls): string {
  const all = { ...world.values[relation.name]?.[owner], ...relation.fresh(owner as never) }
  const granted = walls === 'both' ? relation.columns?.insert : undefined
  const columns = granted ?? Object.keys(all)
  return `insert into ${relation.name} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map((column) => all[column]).join(', ')})`
}

const statementOf = (
  relation: Relation,
  verb: TableVerb,
  world: World,
  owner: string,
  walls: Walls,
): string => {
  const which = `where ${relation.key} = ${literal(world.keys[relation.name]?.[owner] ?? '')}`
  if (verb === 'insert') return insertion(relation, world, owner, walls)
  return verb === 'update'
    ? `update ${relation.name} set ${relation.touch} ${which}`
    : `delete from ${relation.name} ${which}`
}

/** What whoever is refused is told: the wall that stands first, or that there was no such row. */
function refusedAs(relation: Relation, verb: TableVerb, walls: Walls, me: Actor, outcome: string): boolean {
  // The anonymous may not even compute a generated column.
  if (me.id === null && outcome === 'no grant') return true
  if (walls === 'both' && (me.id === null || !relation[verb])) return outcome === 'no grant'
  return verb === 'insert' ? outcome === 'no policy' || outcome.startsWith('42501 ') : outcome === 'ok 0'
}

function judgeWrite(
  relation: Relation,
  verb: TableVerb,
  walls: Walls,
  me: Actor,
  verdict: Verdict,
  outcome: string,
) {
  const right =
    verdict === true
      ? isSuccess(outcome)
      : typeof verdict === 'string'
        ? isRefusal(verdict, outcome)
        : refusedAs(relation, verb, walls, me, outcome)
  return right ? [] : [`${verdict === true ? 'allowed' : verdict || 'refused'} expected, got ${outcome}`]
}

const inUse = (relation: Relation, verb: TableVerb, outcome: string): boolean =>
  verb !== 'insert' && relation.blind?.[verb] !== undefined && outcome.includes(relation.blind[verb])

function writing(
  relation: Relation,
  verb: TableVerb,
  world: World,
  owner: string,
  walls: Walls,
  targets: readonly string[] = [owner],
): Plan {
  const rows = world.rows[relation.name] ?? []
  const row = rows.find((one) => one.key === world.keys[relation.name]?.[owner]) ?? { key: '', target: owner }
  return {
    attempt: {
      kind: 'count',
      sql: statementOf(relation, verb, world, owner, walls),
      ...(relation.clear && verb === 'insert' && { before: relation.clear(owner as never) }),
    },
    subject: relation.name,
    verb,
    targets,
    judge: (me, outcome) => judgeWrite(relation, verb, walls, me, writes(relation, verb, me, row), outcome),
    succeeds: (me) => writes(relation, verb, me, row) === true,
    asOwner: (outcome) =>
      relation.ownerIsTold?.[verb]
        ? isRefusal(relation.ownerIsTold[verb], outcome)
        : reachedRow(outcome) || inUse(relation, verb, outcome),
  }
}

/** Without a WHERE nothing is read, so that only the policy of the verb itself stands in the way. */
function blindly(
  relation: Relation,
  verb: 'update' | 'delete',
  world: World,
  walls: Walls,
): Plan | undefined {
  if (walls === 'both' && !relation[verb]) return undefined
  const rows = world.rows[relation.name] ?? []
  const verdicts = (me: Actor) => rows.map((row) => (me.id === null ? false : rule(relation, verb)(me, row)))
  return {
    attempt: {
      kind: 'count',
      sql:
        verb === 'update' ? `update ${relation.name} set ${relation.touch}` : `delete from ${relation.name}`,
    },
    subject: relation.name,
    verb: `${verb} of everything`,
    targets: walls === 'policies' && !relation[verb] ? [...new Set(rows.map((row) => row.target))] : ['all'],
    judge(me, outcome) {
      const all = verdicts(me)
      const guard = all.find((verdict) => typeof verdict === 'string')
      if (typeof guard === 'string')
        return isRefusal(guard, outcome) ? [] : [`${guard} expected, got ${outcome}`]
      const total = all.filter((verdict) => verdict === true).length
      if (total > 0 && relation.blind?.[verb] && outcome.includes(relation.blind[verb])) return []
      if ((me.id === null || relation.select === nobody) && walls === 'both')
        return outcome === 'no grant' ? [] : [`no grant expected, got ${outcome}`]
      return outcome === `ok ${total}` ? [] : [`${total} rows expected, got ${outcome}`]
    },
    succeeds: (me) => verdicts(me).includes(true),
    asOwner: (outcome) =>
      relation.ownerIsTold?.[verb]
        ? isRefusal(relation.ownerIsTold[verb], outcome)
        : reachedRow(outcome) || inUse(relation, verb, outcome),
  }
}

/**
 * Handing rows over to another facility: the policy's WITH CHECK, seen once the column is granted. Without a
 * WHERE, because a statement that reads is held to the policy of reading as well.
 */
function handingOver(relation: Relation, world: World, to: string): Plan | undefined {
  const { home } = relation
  if (!home || !relation.update) return undefined
  const rows = world.rows[relation.name] ?? []
  const mine = (me: Actor) =>
    rows.filter((row) => me.id !== null && rule(relation, 'update')(me, row) === true)
  const arrives = (me: Actor, row: Row) => rule(relation, 'update')(me, { ...row, target: to }) === true
  return {
    attempt: { kind: 'count', sql: `update ${relation.name} set ${home} = ${literal(to)}` },
    subject: relation.name,
    verb: 'hand over',
    targets: [to],
    judge(me, outcome) {
      const held = mine(me)
      const guarded = rows.some(
        (row) => me.id !== null && typeof rule(relation, 'update')(me, row) === 'string',
      )
      const right =
        held.length === 0 && !guarded
          ? outcome === 'ok 0'
          : held.every((row) => arrives(me, row))
            ? !outcome.startsWith('no ')
            : /^(no policy|42501 |PT404 )/.test(outcome)
      return right ? [] : [`${held.length} rows held, of which not all may go, got ${outcome}`]
    },
    succeeds: (me) => mine(me).length > 0 && mine(me).every((row) => arrives(me, row)),
    asOwner: (outcome) => !outcome.startsWith('no ') && outcome !== 'ok 0',
  }
}

/** Everything that is tried on one declared relation. */
export function plansOf(relation: Relation, world: World, walls: Walls): Plan[] {
  const owners = Object.keys(world.keys[relation.name] ?? {})
  const verbs = ['insert', 'update', 'delete'] as const
  if (relation.isView) {
    if (walls === 'policies') return []
    return [reading(relation, world, walls), ...viewWrites(relation)]
  }
  return [
    reading(relation, world, walls),
    ...verbs.flatMap((verb) => {
      if (relation[verb]) return owners.map((owner) => writing(relation, verb, world, owner, walls))
      // What is granted to nobody is refused before any row is looked at; and where nobody has a policy, the
      // statement without a WHERE speaks for all rows.
      if (walls === 'both') return [writing(relation, verb, world, owners[0] ?? '', walls, owners)]
      return verb === 'insert' ? owners.map((owner) => writing(relation, verb, world, owner, walls)) : []
    }),
    ...(walls === 'both' ? (relation.special ?? []) : []).flatMap(({ verb, touch, rule: update }) =>
      owners.map((owner) => ({
        ...writing({ ...relation, touch, update }, 'update', world, owner, walls),
        verb,
      })),
    ),
    ...(['update', 'delete'] as const).flatMap((verb) => blindly(relation, verb, world, walls) ?? []),
    ...(walls === 'policies' ? codes.flatMap((code) => handingOver(relation, world, code) ?? []) : []),
  ]
}

/** A view is not written to, by anybody: that it can be read shows that it is there. */
function viewWrites(relation: Relation): Plan[] {
  const statements = {
    insert: `insert into ${relation.name} default values`,
    update: `update ${relation.name} set ${relation.touch}`,
    delete: `delete from ${relation.name}`,
  }
  return Object.entries(statements).map(([verb, sql]) => ({
    attempt: { kind: 'count', sql },
    subject: relation.name,
    verb,
    targets: ['all'],
    // Postgres says of some views that nobody can write to them, before it looks at who asks.
    judge: (_me, outcome) =>
      /^(no grant|55000 )/.test(outcome) ? [] : [`no grant expected, got ${outcome}`],
    succeeds: () => false,
    asOwner: (outcome) => outcome !== 'no grant',
  }))
}
