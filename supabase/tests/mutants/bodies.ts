/** Faults inside function bodies, made by operators that look for what guards something. */
import { type Fn, withBody } from './functions.ts'
import type { Mutant } from './mutant.ts'

interface Operator {
  kind: string
  find: RegExp
  put: string
}

const operators: readonly Operator[] = [
  { kind: 'check removed', find: /perform private\.(?:require|expect)\w*\([^;]*;/g, put: 'null;' },
  {
    kind: 'refusal removed',
    find: /(?<!end |els)\bif\b(?:(?!\bthen\b)[^;])*\bthen(?=\s+perform private\.refuse\()/g,
    put: 'if false then',
  },
  { kind: 'event not emitted', find: /perform private\.emit\([^;]*;/g, put: 'null;' },
  { kind: 'audit not written', find: /perform private\.note_\w+\([^;]*;/g, put: 'null;' },
  { kind: 'status ignored', find: /\band (?:\w+\.)?status = 'active'/g, put: '' },
  { kind: 'first day ignored', find: /\band (?:\w+\.)?starts_on <= current_date/g, put: '' },
  {
    kind: 'last day ignored',
    find: /\band \((?:\w+\.)?ends_on is null or (?:\w+\.)?ends_on >= current_date\)/g,
    put: '',
  },
  { kind: 'withdrawn rows kept', find: /\band (?:\w+\.)?deleted_at is null/g, put: '' },
  { kind: 'withdrawn rows kept', find: /\bwhere (?:\w+\.)?deleted_at is null and/g, put: 'where' },
  { kind: 'expiry ignored', find: /(?<!not )\b(?:\w+\.)?expires_at > now\(\)/g, put: 'true' },
  { kind: 'used code accepted', find: /\b(?:\w+\.)?accepted_at is null/g, put: 'true' },
  { kind: 'ended access used', find: /\band (?:\w+\.)?ended_at is null/g, put: '' },
  { kind: 'tries unlimited', find: /\b(?:\w+\.)?tries < \d+/g, put: 'true' },
  {
    kind: 'somebody else’s',
    find: /\b\w+\.user_id = (?:\(select auth\.uid\(\)\)|auth\.uid\(\))/g,
    put: 'true',
  },
  {
    kind: 'right not asked',
    find: /\b(?:\w+\.)?\w+ = any \(private\.codes_with\([^()]*\)\)/g,
    put: 'true',
  },
  { kind: 'any ministry', find: /\band f\.kind = 'ministry'/g, put: '' },
  {
    kind: 'deny ignored',
    find: /\band (?:not coalesce\((?:m\.)?exceptions #> array\['deny', area\] \? verb, false\)|\((?:m\.)?exceptions #> array\['deny', [\w.]+\] \? verb\) is not true)/g,
    put: '',
  },
  { kind: 'allow ignored', find: / or (?:m\.)?exceptions #> array\['allow', [\w.]+\] \? verb/g, put: '' },
  {
    kind: 'limits ignored',
    find: /\band (?:coalesce\(r\.document #> array\['areas', area, 'limits'\], '\[\]'\) = '\[\]'|r\.document #> array\['areas', area, 'limits'\] = '\["own_records"\]')/g,
    put: '',
  },
]

/** For each guard that an operator finds in a body: the same function without it. */
export function bodyMutants(functions: readonly Fn[]): Mutant[] {
  return functions.flatMap((fn) =>
    operators.flatMap(({ kind, find, put }) =>
      [...fn.source.matchAll(find)].map((match, turn) => {
        const body = fn.source.slice(0, match.index) + put + fn.source.slice(match.index + match[0].length)
        const what = match[0].replace(/\s+/g, ' ').slice(0, 70)
        return {
          kind,
          place: `${fn.signature} ${turn + 1}, ${what}`,
          plant: withBody(fn, body),
          within: fn.signature,
          body: true,
        }
      }),
    ),
  )
}
