import { openLists } from './declared.ts'
import { policies, privileges, type Rule } from './rule.ts'

const named = `format('%s on %s', polname, relation)`
const open = `(${openLists.map((list) => `'${list}'`).join(', ')})`
/** What a policy asks once per statement, when it stands in a sub-select of its own. */
const asked = `(private\\.\\w+|auth\\.\\w+|realtime\\.topic)\\(`

/** Rules about policies. */
export const policyRules: Rule[] = [
  {
    sentence: 'A policy is for signed-in people only.',
    offenders: `select ${named} as offender from ${policies} p where polroles <> array['authenticated'::regrole::oid]`,
    planted: `alter policy "Members can read their facility's patients" on sis.patient to public`,
  },
  {
    sentence: 'A policy gives; none takes away.',
    offenders: `select ${named} as offender from ${policies} p where not polpermissive`,
    planted:
      'create policy planted on sis.feed as restrictive for update to authenticated using (facility_code is null)',
  },
  {
    sentence: 'A policy is about one verb.',
    offenders: `select ${named} as offender from ${policies} p where polcmd = '*'`,
    planted: `create policy planted on sis.feed to authenticated using (facility_code = any ((select private.my_facilities())::text[]))`,
  },
  {
    sentence: 'A table has one policy for a verb at most.',
    offenders: `select format('%s for %s', relation, polcmd) as offender from ${policies} p group by relation, polcmd having count(*) > 1`,
    planted: `create policy planted on sis.patient for select to authenticated using (facility_code = any ((select private.my_facilities())::text[]))`,
  },
  {
    sentence: 'No policy says true, but on the lists that everybody may read.',
    offenders: `select ${named} as offender from ${policies} p
      where says ~* '\\mtrue\\M' and not (relation in ${open} and polcmd = 'r' and qual = 'true')`,
    planted: 'alter policy "Members can read their feed\'s counter" on sis.feed using (true)',
  },
  {
    sentence: 'A policy asks a helper who is there, or a table that does.',
    offenders: `select ${named} as offender from ${policies} p
      where relation not in ${open} and (qual !~ '${asked}|FROM sis\\.' or checked !~ '${asked}|FROM sis\\.')`,
    planted:
      'alter policy "Members can read their feed\'s counter" on sis.feed using (facility_code is not null)',
  },
  {
    sentence: 'Every call in a policy stands in (select ...), so that it runs once a statement.',
    offenders: `select ${named} as offender from ${policies} p
      where regexp_count(says, '${asked}') <> regexp_count(says, '\\( SELECT ${asked}')`,
    planted:
      'alter policy "Members can read their feed\'s counter" on sis.feed using (facility_code = any (private.my_facilities()))',
  },
  {
    sentence: 'A policy to change a row says which rows before and which rows after.',
    offenders: `select ${named} as offender from ${policies} p where polcmd = 'w' and (qual is null or checked is null)`,
    planted: `create policy planted on sis.feed for update to authenticated using (facility_code = any ((select private.my_facilities())::text[]))`,
  },
  {
    sentence: 'A policy asks for the verb that it gives.',
    // Reading behind a right to write, or writing behind a right to read, is a slip of the pen.
    offenders: `select ${named} as offender from ${policies} p
      where polcmd = 'r' and says ~ 'codes_with(_own)?\\(''\\w+''::text, ''(create|update|delete|answer|close)'''
        or polcmd <> 'r' and says ~ '(codes_with(_own)?|national_with)\\(''\\w+''::text, ''(read|export)'''`,
    planted: `alter policy "Members can correct their facility's patients" on sis.patient
      using (facility_code = any ((select private.codes_with('patients', 'read'))::text[]))`,
  },
  {
    sentence: 'What is granted has a policy, and what has a policy is granted.',
    offenders: `select format('%s on %s', g.verb, g.relation) as offender
      from (select distinct oid, relation, verb from ${privileges} a
        where grantee = 'authenticated'::regrole and relkind in ('r', 'p')) g
      full join (select relation, case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' end as verb
        from ${policies} p where nspname <> 'realtime') p using (relation, verb)
      where p.relation is null or g.oid is null`,
    planted: 'grant delete on sis.patient to authenticated',
  },
]
