/** Faults on functions as a whole: who may run them, as whom, under which search path, and helpers that always say yes. */
import type postgres from 'postgres'
import type { Mutant } from './mutant.ts'

export interface Fn {
  signature: string
  name: string
  definer: boolean
  language: string
  returns: string
  source: string
  definition: string
  callers: string[]
}

/** Functions of the application that are called by statements, as the catalogue has them. */
export function functionsOf(sql: postgres.Sql): Promise<Fn[]> {
  return sql.unsafe<
    Fn[]
  >(`select p.oid::regprocedure::text as signature, format('%s.%s', n.nspname, p.proname) as name,
      p.prosecdef as definer, l.lanname as language, format_type(p.prorettype, null) as returns, p.prosrc as source,
      pg_get_functiondef(p.oid) as definition,
      array(select r from unnest('{anon,authenticated}'::text[]) r where has_function_privilege(r, p.oid, 'execute')) as callers
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where n.nspname in ('sis', 'ministry', 'private', 'epi') and p.prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1`)
}

/** The same function with another body. */
export function withBody({ definition, source, signature }: Fn, body: string, language?: string): string {
  const found = definition.indexOf(source)
  if (found < 0) throw new Error(`${signature}: its body is not in its definition`)
  const head = definition.slice(0, found)
  return `${language ? head.replace(/LANGUAGE \w+/, `LANGUAGE ${language}`) : head}${body}${definition.slice(found + source.length)}`
}

/** What "yes, everything" is for a helper that answers in this type. */
const everything: Record<string, string | undefined> = {
  boolean: 'select true',
  'text[]': `select array_agg(code) from sis.facility`,
  void: 'select',
}

/** Topics are no facility codes: everything is the topic of every feed. */
const everyTopic = `select array_agg('facility:' || f.facility_code || ':' || f.epoch) from sis.feed f`

export function functionMutants(functions: readonly Fn[]): Mutant[] {
  return functions.flatMap((fn) => {
    const { signature, name, definer, returns, callers } = fn
    const on = (kind: string, change: string, place = signature): Mutant => ({
      kind,
      place,
      plant: `alter function ${signature} ${change}`,
      within: signature,
    })
    const made: Mutant[] = [
      on('search path open', 'reset search_path'),
      {
        kind: 'execute to anon',
        place: signature,
        plant: `grant execute on function ${signature} to anon`,
        within: signature,
      },
    ]
    if (definer) {
      made.push({
        kind: 'execute to public',
        place: signature,
        plant: `grant execute on function ${signature} to public`,
        within: signature,
      })
      // Made an invoker it could only refuse more than before: no wall falls, so that is not planted.
    } else if (name.startsWith('sis.')) made.push(on('exposed function made definer', 'security definer'))
    if (name.startsWith('private.') && !callers.includes('authenticated') && returns !== 'trigger') {
      made.push({
        kind: 'execute to authenticated',
        place: signature,
        plant: `grant execute on function ${signature} to authenticated`,
        within: signature,
      })
    }
    const yes = name === 'private.my_topics' ? everyTopic : everything[returns]
    if (yes)
      made.push({
        kind: 'helper says yes',
        place: signature,
        plant: withBody(fn, yes, 'sql'),
        within: signature,
      })
    return made
  })
}
