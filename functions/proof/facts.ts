/** What a trial starts from: how much there is, who works where, and what the rights on each column are. */

import type { PermissionDocument } from '../_shared/contracts/permissions.ts'
import type { ProofRecord } from '../_shared/contracts/proof.ts'
import type { Transaction } from '../_shared/database.ts'

export interface Facility {
  code: string
  name: string
  kind: string
  /** In the district of the facility that asks. */
  near: boolean
  /** On one of its referral routes. */
  linked: boolean
}

export interface Role {
  id: string
  facility_code: string | null
  code: string
  name_fr: string
  name_en: string
  document: PermissionDocument
}

export interface Facts {
  total: number
  more: boolean
  /** The key of the last record counted, where there are more. */
  last: string | null
  letters: string[] | null
  /** Letters exchanged with each other facility. */
  shared: Record<string, number>
  facilities: Facility[]
  roles: Role[]
  emergency: { total: number; open_now: number; last_opened_at: string | null }
}

export async function readFacts(sql: Transaction, facility: string, record: ProofRecord): Promise<Facts> {
  const [row] = await sql`select private.proof_facts(${facility}, ${record}) as facts`
  return row?.facts as Facts
}

/** The columns of a table: what signed-in people may write, and what names a row. */
export interface Columns {
  all: string[]
  insertable: string[]
  updatable: string[]
  key: { name: string; type: string }[]
}

/** Read from the catalogue each time, so that a privilege given by mistake is tried too. */
export async function readColumns(sql: Transaction, tables: string[]): Promise<Record<string, Columns>> {
  const rows = await sql`
    select c.relname as name,
      array_agg(a.attname order by a.attnum) filter (where a.attgenerated = '') as all,
      coalesce(array_agg(a.attname order by a.attnum) filter (where a.attgenerated = ''
        and has_column_privilege('authenticated', c.oid, a.attnum, 'INSERT')), '{}') as insertable,
      coalesce(array_agg(a.attname order by a.attnum) filter (where a.attgenerated = ''
        and has_column_privilege('authenticated', c.oid, a.attnum, 'UPDATE')), '{}') as updatable,
      jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        filter (where a.attnum = any (i.indkey)) as key
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'sis'
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relname = any (${tables})
    group by c.oid, c.relname`
  return Object.fromEntries(rows.map(({ name, ...columns }) => [name, columns as Columns]))
}
