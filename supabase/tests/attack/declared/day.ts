/** Who waits, what was corrected, and which operations of a device were applied. */
import { anyOf, codesWithOwn, member, ownRecords, type Rule, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const key = `facility_code || '/' || id`
const target = 'facility_code'

const allOf =
  (...rules: Rule[]): Rule =>
  (me, row) =>
    rules.every((rule) => rule(me, row) === true)

/** Whoever keeps identities or sees people; a new arrival is the writer's own. */
export const notesArrivals: Rule = (me, row) =>
  anyOf(right('patients', 'update'), right('consultations', 'create'))(me, row) === true ||
  codesWithOwn(me, 'patients', 'update').includes(row.target) ||
  codesWithOwn(me, 'consultations', 'create').includes(row.target)
/** Carried off to another facility, an arrival would be one of a patient whom that one does not have. */
const isAtHome: Rule = (_me, row) => row.key === undefined || String(row.key).startsWith(`${row.target}/`)
const followsArrivals: Rule = anyOf(
  right('patients', 'update'),
  right('consultations', 'create'),
  ownRecords('patients', 'update'),
  ownRecords('consultations', 'create'),
)
/** May the person read the patient? Here the patient and their arrival are written by the same person. */
export const readsPatients = anyOf(right('patients', 'read'), ownRecords('patients', 'read'))

export const day: readonly Relation[] = [
  {
    name: 'sis.arrival',
    key,
    target,
    facts: { author: 'created_by' },
    select: readsPatients,
    insert: allOf(notesArrivals, readsPatients),
    update: allOf(followsArrivals, readsPatients, isAtHome),
    columns: {
      insert: ['facility_code', 'id', 'patient_id', 'arrived_at', 'urgent', 'note', 'left_at'],
      update: ['arrived_at', 'urgent', 'note', 'left_at'],
    },
    fresh: (code) => ({ id: quoted(idOf('arrival_new', code)) }),
    touch: `note = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.correction',
    key,
    target,
    facts: { author: 'author' },
    select: anyOf(right('consultations', 'read'), ownRecords('consultations', 'read')),
    fresh: (code) => ({ id: quoted(idOf('correction_new', code)), revision: '91' }),
    touch: `reason = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.operation',
    key,
    target,
    facts: { actor: 'actor' },
    select: (me, row) => row.actor === me.id && member(me, row),
    fresh: (code) => ({ id: quoted(idOf('operation_new', code)) }),
    touch: `kind = 'touched'`,
    home: 'facility_code',
  },
]
