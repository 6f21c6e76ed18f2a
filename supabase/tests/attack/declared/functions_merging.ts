/** Functions that make two records one person's, take them apart, and fold names for the search. */
import { codesWithOwn, type Rule, right } from '../oracle.ts'
import { type FacilityCode, idOf } from '../places.ts'
import { forbidden, json, notFound } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string): string[] => [`sis.${name}`, `private.${name}`]

/** Who is limited to their own records is told that the others do not exist. */
const corrects: Rule = (me, row) =>
  right('patients', 'update')(me, row) === true ||
  (codesWithOwn(me, 'patients', 'update').includes(row.target) && notFound)

const pair = (code: FacilityCode) => ({
  kept_id: idOf('patient_plain', code),
  merged_id: idOf('double_plain', code),
})
const merge = (code: FacilityCode, id: string, merged_revision = 1) => ({
  ...{ facility_code: code, id, ...pair(code), reason: 'Même personne' },
  ...{ kept_revision: 1, merged_revision },
})
const call = (functions: readonly string[], use: string, more: Partial<Call>): Call => ({
  ...{ functions, use, each: 'facility', opens: corrects, refused: forbidden },
  ...more,
})

export const merging: readonly Call[] = [
  call(both('merge_patients(jsonb)'), 'makes two records one', {
    sql: (fn, code) =>
      `${fn}(${json(merge(code, idOf('merge_made', code), 2))}) #>> '{merged,merged_into}' is not null`,
    before: (code) =>
      `update sis.patient set deleted_at = null where facility_code = '${code}' and id = '${pair(code).merged_id}'`,
    answer: () => 'ok true',
  }),
  call(both('merge_patients(jsonb)'), 'sends a merge again', {
    args: (code) => ({ merge: merge(code, idOf('merge_plain', code)) }),
    reads: ['merge', 'id'],
  }),
  call(both('undo_merge(jsonb)'), 'takes a merge apart', {
    args: (code) => ({
      undo: { facility_code: code, id: idOf('merge_plain', code), reason: 'Deux personnes' },
    }),
    reads: ['merge', 'id'],
  }),
  call(both('save_distinct(jsonb)'), 'notes two people', {
    args: (code) => ({
      pair: { facility_code: code, patient_a: pair(code).kept_id, patient_b: pair(code).merged_id },
    }),
    reads: ['patient_a'],
  }),
]
