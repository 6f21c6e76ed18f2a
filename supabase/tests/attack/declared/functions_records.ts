/** Functions of the register and the journal. */
import type { Actor } from '../actors.ts'
import { anyOf, codesWith, codesWithOwn, member, ownRecords, type Rule, right } from '../oracle.ts'
import { idOf } from '../places.ts'
import { forbidden, notFound } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string): string[] => [`sis.${name}`, `private.${name}`]

/** Whoever is limited to their own records still writes new ones. */
const creates = (area: 'patients' | 'consultations'): Rule =>
  anyOf(right(area, 'create'), (me, row) => codesWithOwn(me, area, 'create').includes(row.target))

/** Who is limited to their own records is told that the others do not exist. */
const corrects =
  (area: 'patients' | 'consultations'): Rule =>
  (me, row) =>
    right(area, 'update')(me, row) === true ||
    (codesWithOwn(me, area, 'update').includes(row.target) && notFound)

const person = (code: string, more: object) => ({
  facility_code: code,
  family_name: 'Dolo',
  given_name: 'Awa',
  sex: 'F',
  birth_date: '2000-01-01',
  ...more,
})
const visit = (code: string, more: object) => ({
  facility_code: code,
  patient_id: idOf('patient_plain', code),
  consulted_at: '2026-01-02T10:00:00Z',
  ...more,
})

const reader =
  (holds: (me: Actor) => readonly string[]): Rule =>
  (me, row) =>
    holds(me).includes(row.target)

export const recording: readonly Call[] = [
  {
    functions: ['sis.save_patient(jsonb)'],
    use: 'registers a patient',
    each: 'facility',
    args: (code) => ({ patient: person(code, { id: idOf('patient_saved', code) }) }),
    opens: creates('patients'),
    refused: forbidden,
  },
  {
    functions: ['sis.save_patient(jsonb)'],
    use: 'corrects a patient',
    each: 'facility',
    args: (code) => ({ patient: person(code, { id: idOf('patient_plain', code), revision: 1 }) }),
    opens: corrects('patients'),
    refused: forbidden,
  },
  {
    functions: ['sis.save_consultation(jsonb)'],
    use: 'records a visit',
    each: 'facility',
    args: (code) => ({
      consultation: visit(code, {
        id: idOf('visit_saved', code),
        diagnoses: [{ id: idOf('finding', code), free_text: 'Toux' }],
      }),
    }),
    opens: creates('consultations'),
    refused: forbidden,
  },
  {
    functions: ['sis.save_consultation(jsonb)'],
    use: 'corrects a visit',
    each: 'facility',
    args: (code) => ({
      consultation: visit(code, { id: idOf('consultation_plain', code), revision: 1, reason: 'Oubli' }),
    }),
    opens: corrects('consultations'),
    refused: forbidden,
  },
  {
    functions: ['sis.search_patients(text,text,integer)', 'private.search_patients(text,text,integer)'],
    use: 'finds a patient by name',
    each: 'facility',
    args: (code) => ({ facility: code, query: 'CANARY', max_rows: 20 }),
    reads: 'rows',
    opens: right('patients', 'read'),
    refused: forbidden,
  },
  {
    functions: ['sis.anonymous_patients(text,uuid,integer)', 'private.anonymous_patients(text,uuid,integer)'],
    use: 'lists people without their names',
    each: 'facility',
    args: (code) => ({ facility: code, after: null, max_rows: 20 }),
    reads: 'rows',
    opens: reader((me) => codesWith(me, 'patients', 'read', ['without_identity'])),
    refused: forbidden,
  },
  {
    functions: ['sis.events_since(text,bigint,integer)'],
    use: 'reads the journal',
    each: 'facility',
    args: (code) => ({ facility: code, since: 0, max_rows: 20 }),
    reads: 'rows',
    opens: member,
    refused: 'ok 0',
  },
  {
    functions: both('open_record(text,uuid,text)'),
    use: 'opens a record',
    each: 'facility',
    facts: () => ({ author: 'somebody else' }),
    args: (code) => ({ facility: code, patient: idOf('patient_plain', code), purpose: 'care' }),
    opens: anyOf(right('patients', 'read'), ownRecords('patients', 'read')),
    refused: notFound,
  },
]
