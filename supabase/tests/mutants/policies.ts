/** Faults in policies: too wide, gone, for somebody else or for another verb. */
import type postgres from 'postgres'
import type { Mutant } from './mutant.ts'

interface Policy {
  name: string
  relation: string
  verb: 'select' | 'insert' | 'update' | 'delete'
  qual: string | null
  checked: string | null
}

const otherVerb = { select: 'delete', insert: 'select', update: 'select', delete: 'select' } as const

function recreated({ name, relation, qual, checked }: Policy, verb: string): string {
  const rows = verb === 'insert' ? null : (qual ?? checked)
  const written = verb === 'select' || verb === 'delete' ? null : (checked ?? qual)
  return `drop policy ${name} on ${relation}; create policy ${name} on ${relation} for ${verb} to authenticated
    ${rows ? `using (${rows})` : ''} ${written ? `with check (${written})` : ''}`
}

export async function policyMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const policies = await sql.unsafe<Policy[]>(`select format('%I', p.polname) as name,
      format('%s.%I', n.nspname, c.relname) as relation,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' end as verb,
      pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('sis', 'ministry', 'private') or (n.nspname = 'realtime' and p.polroles = array['authenticated'::regrole::oid])
    order by 2, 1`)
  return policies.flatMap((policy) => {
    const { name, relation, verb, qual, checked } = policy
    const place = `${verb} on ${relation}`
    const alter = `alter policy ${name} on ${relation}`
    const made: Mutant[] = [
      { kind: 'policy dropped', place, plant: `drop policy ${name} on ${relation}` },
      { kind: 'policy to public', place, plant: `${alter} to public` },
      { kind: 'policy for the wrong verb', place, plant: recreated(policy, otherVerb[verb]) },
      { kind: 'policy for every verb', place, plant: recreated(policy, 'all') },
    ]
    // A list that everybody may read says true already.
    if (qual && qual !== 'true')
      made.push({ kind: 'policy using (true)', place, plant: `${alter} using (true)` })
    if (checked) made.push({ kind: 'policy with check (true)', place, plant: `${alter} with check (true)` })
    if (qual && /\( SELECT private\./.test(qual)) {
      // The set of facilities is compared by = any, so the call stands there bare.
      const bare = qual.replace(/\( ?SELECT (private\.\w+\([^()]*\)) AS \w+\)/g, '$1')
      made.push({ kind: 'policy unwrapped', place, plant: `${alter} using (${bare})` })
    }
    return made.map((mutant) => ({ ...mutant, on: relation }))
  })
}
