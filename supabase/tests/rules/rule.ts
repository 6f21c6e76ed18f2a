/** What a rule over the catalogue is: a sentence, the query that finds who breaks it, and a fault it must find. */
export interface Rule {
  /** Holds of every database of Kénéya. */
  sentence: string
  /** A query whose column `offender` names each object that breaks the rule. */
  offenders: string
  /** Statements that break the rule once, planted by the test to see it fall. */
  planted: string
}

/** Schemas that hold what Kénéya declares; the facilities' own hold partitions and nothing else. */
export const ours = `('sis', 'ministry', 'private', 'epi')`

/** Tables under a partitioned table of ours, wherever they live. */
export const partitions = `(select c.oid, c.relname, c.relacl, c.relrowsecurity, n.nspname
  from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class parent on parent.oid = i.inhparent join pg_namespace home on home.oid = parent.relnamespace
  where home.nspname in ${ours} and c.relkind in ('r', 'p'))`

/** Schemas of the facilities: those that hold a partition, and those that bear a facility's code. */
export const facilitySchemas = `(select n.oid, n.nspname, n.nspacl from pg_namespace n
  where n.nspname in (select f.code from sis.facility f) or n.nspname in (select p.nspname from ${partitions} p)
    and n.nspname not in ${ours})`

/** Policies that Kénéya's migrations make, on its own tables and on Realtime's. */
export const policies = `(select p.oid, p.polname, p.polcmd, p.polpermissive, p.polroles, p.polrelid,
    format('%s.%s', n.nspname, c.relname) as relation, n.nspname,
    pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked,
    concat_ws(' AND ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as says
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('sis', 'ministry', 'private', 'epi', 'realtime'))`

/** Functions of ours, those of extensions apart. */
export const functions = `(select p.*, n.nspname, p.oid::regprocedure::text as signature
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ${ours}
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))`

/** Relations of ours that hold or show rows. */
export const relations = `(select c.*, n.nspname, format('%s.%s', n.nspname, c.relname) as relation
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'f'))`

/** Every privilege on a relation of ours, whole or by column: relation, grantee (0 is everybody), verb, column. */
export const privileges = `(select r.oid, r.relation, r.nspname, r.relkind, a.grantee, lower(a.privilege_type) as verb, null::name as attname
  from ${relations} r, aclexplode(coalesce(r.relacl, acldefault('r', r.relowner))) a
  union all
  select r.oid, r.relation, r.nspname, r.relkind, a.grantee, lower(a.privilege_type), t.attname
  from ${relations} r join pg_attribute t on t.attrelid = r.oid and t.attnum > 0 and t.attacl is not null, aclexplode(t.attacl) a)`
