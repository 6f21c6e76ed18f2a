/** Functions of the exchange between a device and the register. */
import { type Actor, actors, director } from '../actors.ts'
import { anyOf, codesWithOwn, member, ownRecords, type Rule, right, signedIn } from '../oracle.ts'
import { type FacilityCode, idOf, places } from '../places.ts'
import { notesArrivals, readsPatients } from './day.ts'
import { forbidden, json, notFound } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string, own: string): string[] => [`sis.${name}`, `private.${own}`]
const readsVisits = anyOf(right('consultations', 'read'), ownRecords('consultations', 'read'))
/** A minute before the tests began: openings are told within thirty days. */
const justNow = new Date(Date.now() - 60_000).toISOString()

/** Who wrote the records of the world: the director's everywhere, and those of the nurse who is limited to theirs. */
const authors = (code: FacilityCode): (string | null)[] => {
  const limited = actors.find((actor) => actor.code === 'own_records_nurse')
  return [director.id, ...(code === places.own.code ? [limited?.id ?? null] : [])]
}
/** How many of the facility's records the rule shows to this person. */
const shown = (rule: Rule) => (me: Actor, code: FacilityCode) =>
  `ok ${authors(code).filter((author) => rule(me, { target: code, author }) === true).length}`
const ofPlain = () => ({ author: director.id })

/** The patient and visit that the director wrote, as an array of one id. */
const one = (kind: string, code: FacilityCode): string => `array['${idOf(`${kind}_plain`, code)}']::uuid[]`
const length = (array: string): string => `jsonb_array_length(coalesce(${array}, '[]'))`

const asked = (fn: string, use: string, sql: NonNullable<Call['sql']>, answer: Call['answer']): Call => ({
  functions: [fn],
  use,
  each: 'facility',
  sql,
  opens: signedIn,
  refused: 'no grant',
  ...(answer && { answer }),
})
/** How many rows of an answer somebody gets: none, where they may not read them. */
const shownOnly = (fn: string, use: string, sql: NonNullable<Call['sql']>, opens: Rule): Call => ({
  functions: [fn],
  use,
  each: 'facility',
  sql,
  facts: ofPlain,
  opens,
  refused: 'ok 0',
  answer: () => 'ok 1',
})

const batch = (code: FacilityCode, operations: readonly object[] = []) =>
  ({ facility_code: code, since: 0, clock: justNow, operations }) as never
const page = (code: FacilityCode, part: string) => ({ facility_code: code, part, after: null, size: 50 })
const patient = (code: FacilityCode, id: string) => ({
  ...{ facility_code: code, id, family_name: 'Dolo', given_name: 'Awa', sex: 'F', birth_date: '2000-01-01' },
})
const registration = (code: FacilityCode) => {
  const id = idOf('patient_pushed', code)
  return {
    id: idOf('operation_pushed', code),
    kind: 'patient.save',
    subject: id,
    at: justNow,
    args: patient(code, id),
  }
}
const registers: Rule = (me, row) =>
  right('patients', 'create')(me, row) === true || codesWithOwn(me, 'patients', 'create').includes(row.target)

const parts = [
  ['patients', readsPatients],
  ['visits', readsVisits],
  ['arrivals', readsPatients],
] as const

const day: readonly Call[] = [
  ...(['arrival_saved', 'arrival_plain'] as const).map(
    (name): Call => ({
      functions: ['sis.save_arrival(jsonb)'],
      use: name === 'arrival_saved' ? 'notes an arrival' : 'follows an arrival',
      each: 'facility',
      facts: ofPlain,
      args: (code) => ({
        arrival: {
          ...{
            facility_code: code,
            id: idOf(name, code),
            patient_id: idOf('patient_plain', code),
            arrived_at: justNow,
          },
          ...(name === 'arrival_plain' && { revision: 1 }),
        },
      }),
      opens: (me, row) => notesArrivals(me, row) === true && (readsPatients(me, row) === true || notFound),
      refused: forbidden,
    }),
  ),
  {
    functions: ['sis.withdraw_consultation(jsonb)'],
    use: 'withdraws a visit',
    each: 'facility',
    args: (code) => ({
      withdrawal: {
        facility_code: code,
        id: idOf('consultation_plain', code),
        revision: 1,
        reason: 'Doublon',
      },
    }),
    opens: (me, row) =>
      right('consultations', 'delete')(me, row) === true &&
      (right('consultations', 'update')(me, row) === true || notFound),
    refused: forbidden,
    overHttp: 'last',
  },
  {
    functions: both('note_opening(jsonb)', 'note_device_opening(jsonb)'),
    use: 'tells that a record was read on the device',
    each: 'facility',
    facts: ofPlain,
    args: (code) => ({
      opening: { facility_code: code, patient_id: idOf('patient_plain', code), purpose: 'care', at: justNow },
    }),
    opens: readsPatients,
    refused: notFound,
    answer: () => 'ok ',
  },
]

const exchange: readonly Call[] = [
  {
    functions: ['sis.push(jsonb)'],
    use: 'asks what changed',
    each: 'facility',
    args: (code) => ({ batch: batch(code) }),
    reads: ['seq'],
    opens: member,
    refused: forbidden,
  },
  ...parts.map(
    ([part, rule]): Call => ({
      functions: ['sis.push(jsonb)'],
      use: `gets the ${part} that changed`,
      each: 'facility',
      sql: (fn, code) => length(`${fn}(${json(batch(code))}) #> '{changes,${part}}'`),
      opens: member,
      refused: forbidden,
      answer: shown(rule),
    }),
  ),
  {
    functions: ['sis.push(jsonb)'],
    use: 'registers a patient',
    each: 'facility',
    sql: (fn, code) => `${fn}(${json(batch(code, [registration(code)]))}) #>> '{answers,0,status}'`,
    opens: member,
    refused: forbidden,
    answer: (me, code) => (registers(me, { target: code }) === true ? 'ok done' : 'ok refused'),
  },
  ...parts.map(
    ([part, rule]): Call => ({
      functions: ['sis.working_set(jsonb)'],
      use: `gets the ${part}`,
      each: 'facility',
      sql: (fn, code) => length(`${fn}(${json(page(code, part))}) -> 'rows'`),
      opens: member,
      refused: forbidden,
      answer: shown(rule),
    }),
  ),
  {
    functions: ['sis.working_set(jsonb)'],
    use: 'gets a page',
    each: 'facility',
    args: (code) => ({ request: page(code, 'patients') }),
    reads: ['seq'],
    opens: member,
    refused: forbidden,
  },
  {
    functions: ['sis.timeline_visits(text,uuid,timestamp with time zone,integer)'],
    use: 'reads older visits',
    each: 'facility',
    facts: ofPlain,
    args: (code) => ({ facility: code, patient: idOf('patient_plain', code), before: null, size: 10 }),
    reads: 'elements',
    opens: readsVisits,
    refused: 'ok 0',
  },
]

const ledger: readonly Call[] = [
  asked(
    'private.operation_state(text,uuid)',
    'looks an operation up',
    (fn, code) => `${fn}('${code}', '${idOf('operation_plain', code)}')`,
    (me, code) =>
      member(me, { target: code }) !== true ? 'ok ∅' : me.id === director.id ? 'ok done' : 'ok taken',
  ),
  {
    functions: ['private.note_operation(text,uuid,text,uuid)'],
    use: 'writes an operation down',
    each: 'facility',
    sql: (fn, code) =>
      `${fn}('${code}', '${idOf('operation_noted', code)}', 'patient.save', '${idOf('patient_plain', code)}')`,
    opens: member,
    refused: forbidden,
    answer: () => 'ok ',
  },
  {
    functions: ['private.carry_out(text,text,jsonb)'],
    use: 'registers a patient',
    each: 'facility',
    sql: (fn, code) =>
      `${fn}('${code}', 'patient.save', ${json(patient(code, idOf('patient_carried', code)))})`,
    opens: registers,
    refused: forbidden,
    answer: () => 'ok ',
  },
  asked(
    'private.try_operation(text,jsonb,interval)',
    'registers a patient',
    (fn, code) => `${fn}('${code}', ${json(registration(code))}, interval '0') ->> 'status'`,
    (me, code) => (registers(me, { target: code }) === true ? 'ok done' : 'ok refused'),
  ),
  asked(
    'private.moved_by(jsonb,interval)',
    'computes',
    (fn) =>
      `(${fn}('{"at": "2026-01-01T00:00:00Z"}', interval '1 hour') ->> 'at')::timestamptz = '2026-01-01T01:00:00Z'`,
    () => 'ok true',
  ),
  asked(
    'private.refusal_in_words(text,text,text,text)',
    'computes',
    (fn) => `${fn}('42501', 'permission denied', '', '')`,
    () => 'ok {"code": "forbidden"}',
  ),
]

const rows: readonly Call[] = [
  {
    functions: ['private.reads_patient(text,uuid)'],
    use: 'tells',
    each: 'facility',
    facts: ofPlain,
    sql: (fn, code) => `${fn}('${code}', '${idOf('patient_plain', code)}')`,
    opens: readsPatients,
    refused: 'ok false',
    answer: () => 'ok true',
  },
  shownOnly(
    'private.last_visits(text,uuid[])',
    'tells the last visit',
    (fn, code) => `select count(v.last_visit_on) from ${fn}('${code}', ${one('patient', code)}) v`,
    right('patients', 'read'),
  ),
  shownOnly(
    'private.patient_rows(text,uuid[])',
    'lists',
    (fn, code) => length(`${fn}('${code}', ${one('patient', code)})`),
    readsPatients,
  ),
  shownOnly(
    'private.visit_rows(text,uuid[])',
    'lists',
    (fn, code) => length(`${fn}('${code}', ${one('consultation', code)})`),
    readsVisits,
  ),
  shownOnly(
    'private.arrival_rows(text,uuid[])',
    'lists',
    (fn, code) => length(`${fn}('${code}', ${one('arrival', code)})`),
    readsPatients,
  ),
  shownOnly(
    'private.diagnoses_noted(text,uuid)',
    'lists',
    (fn, code) => length(`${fn}('${code}', '${idOf('consultation_plain', code)}')`),
    readsVisits,
  ),
  shownOnly(
    'private.changes_of(text,jsonb)',
    'lists',
    (fn, code) => length(`${fn}('${code}', '{"patient": ["${idOf('patient_plain', code)}"]}') -> 'patients'`),
    readsPatients,
  ),
  shownOnly(
    'private.records_of(text,uuid)',
    'lists',
    (fn, code) => `cardinality(${fn}('${code}', '${idOf('patient_plain', code)}'))`,
    member,
  ),
  {
    functions: ['private.news_since(text,bigint,bigint)'],
    use: 'lists',
    each: 'facility',
    sql: (fn, code) => `${fn}('${code}', 0, 100000) #>> '{subjects,patient}'`,
    opens: member,
    refused: 'ok ∅',
  },
  ...(['patients', 'visits'] as const).map((part) =>
    asked(
      'private.holds_part(text,text)',
      `tells of ${part}`,
      (fn, code) => `${fn}('${code}', '${part}')`,
      (me, code) => {
        const area = part === 'visits' ? 'consultations' : 'patients'
        const holds =
          right(area, 'read')(me, { target: code }) === true || codesWithOwn(me, area, 'read').includes(code)
        return `ok ${holds}`
      },
    ),
  ),
  asked(
    'private.said_now(text)',
    'tells',
    (fn, code) => `${fn}('${code}')`,
    () => 'ok {}',
  ),
  asked(
    'private.number_now(text,bigint)',
    'tells',
    (fn, code) => `${fn}('${code}', 7)`,
    () => 'ok 7',
  ),
  asked(
    'private.ids_of(jsonb,text)',
    'computes',
    (fn) => `cardinality(${fn}('{}', 'patient'))`,
    () => 'ok 0',
  ),
  asked(
    'private.gone_of(uuid[],jsonb)',
    'computes',
    (fn, code) => `${length(`${fn}(${one('patient', code)}, '[]')`)}`,
    () => 'ok 1',
  ),
  asked(
    'private.without_nulls(jsonb)',
    'computes',
    (fn) => `${fn}('{"a": null, "b": [null]}')`,
    () => 'ok {"b": [null]}',
  ),
  asked(
    'private.both_of(jsonb,jsonb)',
    'computes',
    (fn) => `${fn}('{"a": [1]}', '{"a": [2], "b": [3]}')`,
    () => 'ok {"a": [1, 2], "b": [3]}',
  ),
]

export const exchanging: readonly Call[] = [...day, ...exchange, ...ledger, ...rows]
