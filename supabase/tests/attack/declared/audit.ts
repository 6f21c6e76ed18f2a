/** The audit trail, and the times that the glass was broken. */
import { anyOf, facilitiesOf, type Rule, right, signedIn } from '../oracle.ts'
import { idOf } from '../places.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const opener: Rule = (me, row) =>
  me.id !== null && row.user === me.id && facilitiesOf(me).includes(String(row.by))
const appendOnly = '42501 append_only'

export const audit: readonly Relation[] = [
  {
    name: 'sis.audit',
    key: `facility_code || '/' || seq`,
    target: 'facility_code',
    select: right('audit', 'read'),
    columns: {
      select: [
        ...[
          'facility_code',
          'seq',
          'at',
          'actor',
          'actor_name',
          'by_facility',
          'action',
          'relation',
          'row_id',
        ],
        ...['patient_id', 'fields', 'purpose', 'request', 'previous_hash', 'hash'],
      ],
    },
    fresh: () => ({ seq: '90000' }),
    touch: `purpose = 'Touché'`,
    // The owner reaches the row, and not even the owner rewrites it.
    ownerIsTold: { update: appendOnly, delete: appendOnly },
    home: 'facility_code',
  },
  {
    name: 'sis.emergency_access',
    key: 'id::text',
    target: 'facility_code',
    facts: { user: 'user_id', by: 'by_facility' },
    select: anyOf(opener, right('audit', 'read')),
    fresh: (code) => ({ id: quoted(idOf('access_new', code)), request_id: quoted(idOf('access_new', code)) }),
    touch: 'reads = 77',
    home: 'facility_code',
  },
  {
    name: 'sis.emergency_rule',
    key: 'valid::text',
    target: `'common'`,
    select: signedIn,
    fresh: () => ({ valid: `'[1700-01-01,1701-01-01)'` }),
    touch: 'minutes = 77',
  },
]
