/** The questions of the side channels: what is done with something that may exist elsewhere. */
import type { Json } from './declared/types.ts'
import type { Attempt } from './engine.ts'
import { idOf, places } from './places.ts'
import { argument } from './plans_functions.ts'

/** A question that names something; asked once of what exists elsewhere and once of what does not exist. */
export interface Probe {
  name: string
  /** What exists elsewhere. */
  there: string
  /** What exists nowhere, of the same form. */
  missing: string
  ask: (named: string) => Attempt
  /** The same question to the API. */
  over?: (named: string) => Asked
  /** Whose business the thing is all the same. */
  exceptFor?: readonly string[]
}

/** A request to the API. */
export interface Asked {
  method: string
  path: string
  body?: object
  /** Something new may come of it: to be asked by one person only. */
  makes?: boolean
}

const mine = places.own.code
export const elsewhere = places.other.code

const rows = (
  name: string,
  kind: string,
  sql: (id: string) => string,
  over?: (id: string) => Asked,
): Probe => ({
  name,
  there: idOf(kind, elsewhere),
  missing: idOf('missing', name),
  ask: (id) => ({ kind: 'count', sql: sql(id) }),
  ...(over && { over }),
})

/** A call whose answer, if it succeeds, is the caller's own: only whether it does is compared. */
const call = (
  name: string,
  kind: string,
  args: (id: string) => Readonly<Record<string, Json>>,
  makes = false,
): Probe => {
  const [fn = ''] = name.split(/[ ,]/)
  return {
    name,
    there: idOf(kind, elsewhere),
    missing: idOf('missing', name),
    ask: (id) => ({
      kind: 'value',
      sql: `select ((sis.${fn}(${Object.values(args(id)).map(argument).join(', ')}))::text is null)::text`,
    }),
    over: (id) => ({ method: 'POST', path: `/rest/v1/rpc/${fn}`, body: args(id), makes }),
  }
}

/** Moves a letter on, so that the second question finds another state: asked only where all is undone. */
const inTransaction = ({ over: _, ...probe }: Probe): Probe => probe

const kinds: Record<string, string> = {
  'sis.patient': 'patient_plain',
  'sis.consultation': 'consultation_plain',
  'sis.diagnosis': 'diagnosis_plain',
  'sis.referral': 'referral_open',
  'sis.referral_step': 'step_open',
  'sis.counter_referral': 'counter_answered',
  'sis.membership': 'membership_resident',
  'sis.role': 'role_spare',
  'sis.invitation': 'invitation',
  'sis.webhook_endpoint': 'endpoint',
  'sis.webhook_delivery': 'delivery',
  'sis.emergency_access': 'access',
}
const changed: Record<string, string> = {
  'sis.patient': `village = 'x'`,
  'sis.consultation': `signs = 'x'`,
  'sis.diagnosis': `free_text = 'x'`,
  'sis.membership': `title = 'x'`,
  'sis.role': `name_fr = 'xx'`,
  'sis.webhook_endpoint': `description = 'x'`,
}
const removed = ['sis.diagnosis', 'sis.role', 'sis.invitation', 'sis.webhook_endpoint']

const person = (code: string, id: string) =>
  `insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
   values ('${code}', '${id}', 'Dolo', 'Awa', 'F', '2000-01-01')`
const visit = (code: string, id: string, patient: string) =>
  `insert into sis.consultation (facility_code, id, patient_id, consulted_at)
   values ('${code}', '${id}', '${patient}', '1990-01-01')`
const finding = (code: string, id: string, consultation: string) =>
  `insert into sis.diagnosis (facility_code, id, consultation_id, free_text)
   values ('${code}', '${id}', '${consultation}', 'x')`
const newcomer = (code: string, id: string) => ({
  facility_code: code,
  id,
  family_name: 'Dolo',
  given_name: 'Awa',
  sex: 'F',
  birth_date: '2000-01-01',
})
const longAgo = { consulted_at: '1990-01-01T00:00:00Z' }
const fresh = '0193a000-0000-7000-8000-00000000f4e5'
const patientOf = (code: string) => idOf('patient_plain', code)

const rest = (method: string, table: string, id: string, body?: object): Asked => ({
  method,
  path: `/rest/v1/${table.replace('sis.', '')}?id=eq.${id}&select=id`,
  ...(body && { body }),
})
const inserted = (table: string, body: object, makes = false): Asked => ({
  method: 'POST',
  path: `/rest/v1/${table}`,
  body,
  makes,
})
const assigned = (set: string): object => {
  const [, column = '', value = ''] = /^(\w+) = '(.*)'$/.exec(set) ?? []
  return { [column]: value }
}

const tables: readonly Probe[] = [
  ...Object.entries(kinds).map(([table, kind]) =>
    rows(
      `${table}: read`,
      kind,
      (id) => `select 1 from ${table} where id = '${id}'`,
      (id) => rest('GET', table, id),
    ),
  ),
  ...Object.entries(changed).map(([table, set]) =>
    rows(
      `${table}: change`,
      kinds[table] ?? '',
      (id) => `update ${table} set ${set} where id = '${id}'`,
      (id) => rest('PATCH', table, id, assigned(set)),
    ),
  ),
  ...removed.map((table) =>
    rows(
      `${table}: remove`,
      kinds[table] ?? '',
      (id) => `delete from ${table} where id = '${id}'`,
      (id) => rest('DELETE', table, id),
    ),
  ),
  rows(
    'a patient at home under an id of elsewhere',
    'patient_plain',
    (id) => person(mine, id),
    (id) => inserted('patient', newcomer(mine, id), true),
  ),
  rows(
    'a patient elsewhere under an id of there',
    'patient_plain',
    (id) => person(elsewhere, id),
    (id) => inserted('patient', newcomer(elsewhere, id)),
  ),
  rows(
    'a visit at home of a patient of elsewhere',
    'patient_plain',
    (id) => visit(mine, fresh, id),
    (id) => inserted('consultation', { ...longAgo, facility_code: mine, id: fresh, patient_id: id }),
  ),
  rows(
    'a visit elsewhere of a patient of there',
    'patient_plain',
    (id) => visit(elsewhere, fresh, id),
    (id) => inserted('consultation', { ...longAgo, facility_code: elsewhere, id: fresh, patient_id: id }),
  ),
  rows(
    'a visit elsewhere under an id of there',
    'consultation_plain',
    (id) => visit(elsewhere, id, patientOf(elsewhere)),
    (id) =>
      inserted('consultation', {
        ...longAgo,
        facility_code: elsewhere,
        id,
        patient_id: patientOf(elsewhere),
      }),
  ),
  rows(
    'a diagnosis at home of a visit of elsewhere',
    'consultation_plain',
    (id) => finding(mine, fresh, id),
    (id) => inserted('diagnosis', { facility_code: mine, id: fresh, consultation_id: id, free_text: 'x' }),
  ),
  rows(
    'a diagnosis elsewhere of a visit of there',
    'consultation_plain',
    (id) => finding(elsewhere, fresh, id),
    (id) =>
      inserted('diagnosis', { facility_code: elsewhere, id: fresh, consultation_id: id, free_text: 'x' }),
  ),
  rows(
    'a role of elsewhere for somebody at home',
    'role_spare',
    (id) => `update sis.membership set role_id = '${id}' where id = '${idOf('membership_resident', mine)}'`,
  ),
]

type Fields = Readonly<Record<string, Json>>
const patient = (code: string, more: Fields) => ({ patient: { ...newcomer(code, fresh), ...more } })
const consultation = (code: string, more: Fields) => ({
  consultation: {
    facility_code: code,
    id: fresh,
    patient_id: patientOf(code),
    consulted_at: '2026-01-02T10:00:00Z',
    ...more,
  },
})
const letter = (code: string, more: Fields) => ({
  referral: {
    id: fresh,
    from_facility: code,
    to_facility: places.csref.code,
    patient_id: patientOf(code),
    kind: 'reference',
    reason: 'Avis',
    decided_at: '2026-01-02T10:00:00Z',
    ...more,
  },
})
const counter = (more: Fields) => ({
  counter: {
    id: fresh,
    referral_id: idOf('referral_accepted', mine),
    final_diagnosis: 'x',
    outcome: 'cured',
    ...more,
  },
})
const step = (more: Fields) => ({
  step: { id: fresh, referral_id: idOf('referral_mistaken', mine), kind: 'cancelled', ...more },
})
const invited = (more: Fields) => ({
  invitation: {
    facility_code: mine,
    email: 'x@attack.test',
    role_id: idOf('role', 'nurse'),
    display_name: 'Somebody',
    ...more,
  },
})

/**
 * One question is not asked, because its answers differ and may: whether the id of a new letter is taken by two
 * other facilities. A letter is one row that two facilities read, so its id is the country's; who learns that it
 * is taken knew its 74 random bits before.
 */
const functions: readonly Probe[] = [
  {
    ...call('save_patient at home, id of elsewhere', '', (id) => patient(mine, { id }), true),
    there: idOf('patient_plain', places.sister.code),
  },
  call('save_patient elsewhere', 'patient_plain', (id) => patient(elsewhere, { id })),
  call('save_patient elsewhere, correcting', 'patient_plain', (id) =>
    patient(elsewhere, { id, revision: 1 }),
  ),
  call('save_patient at home, correcting', 'patient_plain', (id) => patient(mine, { id, revision: 9 })),
  call(
    'save_consultation at home, id of elsewhere',
    'consultation_plain',
    (id) => consultation(mine, { id }),
    true,
  ),
  call('save_consultation at home, correcting', 'consultation_plain', (id) =>
    consultation(mine, { id, revision: 9 }),
  ),
  call('save_consultation at home, patient of elsewhere', 'patient_plain', (id) =>
    consultation(mine, { patient_id: id }),
  ),
  call('save_consultation elsewhere, patient of there', 'patient_plain', (id) =>
    consultation(elsewhere, { patient_id: id }),
  ),
  call(
    'save_consultation at home, diagnosis of elsewhere',
    'diagnosis_plain',
    (id) => consultation(mine, { id: idOf('visit of', id), diagnoses: [{ id, free_text: 'x' }] }),
    true,
  ),
  call('send_referral, patient of elsewhere', 'patient_plain', (id) => letter(mine, { patient_id: id })),
  call('send_referral, visit of elsewhere', 'consultation_plain', (id) =>
    letter(mine, { consultation_id: id }),
  ),
  call('send_referral from elsewhere', 'patient_plain', (id) => letter(elsewhere, { patient_id: id })),
  call('record_referral_step of a letter of elsewhere', 'referral_open', (id) => step({ referral_id: id })),
  inTransaction(call('record_referral_step, id of elsewhere', 'step_open', (id) => step({ id }))),
  call('send_counter_referral of a letter of elsewhere', 'referral_open', (id) =>
    counter({ referral_id: id }),
  ),
  inTransaction(call('send_counter_referral, id of elsewhere', 'counter_answered', (id) => counter({ id }))),
  call('open_record elsewhere', 'patient_plain', (id) => ({
    facility: elsewhere,
    patient: id,
    purpose: 'care',
  })),
  call('open_record at home', 'patient_plain', (id) => ({ facility: mine, patient: id, purpose: 'care' })),
  call('open_letter', 'referral_open', (id) => ({ referral: id, purpose: 'care' })),
  call('renew_invitation', 'invitation', (id) => ({ invitation: id })),
  call('invite with a role of elsewhere', 'role_spare', (id) => invited({ role_id: id })),
  { ...call('emergency_record', 'access', (id) => ({ access: id })), exceptFor: ['nurse'] },
  { ...call('end_emergency', 'access', (id) => ({ access: id })), exceptFor: ['nurse'] },
  {
    ...call('audit_change elsewhere', '', (seq) => ({ facility: elsewhere, seq: Number(seq) })),
    there: '1',
    missing: '987654321',
  },
  {
    ...call('invite somebody who works elsewhere', '', (email) =>
      invited({ facility_code: elsewhere, email }),
    ),
    there: 'director@attack.test',
    missing: 'nobody@attack.test',
  },
]

export const probes: readonly Probe[] = [...tables, ...functions].map((probe) =>
  // The nurse broke that glass herself.
  probe.name === 'sis.emergency_access: read' ? { ...probe, exceptFor: ['nurse'] } : probe,
)
