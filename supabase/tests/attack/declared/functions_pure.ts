/** What the policies ask about the caller, and functions that know nothing but their arguments. */
import { type Area, verbsByArea } from '../../../../functions/_shared/contracts/permissions.ts'
import {
  codesWith,
  codesWithOwn,
  effective,
  facilitiesOf,
  holdsNationally,
  type Rule,
  right,
  signedIn,
} from '../oracle.ts'
import { forbidden } from './notation.ts'
import type { Call } from './types.ts'

const list = (codes: readonly string[]): string => `ok ${[...codes].sort().join(',')}`
const listed = (array: string): string =>
  `(select coalesce(string_agg(c, ',' order by c collate "C"), '') from unnest(${array}) as c)`

/** One call that tells of the caller, for whoever is signed in. */
const about = (
  fn: string | readonly string[],
  use: string,
  sql: (fn: string) => string,
  answer: Call['answer'],
): Call => ({
  functions: typeof fn === 'string' ? [fn] : fn,
  use,
  each: 'once',
  sql,
  opens: signedIn,
  refused: 'no grant',
  answer,
})
/** A function of its arguments alone. */
const computed = (fn: string, args: string, value: string): Call =>
  about(
    fn,
    'computes',
    (name) => `${name}(${args})`,
    () => (/^[0-9P]{2}.{3} /.test(value) ? value : `ok ${value}`),
  )

const areas = Object.entries(verbsByArea) as [Area, readonly string[]][]
const everyRight = areas.flatMap(([area, verbs]) => verbs.map((verb) => [area, verb] as const))
const limited = everyRight.filter(([area]) => area === 'patients' || area === 'consultations')

/** The whole vocabulary in one question: `area.verb=facilities`, for the rights that give any. */
const inventory = (
  fn: string,
  rights: typeof everyRight,
): string => `(select coalesce(string_agg(concat(area, '.', verb, '=', c), ',' order by area, verb, c), '')
  from (values ${rights.map(([area, verb]) => `('${area}', '${verb}')`).join(', ')}) as r (area, verb), unnest(${fn}(area, verb)) as c)`
const held = (rights: typeof everyRight, holders: (area: Area, verb: string) => readonly string[]) =>
  `ok ${rights
    .flatMap(([area, verb]) => holders(area, verb).map((code) => `${area}.${verb}=${code}`))
    .sort()
    .join(',')}`

const asked: readonly Call[] = [
  about(
    'private.me()',
    'tells who asks',
    (fn) => `${fn}()`,
    (me) => `ok ${me.id}`,
  ),
  about(
    'private.codes_with(text,text)',
    'lists',
    (fn) => inventory(fn, everyRight),
    (me) => held(everyRight, (area, verb) => codesWith(me, area, verb)),
  ),
  about(
    'private.codes_with_own(text,text)',
    'lists',
    (fn) => inventory(fn, limited),
    (me) => held(limited, (area, verb) => codesWithOwn(me, area, verb)),
  ),
  about(
    'private.national_with(text,text)',
    'lists',
    (fn) =>
      `(select coalesce(string_agg(concat(area, '.', verb), ',' order by area, verb), '') from (values ${everyRight
        .map(([area, verb]) => `('${area}', '${verb}')`)
        .join(', ')}) as r (area, verb) where ${fn}(area, verb))`,
    (me) =>
      list(everyRight.filter(([area, verb]) => holdsNationally(me, area, verb)).map((r) => r.join('.'))),
  ),
  about(
    'private.my_facilities()',
    'lists',
    (fn) => listed(`${fn}()`),
    (me) => list(facilitiesOf(me)),
  ),
  about(
    'private.my_topics()',
    'lists',
    (fn) =>
      `(select coalesce(string_agg(split_part(t, ':', 2), ',' order by split_part(t, ':', 2) collate "C"), '') from unnest(${fn}()) as t)`,
    (me) => list(facilitiesOf(me)),
  ),
  about(
    ['sis.my_access()', 'private.my_access()'],
    'tells where I work',
    (fn) =>
      `(select coalesce(string_agg(m ->> 'facility_code', ',' order by m ->> 'facility_code' collate "C"), '') from jsonb_array_elements(${fn}() -> 'memberships') as m)`,
    (me) => list(facilitiesOf(me)),
  ),
  about(
    ['sis.my_access()', 'private.my_access()'],
    'tells what I may do',
    (fn) =>
      `(select coalesce(string_agg(r, ',' order by r collate "C"), '') from (
        select (m ->> 'facility_code') || '.' || area || '.' || verb as r from jsonb_array_elements(${fn}() -> 'memberships') as m,
          jsonb_each(m #> '{document,areas}') as a (area, rights), jsonb_array_elements_text(rights -> 'verbs') as verb) as rights)`,
    (me) => list(effective(me)),
  ),
]

const required = (area: Area, verb: string): Call => ({
  functions: ['private.require(text,text,text)'],
  use: `${area}.${verb}`,
  each: 'facility',
  sql: (fn, code) => `${fn}('${code}', '${area}', '${verb}')`,
  opens: ((me, row) =>
    right(area, verb)(me, row) === true ||
    (['create', 'update'].includes(verb) &&
      codesWithOwn(me, area, verb).includes(row.target))) satisfies Rule,
  refused: forbidden,
  answer: () => 'ok ',
})

const computing: readonly Call[] = [
  about(
    'sis.reference_lists(text)',
    'gives the lists of the forms',
    (fn) => `${fn}(null) #>> '{terms,0,0}'`,
    () => 'ok malaria_simple',
  ),
  about(
    'sis.reference_lists(text)',
    'says that nothing changed',
    (fn) => `(select string_agg(k, ',') from jsonb_object_keys(${fn}(${fn}(null) ->> 'version')) k)`,
    () => 'ok version',
  ),
  computed('private.clean_text(text)', `'  a   b '`, 'a b'),
  computed('private.sound_of(text)', `'Coulibaly'`, 'kulibali'),
  computed('private.plain_of(text)', `'N’Diaye  Aïssata'`, 'ndiaye aissata'),
  computed('private.code_of(text)', `'kO-il'`, 'K011'),
  computed('private.phone_of(text)', `'+223 76 00 00 01'`, '76000001'),
  computed(
    'private.search_words(uuid,text,text,text,text,text,text,text)',
    `'00000000-0000-0000-0000-000000000000', 'Dolo', 'Awa', 'Bongo', '76000001', null, null, null`,
    'dolo aua @bongo #00000000 #76000001 ~10000067',
  ),
  computed('private.short_code(uuid)', `'00000000-0000-0000-0000-000000000000'`, '0000-0000'),
  computed('private.refuse(text,jsonb,text)', `'planted'`, '22023 planted'),
  computed('private.expect_fields(jsonb,text[],text[])', `'{}', '{}', '{}'`, ''),
  computed('private.expect_short(jsonb,text[],integer)', `'{}', '{}'`, ''),
  computed('private.patch_of(jsonb,text[])', `'{"a": 1, "b": 2}', '{a}'`, '{"a": 1}'),
  computed('private.permission_document_problem(jsonb)', `'[]'`, 'not an object'),
  about(
    'private.permission_vocabulary()',
    'tells',
    (fn) => `${fn}() ? 'patients'`,
    () => 'ok true',
  ),
  about(
    'private.limit_vocabulary()',
    'tells',
    (fn) => `${fn}() ? 'patients'`,
    () => 'ok true',
  ),
  about(
    'private.area_above(text,text,date)',
    'tells',
    (fn) => `(${fn}('area_own', 'district', current_date)).code`,
    () => 'ok district_own',
  ),
  computed('epi.year_and_week(date)', `'2026-11-24'`, '2026-W48'),
  computed('epi.reaches_rate(integer,integer,integer)', '10, 100000, 10', 'true'),
  computed('epi.meningitis_level(integer,integer,boolean)', '0, 30000', 'none'),
  computed('epi.third_quartile(integer[])', `'{1,2,3,4,5}'`, '4'),
]

export const pure: readonly Call[] = [
  ...asked,
  required('patients', 'read'),
  required('patients', 'create'),
  required('staff', 'update'),
  required('audit', 'read'),
  ...computing,
]
