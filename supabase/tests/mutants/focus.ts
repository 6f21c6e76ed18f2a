/** What of the attack could notice a fault: the whole of it takes far longer than the part that is near. */
import type postgres from 'postgres'
import { isQuiet, type Mutant } from './mutant.ts'

const MOST_FUNCTIONS = 6
const MOST_RELATIONS = 3

export type Focus = (mutant: Mutant) => string[]

interface Node {
  signature: string
  name: string
  callers: string[]
  relations: string[]
}

/** Reads from the catalogue which function calls which, and which relations stand on them. */
export async function focusOf(sql: postgres.Sql): Promise<Focus> {
  const nodes = await sql.unsafe<Node[]>(`with f as (
      select p.oid, p.prosrc, p.oid::regprocedure::text as signature, format('%s.%s', n.nspname, p.proname) as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('sis', 'ministry', 'private', 'epi'))
    select f.signature, f.name,
      array(select distinct c.name from f c where c.oid <> f.oid and position(f.name || '(' in c.prosrc) > 0 order by 1) as callers,
      array(select distinct r.name from (
        select p.polrelid::regclass::text as name from pg_policy p where position(f.name || '(' in concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) > 0
        union all select t.tgrelid::regclass::text from pg_trigger t where t.tgfoid = f.oid and t.tgparentid = 0) r order by 1) as relations
    from f`)
  const byName = new Map(nodes.map((node) => [node.name, node]))
  return (mutant) => {
    const { on, within } = mutant
    if (on === 'realtime.messages') return ['topic facility:']
    // A privilege on a function, or its search path, is nobody else's matter.
    if (isQuiet(mutant) && within) return [within.slice(within.indexOf('.'), within.indexOf('(') + 1)]
    const start = nodes.find((node) => node.signature === within)
    const functions = new Set<string>(start ? [start.name] : [])
    for (const name of functions) {
      for (const caller of byName.get(name)?.callers ?? [])
        if (functions.size < MOST_FUNCTIONS) functions.add(caller)
    }
    const relations = [...functions].flatMap((name) => byName.get(name)?.relations ?? [])
    const near = [...new Set(relations)].filter((relation) => /^(sis|ministry)\./.test(relation))
    const topics = relations.includes('realtime.messages') ? ['topic facility:cscom_own'] : []
    const called = [...functions].map((name) => `${name.slice(name.indexOf('.'))}(`)
    const stands = on ? [on] : near.slice(0, MOST_RELATIONS)
    // The nearest first: most faults are seen there, and nobody looks any further.
    return [...called.slice(0, 1), ...topics, ...stands, ...called.slice(1)]
  }
}
