import { unaudited } from './declared.ts'
import { facilitySchemas, ours, partitions, type Rule, relations } from './rule.ts'

/** Rules about tables, partitions, schemas and triggers. */
export const tableRules: Rule[] = [
  {
    sentence: 'Row-level security is on on every table.',
    offenders: `select relation as offender from ${relations} r where relkind in ('r', 'p') and not relrowsecurity`,
    planted: 'alter table sis.referral disable row level security',
  },
  {
    sentence: 'Row-level security is on on every partition.',
    offenders: `select format('%s.%s', nspname, relname) as offender from ${partitions} p where not relrowsecurity`,
    planted: 'alter table cscom_sangha.patient disable row level security',
  },
  {
    sentence: 'A partition has no policy: it denies.',
    offenders: `select format('%s.%s', p.nspname, p.relname) as offender from ${partitions} p join pg_policy on polrelid = p.oid`,
    planted: 'create policy planted on cscom_sangha.patient for select to authenticated using (true)',
  },
  {
    sentence: 'Nothing is granted on a partition, but to its owner.',
    offenders: `select format('%s.%s to %s', p.nspname, p.relname, coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')) as offender
      from ${partitions} p join pg_class c on c.oid = p.oid, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
      where a.grantee <> c.relowner
      union all select format('%s.%s (%s)', p.nspname, p.relname, t.attname)
      from ${partitions} p join pg_attribute t on t.attrelid = p.oid and t.attacl is not null`,
    planted: 'grant select (id) on cscom_sangha.patient to authenticated',
  },
  {
    sentence: "A facility's schema is closed, but to its owner.",
    offenders: `select format('%s to %s', s.nspname, coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')) as offender
      from ${facilitySchemas} s join pg_namespace n on n.oid = s.oid, aclexplode(n.nspacl) a where a.grantee <> n.nspowner`,
    planted: 'grant usage on schema cscom_sangha to authenticated',
  },
  {
    sentence:
      'The schemas of the application are closed to anon and to everybody, and nobody but the owner makes objects there.',
    offenders: `select format('%s: %s to %s', n.nspname, a.privilege_type, coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')) as offender
      from pg_namespace n, aclexplode(n.nspacl) a where n.nspname in ${ours} and a.grantee <> n.nspowner
        and (a.grantee = 0 or a.grantee = 'anon'::regrole or a.privilege_type = 'CREATE')`,
    planted: 'grant usage on schema sis to anon',
  },
  {
    sentence:
      'A partitioned table has facility_code as its partition key and as the first column of its primary key.',
    offenders: `select relation as offender from ${relations} r join pg_partitioned_table k on k.partrelid = r.oid
      where pg_get_partkeydef(r.oid) <> 'LIST (facility_code)' or not exists (
        select from pg_index i join pg_attribute t on t.attrelid = i.indrelid and t.attnum = i.indkey[0]
        where i.indrelid = r.oid and i.indisprimary and t.attname = 'facility_code')`,
    planted: 'create table sis.planted (facility_code text, id int) partition by list (facility_code)',
  },
  {
    sentence: 'No foreign key leads from a partitioned table to a shared one.',
    offenders: `select format('%s: %s', k.conrelid::regclass, k.conname) as offender from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relkind = 'p' join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and f.relkind <> 'p' and not f.relispartition`,
    planted: 'alter table sis.event add foreign key (facility_code) references sis.facility',
  },
  {
    sentence: 'Every trigger fires.',
    offenders: `select format('%s on %s', t.tgname, t.tgrelid::regclass) as offender from pg_trigger t
      where t.tgenabled <> 'O' and (t.tgrelid in (select oid from ${relations} r) or t.tgrelid in (select oid from ${partitions} p))`,
    planted: 'alter table sis.membership disable trigger guard_grant',
  },
  {
    sentence: 'Every change of a clinical, permission or configuration row is audited.',
    offenders: `select relation as offender from ${relations} r where r.nspname = 'sis' and r.relkind in ('r', 'p')
      and relation not in (${unaudited.map((table) => `'${table}'`).join(', ')})
      -- After each row (1), and not before (2), for insert (4), delete (8) and update (16).
      and not exists (select from pg_trigger t where t.tgrelid = r.oid and t.tgtype & 31 = 29 and t.tgqual is null
        and t.tgattr = '' and t.tgfoid = 'private.audit_change()'::regprocedure)`,
    planted: 'drop trigger audit_change on sis.role',
  },
  {
    sentence: 'The audit can be added to and nothing else.',
    offenders: `select w.what as offender from (values ('change', 27), ('truncate', 34)) w (what, kind)
      where not exists (select from pg_trigger t where t.tgrelid = 'sis.audit'::regclass and t.tgtype = w.kind and t.tgqual is null
        and t.tgattr = '' and t.tgfoid = 'private.refuse_rewriting()'::regprocedure)`,
    planted: 'drop trigger append_only on sis.audit',
  },
]
