import { functions, policies, type Rule, relations } from './rule.ts'

/** Who may execute a function: `grantee` 0 is everybody. */
const executors = `(select f.oid, f.signature, f.nspname, f.prosecdef, f.proname, a.grantee
  from ${functions} f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a)`

/** Everything that runs with the rights of whoever asks, as text. */
const askedByPeople = `(select string_agg(said, ' ') as said from (
  select says as said from ${policies} p
  union all select pg_get_viewdef(r.oid) from ${relations} r where relkind = 'v'
  union all select pg_get_constraintdef(k.oid) from pg_constraint k where k.contype = 'c' and k.connamespace in ('sis'::regnamespace, 'private'::regnamespace)
  union all select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d join ${relations} r on r.oid = d.adrelid
  union all select f.prosrc from ${functions} f where not f.prosecdef
    and (f.nspname <> 'private' or has_function_privilege('authenticated', f.oid, 'execute'))) s)`

/** Rules about functions. */
export const functionRules: Rule[] = [
  {
    sentence: 'A function with the rights of its owner lives in private, out of reach of the API.',
    offenders: `select signature as offender from ${functions} f where prosecdef and nspname <> 'private'`,
    planted: 'alter function sis.my_access() security definer',
  },
  {
    sentence: 'Every function has an empty search path.',
    offenders: `select signature as offender from ${functions} f where not coalesce(proconfig @> array['search_path=""'], false)`,
    planted: 'alter function private.codes_with(text, text) reset search_path',
  },
  {
    sentence: 'No function can be executed by everybody or by anon.',
    offenders: `select format('%s by %s', signature, coalesce(nullif(grantee, 0)::regrole::text, 'everybody')) as offender
      from ${executors} e where grantee in (0, 'anon'::regrole)`,
    planted: 'grant execute on function private.emit(text[], text, text, uuid, jsonb, boolean) to public',
  },
  {
    sentence:
      'Signed-in people execute a function of private only where something that runs as themselves calls it.',
    offenders: `select signature as offender from ${executors} e, ${askedByPeople} a
      where grantee = 'authenticated'::regrole and nspname = 'private'
        and position(format('private.%s(', e.proname) in a.said) = 0`,
    planted: 'grant execute on function private.take_deliveries(int) to authenticated',
  },
  {
    sentence: 'Nobody is granted a function in order to grant it on.',
    offenders: `select signature as offender from ${functions} f, aclexplode(f.proacl) a where a.is_grantable and a.grantee <> f.proowner`,
    planted: 'grant execute on function sis.my_access() to authenticated with grant option',
  },
  {
    sentence: 'Every exposed function says what it is for.',
    offenders: `select signature as offender from ${functions} f
      where nspname in ('sis', 'ministry') and obj_description(f.oid, 'pg_proc') is null`,
    planted: 'comment on function sis.my_access() is null',
  },
  {
    sentence: 'A new function is executable by nobody until it is granted.',
    offenders: `select 'default privileges on functions' as offender where not exists (
      select from pg_default_acl d where d.defaclobjtype = 'f' and d.defaclnamespace = 0 and d.defaclrole = 'postgres'::regrole
        and not exists (select from aclexplode(d.defaclacl) a where a.grantee in (0, 'anon'::regrole, 'authenticated'::regrole)))`,
    planted: 'alter default privileges for role postgres grant execute on functions to public',
  },
]
