import type postgres from 'postgres'
import type { Mutant } from './mutant.ts'

/** Each view without the question whether the reader is at the Ministry. */
export async function viewMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const views =
    await sql.unsafe(`select format('%s.%I', n.nspname, c.relname) as name, pg_get_viewdef(c.oid) as query
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('sis', 'ministry') and c.relkind = 'v' order by 1`)
  return views.flatMap(({ name, query }) => {
    const open = query.replace(/\( SELECT private\.national_with\([^()]*\) AS national_with\)/g, 'true')
    if (open === query) return []
    return [
      {
        kind: 'view open',
        place: name,
        on: name,
        plant: `create or replace view ${name} with (security_invoker = true) as ${open}`,
      },
    ]
  })
}
