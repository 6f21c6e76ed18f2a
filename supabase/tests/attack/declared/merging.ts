/** Records of one person made one, pairs that are two people, and the words that a search compares. */
import { anyOf, nobody, ownRecords, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const reads = anyOf(right('patients', 'read'), ownRecords('patients', 'read'))

export const merging: readonly Relation[] = [
  {
    name: 'sis.patient_merge',
    key: `facility_code || '/' || id`,
    target: 'facility_code',
    facts: { author: 'merged_by' },
    select: reads,
    fresh: (code) => ({ id: quoted(idOf('merge_new', code)) }),
    touch: `reason = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.distinct_pair',
    key: `facility_code || '/' || patient_a || '/' || patient_b`,
    target: 'facility_code',
    facts: { author: 'created_by' },
    select: reads,
    // The pair of the world turned round would not be in order; one side stays, the other is nobody's.
    fresh: () => ({ patient_b: quoted('ffffffff-ffff-4fff-8fff-ffffffffffff') }),
    touch: `created_by_name = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.name_word',
    key: `facility_code || '/' || word || '/' || patient_id`,
    target: 'facility_code',
    select: nobody,
    fresh: () => ({ word: quoted('touche') }),
    touch: `word = word || 'x'`,
    home: 'facility_code',
  },
]
