/** The register: records of people, for those who care for them at that facility and nobody else. */
import { anyOf, guarded, member, ownRecords, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import { forbidden } from './notation.ts'
import type { Relation } from './types.ts'

const quoted = (value: string): string => `'${value}'`
const key = `facility_code || '/' || id`
const target = 'facility_code'
const may = (area: 'patients' | 'consultations', verb: string) =>
  anyOf(right(area, verb), ownRecords(area, verb))
/** A new record is the writer's own, so the limit to own records does not stop it. */
const mayCreate = (area: 'patients' | 'consultations') =>
  anyOf(right(area, 'create'), (me, row) => ownRecords(area, 'create')(me, { ...row, author: me.id }))

/** Withdrawing a record asks for the right to delete on top of that to correct. */
const withdrawal = (area: 'patients' | 'consultations') => ({
  verb: 'withdraw',
  touch: 'deleted_at = now()',
  rule: guarded(may(area, 'update'), (me, row) =>
    right(area, 'delete')(me, row) === true ? undefined : forbidden,
  ),
})

const identity = [
  ...['family_name', 'given_name', 'sex', 'birth_date', 'birth_precision', 'village', 'in_health_area'],
  ...['phone', 'guardian_name', 'pregnant', 'national_number', 'earlier_number', 'insurance_number'],
]
const visit = [
  ...['consulted_at', 'reasons', 'signs', 'temperature_c', 'weight_kg', 'height_cm', 'muac_mm'],
  ...[
    'systolic_mmhg',
    'diastolic_mmhg',
    'pulse_bpm',
    'respiration_rpm',
    'spo2_pct',
    'gestation_weeks',
    'malaria_test',
  ],
  ...['malaria_result', 'is_new_case', 'prescription', 'treatment', 'outcome', 'next_visit_on'],
]
const finding = ['term_code', 'free_text', 'certainty', 'is_new_case']

export const register: readonly Relation[] = [
  {
    name: 'sis.patient',
    key,
    target,
    facts: { author: 'created_by' },
    select: may('patients', 'read'),
    insert: mayCreate('patients'),
    update: may('patients', 'update'),
    columns: { insert: ['facility_code', 'id', ...identity], update: [...identity, 'deleted_at'] },
    fresh: (code) => ({ id: quoted(idOf('patient_new', code)) }),
    touch: `village = 'Touché'`,
    special: [withdrawal('patients')],
    home: 'facility_code',
  },
  {
    name: 'sis.consultation',
    key,
    target,
    facts: { author: 'author' },
    select: may('consultations', 'read'),
    insert: mayCreate('consultations'),
    update: may('consultations', 'update'),
    columns: {
      insert: ['facility_code', 'id', 'patient_id', ...visit],
      update: [...visit, 'deleted_at'],
    },
    fresh: (code) => ({ id: quoted(idOf('consultation_new', code)) }),
    touch: `signs = 'Touché'`,
    special: [withdrawal('consultations')],
    home: 'facility_code',
  },
  {
    name: 'sis.diagnosis',
    key,
    target,
    facts: { author: 'author' },
    select: may('consultations', 'read'),
    insert: mayCreate('consultations'),
    update: may('consultations', 'update'),
    delete: may('consultations', 'update'),
    columns: { insert: ['facility_code', 'id', 'consultation_id', ...finding], update: finding },
    fresh: (code) => ({ id: quoted(idOf('diagnosis_new', code)) }),
    touch: `free_text = 'Touché'`,
    home: 'facility_code',
  },
  {
    name: 'sis.event',
    key: `facility_code || '/' || seq`,
    target,
    select: member,
    fresh: () => ({ seq: '90000' }),
    touch: `detail = '{"touched": true}'`,
    home: 'facility_code',
  },
  {
    name: 'sis.feed',
    key: 'facility_code',
    target,
    select: member,
    fresh: () => ({}),
    clear: (code) => `delete from sis.feed where facility_code = '${code}'`,
    touch: 'epoch = 77',
    home: 'facility_code',
  },
]
