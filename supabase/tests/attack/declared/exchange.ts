/** What two facilities share, and the figures that the Ministry reads of it. */
import { anyOf, eitherSide, member, national, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const letter = (expression: string): string =>
  `(select r.${expression} from sis.referral r where r.id = referral_id)`
const bothSides = eitherSide('referrals', 'read')
const cases = anyOf(right('surveillance', 'read'), national('surveillance', 'read'))
const caseKey = `concat_ws('/', facility_code, disease_code, week_start, age_band, sex, certainty)`
const activityKey = `concat_ws('/', facility_code, indicator, day)`
const flowKey = `concat_ws('/', from_facility, to_facility, week_start, kind, status)`

export const exchange: readonly Relation[] = [
  {
    name: 'sis.referral',
    key: 'id::text',
    target: 'from_facility',
    facts: { receiver: 'to_facility' },
    select: bothSides,
    fresh: (code) => ({ id: quoted(idOf('referral_new', code)) }),
    touch: `reason = 'Touché'`,
    home: 'from_facility',
  },
  {
    name: 'sis.referral_step',
    key: 'id::text',
    target: letter('from_facility'),
    facts: { receiver: letter('to_facility') },
    select: bothSides,
    fresh: (code) => ({ id: quoted(idOf('step_new', code)), position: '99' }),
    touch: `note = 'Touché'`,
  },
  {
    name: 'sis.counter_referral',
    key: 'id::text',
    target: letter('from_facility'),
    facts: { receiver: letter('to_facility') },
    select: bothSides,
    fresh: (code) => ({
      id: quoted(idOf('counter_new', code)),
      referral_id: quoted(idOf('referral_open', code)),
    }),
    touch: `care = 'Touché'`,
  },
  {
    name: 'sis.referral_count',
    key: flowKey,
    target: 'from_facility',
    facts: { receiver: 'to_facility' },
    select: anyOf(bothSides, national('reports', 'read')),
    fresh: () => ({ week_start: quoted('2001-01-01') }),
    touch: 'total = 77',
    home: 'from_facility',
  },
  {
    name: 'sis.case_count',
    key: caseKey,
    target: 'facility_code',
    select: cases,
    fresh: () => ({ week_start: quoted('2001-01-01') }),
    touch: 'cases = 77',
    home: 'facility_code',
  },
  {
    name: 'sis.activity_count',
    key: activityKey,
    target: 'facility_code',
    select: anyOf(member, national('reports', 'read')),
    fresh: () => ({ day: quoted('2001-01-01') }),
    touch: 'total = 77',
    home: 'facility_code',
  },
]

const view = { fresh: () => ({}), isView: true } as const

/** Views of the Ministry: never a record, and rows for the Ministry alone. */
export const consolidated: readonly Relation[] = [
  {
    ...view,
    name: 'ministry.weekly_cases',
    key: caseKey,
    target: 'facility_code',
    select: national('surveillance', 'read'),
    touch: 'cases = 77',
  },
  {
    ...view,
    name: 'ministry.referral_flow',
    key: flowKey,
    target: 'from_facility',
    select: national('reports', 'read'),
    touch: 'total = 77',
  },
  {
    ...view,
    name: 'ministry.daily_activity',
    key: activityKey,
    target: 'facility_code',
    select: national('reports', 'read'),
    touch: 'total = 77',
  },
  {
    ...view,
    name: 'ministry.facility_directory',
    key: 'code',
    target: 'code',
    select: national('reports', 'read'),
    touch: `name = 'Touché'`,
  },
]
