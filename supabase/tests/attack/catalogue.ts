/** What the catalogue must and must not hold: whatever is not declared, and whatever has an unsafe shape. */
import type postgres from 'postgres'
import { calls, type Relation, relations, topicPolicies } from './declared/index.ts'
import { nobody } from './oracle.ts'

export interface ClosedFunction {
  signature: string
}

const declaredFunctions = new Set(calls.flatMap((call) => call.functions))

/** `schema.name(types)` of every function of ours, and whether somebody who is not the owner may call it. */
const functions = (sql: postgres.TransactionSql) => sql<{ signature: string; callable: boolean }[]>`
  select format('%s.%s(%s)', n.nspname, p.proname, (select coalesce(string_agg(format_type(t, null), ',' order by o), '')
      from unnest(p.proargtypes) with ordinality as a (t, o))) as signature,
    has_function_privilege('authenticated', p.oid, 'execute') or has_function_privilege('anon', p.oid, 'execute') as callable
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('sis', 'ministry', 'private', 'epi', 'public') or n.nspname in (select code from sis.facility) order by 1`

/** Functions that are declared for nobody: to be tried all the same. */
export async function closedFunctions(sql: postgres.TransactionSql): Promise<string[]> {
  return (await functions(sql)).map((fn) => fn.signature).filter((fn) => !declaredFunctions.has(fn))
}

async function undeclared(sql: postgres.TransactionSql): Promise<string[]> {
  const names = new Set(relations.map((relation) => relation.name))
  const found = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where (n.nspname in ('sis', 'ministry') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
      or (n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f'))`
  const all = await functions(sql)
  const policies = await sql<{ name: string }[]>`
    select polname as name from pg_policy where polrelid = 'realtime.messages'::regclass`
  const present = new Set(found.map((one) => one.name))
  const known = new Set(all.map((one) => one.signature))
  return [
    ...found.filter(({ name }) => !names.has(name)).map(({ name }) => `relation ${name} is not declared`),
    ...[...names]
      .filter((name) => !present.has(name))
      .map((name) => `relation ${name} is declared and missing`),
    ...all
      .filter(({ signature, callable }) => callable && !declaredFunctions.has(signature))
      .map(({ signature }) => `function ${signature} is callable and not declared`),
    ...[...declaredFunctions]
      .filter((fn) => !known.has(fn))
      .map((fn) => `function ${fn} is declared and missing`),
    ...policies
      .filter(({ name }) => !topicPolicies.includes(name))
      .map(({ name }) => `policy "${name}" of realtime.messages is not declared`),
  ]
}

const verbs = ['select', 'insert', 'update'] as const

/** The columns that each role holds must be those declared, and the privileges beside the four verbs none. */
async function columnsGranted(sql: postgres.TransactionSql): Promise<string[]> {
  const held = await sql<
    { relation: string; role: string; verb: string; columns: string[]; total: number }[]
  >`
    select n.nspname || '.' || c.relname as relation, r.role, v.verb,
      array_agg(a.attname::text order by a.attname) filter (where has_column_privilege(r.role, c.oid, a.attnum, v.verb)) as columns,
      count(*)::int as total
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
      (values ('anon'), ('authenticated')) as r (role), (values ('select'), ('insert'), ('update')) as v (verb)
    where n.nspname in ('sis', 'ministry') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    group by 1, 2, 3`
  const expected = (relation: Relation, role: string, verb: (typeof verbs)[number], total: number) => {
    if (role === 'anon' || !relation[verb] || relation[verb] === nobody) return []
    return relation.columns?.[verb] ? [...relation.columns[verb]].sort() : total
  }
  return held.flatMap(({ relation, role, verb, columns, total }) => {
    const declared = relations.find((one) => one.name === relation)
    if (!declared) return []
    const wanted = expected(declared, role, verb as (typeof verbs)[number], total)
    const has = columns ?? []
    const right =
      typeof wanted === 'number' ? has.length === wanted : wanted.join() === [...has].sort().join()
    return right
      ? []
      : [`${role} may ${verb} other columns of ${relation} than declared: ${has.join(', ') || 'none'}`]
  })
}

/** Each query finds what must not be; its rows say what. */
const shapes: Record<string, string> = {
  'privileges that no policy holds back': `
    select r.role || ' may ' || v.verb || ' ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      (values ('anon'), ('authenticated')) as r (role), (values ('truncate'), ('references'), ('trigger'), ('maintain')) as v (verb)
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname in ('sis', 'ministry', 'private', 'epi', 'public') or n.nspname in (select code from sis.facility))
      and has_table_privilege(r.role, c.oid, v.verb)`,
  'grants to everybody, or by way of another role': `
    select c.oid::regclass || ' to ' || coalesce(g.rolname, 'public') from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      aclexplode(c.relacl) as a left join pg_roles g on g.oid = a.grantee
    where (n.nspname in ('sis', 'ministry', 'private', 'epi') or n.nspname in (select code from sis.facility))
      and coalesce(g.rolname, 'public') not in ('postgres', 'authenticated', 'service_role')`,
  'memberships of the roles of requests': `
    select pg_get_userbyid(m.member) || ' in ' || pg_get_userbyid(m.roleid) from pg_auth_members m
    where pg_get_userbyid(m.member) in ('anon', 'authenticated')`,
  'partitions that the service may touch': `
    select c.oid::regclass || ' to ' || r.role from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      (values ('anon'), ('authenticated'), ('service_role')) as r (role)
    where n.nspname in (select code from sis.facility) and c.relkind in ('r', 'p')
      and (has_table_privilege(r.role, c.oid, 'select, insert, update, delete') or has_schema_privilege(r.role, n.oid, 'usage, create'))`,
  'schemas in which somebody may create': `
    select r.role || ' in ' || n.nspname from pg_namespace n, (values ('anon'), ('authenticated'), ('service_role')) as r (role)
    where (n.nspname in ('sis', 'ministry', 'private', 'epi', 'public') or n.nspname in (select code from sis.facility)) and has_schema_privilege(r.role, n.oid, 'create')`,
  'schemas that the anonymous may use': `
    select n.nspname from pg_namespace n where n.nspname in ('sis', 'ministry', 'private', 'epi') and has_schema_privilege('anon', n.oid, 'usage')`,
  'tables without row-level security': `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relrowsecurity
      and (n.nspname in ('sis', 'ministry', 'private', 'epi') or n.nspname in (select code from sis.facility))`,
  'views that read as their owner': `
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname in ('sis', 'ministry', 'private', 'epi')
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
  'policies of partitions and hidden tables': `
    select c.oid::regclass || ': ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('private', 'epi') or n.nspname in (select code from sis.facility)`,
  'policies for every verb, for other roles than authenticated, or without a check': `
    select c.oid::regclass || ': ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('sis', 'ministry') and (p.polcmd = '*' or p.polroles <> array['authenticated'::regrole::oid] or not p.polpermissive
      or (p.polcmd in ('a', 'w') and p.polwithcheck is null)
      or (p.polcmd = 'w' and pg_get_expr(p.polqual, p.polrelid) <> pg_get_expr(p.polwithcheck, p.polrelid)))`,
  'policies that ask their helper once per row': `
    select c.oid::regclass || ': ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace,
      lateral (select coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as text) as e
    where n.nspname in ('sis', 'ministry') and e.text ~ '(private|auth)\\.[a-z_]+\\('
      and regexp_count(e.text, '(private|auth)\\.[a-z_]+\\(') <> regexp_count(e.text, 'SELECT (private|auth)\\.[a-z_]+\\(')`,
  'functions with an open search path': `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('sis', 'ministry', 'private', 'epi') and not coalesce('search_path=""' = any (p.proconfig), false)`,
  'definer functions that are exposed': `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('sis', 'ministry') and p.prosecdef`,
  'functions that the anonymous may call': `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('sis', 'ministry', 'private', 'epi') and has_function_privilege('anon', p.oid, 'execute')`,
}

/** Everything in the catalogue that is not as declared. */
export async function strayOf(sql: postgres.TransactionSql): Promise<string[]> {
  const strays = [...(await undeclared(sql)), ...(await columnsGranted(sql))]
  for (const [title, query] of Object.entries(shapes)) {
    for (const [what] of await sql.unsafe(query).values()) strays.push(`${title}: ${what}`)
  }
  return strays
}
