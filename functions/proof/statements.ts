/** The statements of a trial, from the catalogue: the same for every probe, and naming no person. */
import type { ProofOperation, ProofRecord } from '../_shared/contracts/proof.ts'
import type { Columns, Facts } from './facts.ts'
import { type RecordType, recordTypes, specimen, type Table } from './records.ts'

export interface Trial {
  operation: ProofOperation
  sql: string
  /** A function that leads to the same records as the table. */
  way?: { names: boolean | null }
}

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const row = "current_setting('keneya.specimen')::jsonb"

/** Names one row, the specimen; a partitioned table is pruned by the facility written out. */
function oneRow({ key }: Columns, facility: string): string {
  return key
    .map(({ name, type }) =>
      name === 'facility_code' ? `facility_code = ${facility}` : `${name} = ${specimen(name, type)}`,
    )
    .join(' and ')
}

function countRows(table: Table, columns: Columns, facility: string, { total, last }: Facts): string {
  const bounds =
    columns.key.find(({ name }) => name === 'seq') ?? columns.key.find(({ name }) => name === 'id')
  const parts = [table.where(facility)]
  // The specimen counts where there is nothing else to see.
  if (total > 0 && table.recent) parts.push(table.recent)
  if (total > 0 && bounds) parts.push(`${bounds.name} <> (select ${specimen(bounds.name, bounds.type)})`)
  if (last && bounds) parts.push(`${bounds.name} <= (select current_setting('keneya.last')::${bounds.type})`)
  return `select count(*) from sis.${table.name} where ${parts.join(' and ')}`
}

/** A copy of the specimen under a new id, in the columns that may be inserted; in all of them if none may. */
function insertCopy(table: Table, columns: Columns): string {
  const names = columns.insertable.length > 0 ? columns.insertable : columns.all
  const values: Record<string, string> = {
    ...(names.includes('id') && { id: 'gen_random_uuid()' }),
    ...table.copy,
  }
  const list = names.map((name) => values[name] ?? `made.${name}`).join(', ')
  return `insert into sis.${table.name} (${names.join(', ')}) select ${list} from jsonb_populate_record(null::sis.${table.name}, ${row}) as made`
}

function setToItself(table: Table, columns: Columns, facility: string): string {
  const may = columns.updatable.filter((name) => !columns.key.some((key) => key.name === name))
  const rest = columns.all.filter((name) => !columns.key.some((key) => key.name === name))
  const column = may.find((name) => name === table.touch) ?? may[0] ?? rest[0]
  return `update sis.${table.name} set ${column} = ${column} where ${oneRow(columns, facility)}`
}

/** Every statement that a probe tries for this type of record. */
export function trialsOf(
  record: ProofRecord,
  facilityCode: string,
  partnerCode: string,
  facts: Facts,
  columns: Record<string, Columns>,
): Trial[] {
  const type: RecordType = recordTypes[record]
  const facility = literal(facilityCode)
  const [table] = type.tables
  const of = (name: string): Columns => columns[name] ?? { all: [], insertable: [], updatable: [], key: [] }
  const known = of(table.name)
  return [
    ...type.tables.map((one) => ({
      operation: 'read' as const,
      sql: countRows(one, of(one.name), facility, facts),
    })),
    ...(type.ways ?? []).map(({ sql, names }) => ({
      operation: 'read' as const,
      sql: sql(facility),
      way: { names },
    })),
    ...(type.identity ? [{ operation: 'identity' as const, sql: type.identity(facility) }] : []),
    { operation: 'create', sql: insertCopy(table, known) },
    ...(type.create ?? []).map((sql) => ({
      operation: 'create' as const,
      sql: sql(facility, literal(partnerCode)),
    })),
    { operation: 'update', sql: setToItself(table, known, facility) },
    ...(type.update ?? []).map((sql) => ({ operation: 'update' as const, sql: sql() })),
    { operation: 'delete', sql: `delete from sis.${table.name} where ${oneRow(known, facility)}` },
  ]
}

/** What is planted and set before the probes come, on the server's own role. */
export function preparationOf(
  record: ProofRecord,
  facilityCode: string,
  partnerCode: string,
  { total }: Facts,
): string[] {
  const made = `private.plant_specimen(${[facilityCode, record, partnerCode].map(literal).join(', ')})`
  const prepared = [`select set_config('keneya.specimen', ${made}::text, true)`]
  if (total === 0) {
    const letter = `coalesce(${specimen('referral_id')}, ${specimen('id')})`
    prepared.push(`select set_config('keneya.letters', '{' || ${letter} || '}', true)`)
  }
  return prepared
}

/** Becomes somebody who works in these places; `null` is a role with every right that exists. */
export function impersonationOf(roleId: string | null, places: string[]): string[] {
  const probe = `private.plant_probe(${roleId ? literal(roleId) : 'null'}, ${literal(`{${places.join(',')}}`)})`
  return [
    `select set_config('request.jwt.claims', jsonb_build_object('sub', ${probe}, 'role', 'authenticated')::text, true)`,
    'set local role authenticated',
  ]
}

/** Becomes somebody who has not signed in. */
export const asNobody: string[] = [
  `select set_config('request.jwt.claims', '{"role": "anon"}', true)`,
  'set local role anon',
]
