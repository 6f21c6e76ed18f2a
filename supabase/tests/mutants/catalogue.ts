/** Faults made from the catalogue of tables, views, grants and triggers: one that is added later is covered. */
import type postgres from 'postgres'
import type { Mutant } from './mutant.ts'

const verbs = ['select', 'insert', 'update', 'delete'] as const
const ours = `('sis', 'ministry', 'private', 'epi')`

/** Row-level security off, and privileges that nobody should have. */
export async function tableMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const tables = await sql.unsafe(`select format('%s.%s', n.nspname, c.relname) as name, c.relkind as kind,
      array(select v from unnest('{select,insert,update,delete}'::text[]) v where has_table_privilege('authenticated', c.oid, v)) as whole,
      array(select v from unnest('{select,insert,update}'::text[]) v where has_any_column_privilege('authenticated', c.oid, v)) as some,
      (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select a.attname::text from pg_attribute a join pg_index i on i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)
        where a.attrelid = c.oid) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${ours} and c.relkind in ('r', 'p', 'v') order by 1`)
  return tables.flatMap(({ name, kind, whole, some, key }) => {
    const on = name as string
    const made: Mutant[] = []
    if (kind !== 'v') {
      made.push({
        kind: 'row-level security off',
        place: name,
        plant: `alter table ${name} disable row level security`,
      })
      for (const verb of verbs) {
        if (whole.includes(verb)) continue
        const wider = some.includes(verb)
        made.push({
          kind: wider ? 'column grant widened' : 'grant added',
          place: `${verb} on ${name}`,
          plant: `grant ${verb} on ${name} to authenticated`,
        })
      }
      if (some.includes('update')) {
        const columns = key.join(', ')
        made.push({
          kind: 'column grant widened',
          place: `update of the key of ${name}`,
          plant: `grant update (${columns}) on ${name} to authenticated`,
        })
      }
    } else {
      made.push({
        kind: 'view with its owner’s rights',
        place: name,
        plant: `alter view ${name} reset (security_invoker)`,
      })
    }
    made.push({ kind: 'grant to anon', place: `select on ${name}`, plant: `grant select on ${name} to anon` })
    return made.map((mutant) => ({ ...mutant, on }))
  })
}

/** The two walls of a partition, and its facility's schema: each partition of one facility. */
export async function partitionMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const partitions =
    await sql.unsafe(`select n.nspname as schema, format('%s.%s', n.nspname, c.relname) as name
    from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
    join pg_class parent on parent.oid = i.inhparent join pg_namespace home on home.oid = parent.relnamespace
    where home.nspname in ${ours} and n.nspname in (select code from sis.facility)
      and n.nspname = (select min(code) from sis.facility where kind = 'cscom')
    order by 1, 2`)
  const onEach = partitions.flatMap(({ name }) =>
    [
      {
        kind: 'row-level security off',
        place: name,
        plant: `alter table ${name} disable row level security`,
      },
      {
        kind: 'grant on a partition',
        place: `select on ${name}`,
        plant: `grant select on ${name} to authenticated`,
      },
      {
        kind: 'grant on a partition',
        place: `insert on ${name}`,
        plant: `grant insert on ${name} to service_role`,
      },
      {
        kind: 'policy on a partition',
        place: name,
        plant: `create policy planted on ${name} for select to authenticated using (true)`,
      },
    ].map((mutant) => ({ ...mutant, on: name, opened: true })),
  )
  const schemas = await sql.unsafe(
    `select code from sis.facility where code in (select nspname from pg_namespace) order by 1`,
  )
  const onSchemas = schemas.flatMap(({ code }) =>
    ['anon', 'authenticated', 'service_role'].map((role) => ({
      kind: 'usage on a facility’s schema',
      place: `${code} to ${role}`,
      plant: `grant usage on schema ${code} to ${role}`,
      on: `${code}.`,
      opened: true,
    })),
  )
  return [...onEach, ...onSchemas.slice(0, 9)]
}

/** Each trigger gone, and each switched off. */
export async function triggerMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const triggers =
    await sql.unsafe(`select format('%I on %s.%I', t.tgname, n.nspname, c.relname) as place, format('%I', t.tgname) as name,
      format('%s.%I', n.nspname, c.relname) as relation, t.tgfoid::regprocedure::text as within
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and n.nspname in ${ours} order by 1`)
  return triggers.flatMap(({ place, name, relation, within }) => [
    { kind: 'trigger dropped', place, plant: `drop trigger ${name} on ${relation}`, on: relation, within },
    {
      kind: 'trigger switched off',
      place,
      plant: `alter table ${relation} disable trigger ${name}`,
      within,
      twin: `trigger dropped: ${place}`,
    },
  ])
}

/** The schemas of the application opened to whoever is not signed in, and the defaults turned. */
export async function schemaMutants(): Promise<Mutant[]> {
  const usage = ['sis', 'ministry', 'private', 'epi'].flatMap((schema) => [
    {
      kind: 'usage on a schema',
      place: `${schema} to anon`,
      plant: `grant usage on schema ${schema} to anon`,
    },
    {
      kind: 'usage on a schema',
      place: `create in ${schema} to authenticated`,
      plant: `grant create on schema ${schema} to authenticated`,
    },
  ])
  const defaults = ['select on tables to anon', 'execute on functions to public'].map((given) => ({
    kind: 'default privileges',
    place: given,
    plant: `alter default privileges for role postgres grant ${given}`,
  }))
  return [...usage, ...defaults]
}
