/** Makes the world and writes down what is in it, so that a database with a fault is measured against a sound one. */
import type postgres from 'postgres'
import { director } from './actors.ts'
import { type Relation, relations } from './declared/index.ts'
import { codes, idOf } from './places.ts'
import { makeWorld } from './world.ts'

export interface KnownRow {
  key: string
  target: string
  [fact: string]: unknown
}

/** A partition, or a table that is exposed to nobody. */
export interface ClosedTable {
  name: string
  /** The partitioned table that it belongs to, and the facility. */
  parent?: string
  code?: string
  column: string
}

export interface World {
  /** Every row of each relation, with what its rule looks at. */
  rows: Record<string, KnownRow[]>
  /** For each relation and owner: the values of one row, as SQL literals by column. */
  values: Record<string, Record<string, Record<string, string>>>
  keys: Record<string, Record<string, string>>
  closed: ClosedTable[]
  /** The number on the card of each facility's patient. */
  cards: Record<string, string>
  /** The line of each facility's audit trail that says that this patient was registered. */
  entries: Record<string, number>
  epochs: Record<string, number>
}

async function rowsOf(sql: postgres.TransactionSql, relation: Relation): Promise<KnownRow[]> {
  const facts = Object.entries(relation.facts ?? {}).map(
    ([name, expression]) => `, ${expression} as "${name}"`,
  )
  return [
    ...(await sql.unsafe<KnownRow[]>(
      `select ${relation.key} as key, ${relation.target} as target ${facts.join('')} from ${relation.name} order by 1`,
    )),
  ]
}

/** The columns that somebody could write, as SQL literals of one row. */
async function literalsOf(
  sql: postgres.TransactionSql,
  relation: Relation,
  key: string,
): Promise<Record<string, string>> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${relation.name}::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'`
  const [row] = await sql.unsafe<{ literals: string[] }[]>(
    `select array[${columns.map(({ name }) => `quote_nullable("${name}"::text)`).join(', ')}] as literals
     from ${relation.name} where ${relation.key} = '${key}'`,
  )
  return Object.fromEntries(columns.map(({ name }, n) => [name, row?.literals[n] ?? 'null']))
}

const closedTables = (sql: postgres.TransactionSql) => sql<ClosedTable[]>`
  select format('%I.%I', n.nspname, c.relname) as name, i.inhparent::regclass::text as parent,
    case when i.inhparent is not null then n.nspname end as code,
    (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = '' order by a.attnum limit 1) as column
  from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_inherits i on i.inhrelid = c.oid
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname <> 'sis'
    and (n.nspname in ('private', 'epi') or n.nspname in (select code from sis.facility)) order by 1`

/** Fills a migrated, empty database and describes it. */
export async function prepare(sql: postgres.Sql): Promise<World> {
  await makeWorld(sql)
  const world: World = { rows: {}, values: {}, keys: {}, closed: [], cards: {}, entries: {}, epochs: {} }
  await sql.begin(async (tx) => {
    // The Ministry's views show their rows to somebody of the Ministry only.
    await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: director.id })}, true)`
    for (const relation of relations) {
      const rows = await rowsOf(tx, relation)
      const owners = [...new Set(rows.map((row) => row.target))]
      const keys: Record<string, string> = {}
      const values: Record<string, Record<string, string>> = {}
      for (const owner of owners) {
        const wanted = relation.sample && owner !== 'common' ? relation.sample(owner as never) : undefined
        const key = wanted ?? rows.find((row) => row.target === owner)?.key ?? ''
        keys[owner] = key
        values[owner] = relation.isView ? {} : await literalsOf(tx, relation, key)
      }
      world.rows[relation.name] = rows
      world.keys[relation.name] = keys
      world.values[relation.name] = values
    }
    world.closed = [...(await closedTables(tx))]
    for (const code of codes) {
      const id = idOf('patient_plain', code)
      const [found] = await tx`select p.number, (select min(a.seq)::int from sis.audit a
        where a.facility_code = ${code} and a.relation = 'patient' and a.row_id = ${id}) as entry
        from sis.patient p where p.facility_code = ${code} and p.id = ${id}`
      world.cards[code] = found?.number
      world.entries[code] = found?.entry
    }
    for (const { facility_code, epoch } of await tx`select facility_code, epoch from sis.feed`)
      world.epochs[facility_code] = epoch
  })
  const strangers = Object.keys(world.epochs).filter((code) => !codes.includes(code as never))
  if (strangers.length > 0) throw new Error(`facilities outside the world: ${strangers.join(', ')}`)
  return world
}
