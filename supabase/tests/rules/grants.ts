import { hiddenColumns, serverColumns } from './declared.ts'
import { ours, privileges, type Rule, relations } from './rule.ts'

const list = (names: readonly string[]): string => `(${names.map((name) => `'${name}'`).join(', ')})`

/** May the signed-in person do this to this column, by whichever grant? */
const onColumn = (verb: string): string => `has_column_privilege('authenticated', r.oid, t.attnum, '${verb}')`
const columns = `${relations} r join pg_attribute t on t.attrelid = r.oid and t.attnum > 0 and not t.attisdropped`

/** Rules about views and privileges. */
export const grantRules: Rule[] = [
  {
    sentence: 'Every view shows what the reader may see, not what its owner may.',
    offenders: `select relation as offender from ${relations} r
      where relkind in ('m', 'f') or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)`,
    planted: 'alter view ministry.weekly_cases reset (security_invoker)',
  },
  {
    sentence: 'Nothing is granted to anon or to everybody.',
    offenders: `select format('%s on %s', verb, relation) as offender from ${privileges} p where grantee in (0, 'anon'::regrole)`,
    planted: 'grant select (name_fr) on sis.role to anon',
  },
  {
    sentence: 'Signed-in people read, add, change and remove rows, and do nothing else to a table.',
    offenders: `select format('%s on %s', verb, relation) as offender from ${privileges} p
      where grantee = 'authenticated'::regrole
        and (verb not in ('select', 'insert', 'update', 'delete') or nspname not in ('sis', 'ministry') or relkind = 'v' and verb <> 'select')`,
    planted: 'grant truncate on sis.patient to authenticated',
  },
  {
    sentence: 'Adding and changing rows is granted column by column.',
    offenders: `select format('%s on %s', verb, relation) as offender from ${privileges} p
      where grantee = 'authenticated'::regrole and verb in ('insert', 'update') and attname is null`,
    planted: 'grant update on sis.membership to authenticated',
  },
  {
    sentence: 'No secret can be read.',
    offenders: `select format('%s.%s', r.relation, t.attname) as offender from ${columns}
      where (t.attname in ${list(hiddenColumns)} or format('%s.%s', r.relation, t.attname) in ${list(hiddenColumns)}) and r.nspname in ('sis', 'ministry') and ${onColumn('select')}`,
    planted: 'grant select on sis.invitation to authenticated',
  },
  {
    sentence: 'What the server decides cannot be written.',
    offenders: `select format('%s.%s', r.relation, t.attname) as offender from ${columns}
      where t.attname in ${list(serverColumns)} and (${onColumn('insert')} or ${onColumn('update')})`,
    planted: 'grant update (revision) on sis.role to authenticated',
  },
  {
    sentence: 'A row stays where it was written: its key and its facility cannot be changed.',
    offenders: `select format('%s.%s', r.relation, t.attname) as offender from ${columns}
      where ${onColumn('update')} and (t.attname in ('facility_code', 'patient_id', 'consultation_id', 'from_facility', 'to_facility')
        or exists (select from pg_index i where i.indrelid = r.oid and i.indisprimary and t.attnum = any (i.indkey)))`,
    planted: 'grant update (facility_code) on sis.patient to authenticated',
  },
  {
    sentence: 'No sequence is granted.',
    offenders: `select c.oid::regclass::text as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
      where c.relkind = 'S' and n.nspname in ${ours} and a.grantee <> c.relowner`,
    planted: 'grant usage on sequence private.event_draft_id_seq to authenticated',
  },
  {
    sentence: 'No default privilege gives anything in our schemas, or everywhere, to anybody.',
    offenders: `select format('%s %s', d.defaclrole::regrole, d.defaclobjtype) as offender
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a
      where (n.oid is null or n.nspname in ${ours}) and d.defaclrole = 'postgres'::regrole and a.grantee <> d.defaclrole`,
    planted:
      'alter default privileges for role postgres in schema sis grant select on tables to authenticated',
  },
  {
    sentence: 'The roles of the API neither pass by row-level security nor are members of anybody who does.',
    offenders: `select r.rolname as offender from pg_roles r
      where r.rolname in ('anon', 'authenticated') and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
        or exists (select from pg_auth_members m where m.member = r.oid))`,
    planted: 'grant service_role to authenticated',
  },
]
