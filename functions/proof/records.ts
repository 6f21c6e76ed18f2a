/**
 * What stands for each type of record: its tables, the functions that lead to it, what names a person in it.
 *
 * The statements themselves are made in statements.ts. A record that is written only through functions is
 * tried through them as well, by the same words for every probe.
 */
import type { ProofRecord } from '../_shared/contracts/proof.ts'

/** A field of the specimen, read from the setting that the preparation makes. */
export const specimen = (field: string, type = 'text'): string => {
  const value = `current_setting('keneya.specimen')::jsonb ->> '${field}'`
  return type === 'text' ? `(${value})` : `(${value})::${type}`
}

/** Another way to the same records than their table. `names`: an identity comes with what it gives. */
export interface Way {
  sql: (facility: string) => string
  names: boolean | null
}

export interface Table {
  name: string
  /** Which of its rows belong to the facility. */
  where: (facility: string) => string
  /** Only so many days: what a dashboard shows, and enough to see a hole. */
  recent?: string
  /** Values of the copy that the probe tries to insert, where the specimen's own will not do. */
  copy?: Record<string, string>
  /** The column set to itself, where the first that may be written will not do. */
  touch?: string
}

export interface RecordType {
  tables: [Table, ...Table[]]
  ways?: Way[]
  /** Counts a name among what the probe sees; absent where there are none. */
  identity?: (facility: string) => string
  create?: ((facility: string, other: string) => string)[]
  update?: (() => string)[]
}

const ofFacility = (facility: string) => `facility_code = ${facility}`
const letters = `any ((select current_setting('keneya.letters'))::uuid[])`

const patientOf = (facility: string) =>
  `select count(family_name) from (select family_name from sis.patient where ${ofFacility(facility)} limit 1) as seen`

const step = (kind: string) => () =>
  `select sis.record_referral_step(jsonb_build_object('id', gen_random_uuid(), 'referral_id', ${specimen('letter')}, 'kind', '${kind}'))`

export const recordTypes: Record<ProofRecord, RecordType> = {
  patients: {
    tables: [{ name: 'patient', where: ofFacility }],
    identity: patientOf,
    ways: [
      {
        sql: (facility) =>
          `select count(*) from sis.search_patients(${facility}, ${specimen('family_name')}, 100)`,
        names: true,
      },
      {
        sql: (facility) =>
          `select count(*) from sis.open_record(${facility}, ${specimen('id', 'uuid')}, 'administration')`,
        names: true,
      },
      {
        sql: (facility) => `select count(*) from sis.anonymous_patients(${facility}, null, 1000)`,
        names: false,
      },
    ],
  },
  consultations: { tables: [{ name: 'consultation', where: ofFacility }], identity: patientOf },
  diagnoses: { tables: [{ name: 'diagnosis', where: ofFacility }], identity: patientOf },
  referrals: {
    tables: [
      {
        name: 'referral',
        where: (facility) =>
          `(from_facility = ${facility} or to_facility = ${facility}) and sent_at <= now()`,
      },
    ],
    identity: () =>
      `select count(patient_identity) from (select patient_identity from sis.referral where id = ${letters} limit 1) as seen`,
    ways: [
      {
        sql: () => `select count(*) from sis.open_letter(${specimen('id', 'uuid')}, 'administration')`,
        names: true,
      },
    ],
    create: [
      (facility, other) =>
        `select sis.send_referral(jsonb_build_object('id', gen_random_uuid(), 'from_facility', ${facility}, 'to_facility', ${other}, 'patient_id', ${specimen('patient')}, 'kind', 'reference', 'reason', 'Épreuve', 'decided_at', now()))`,
    ],
    update: [step('cancelled'), step('seen')],
  },
  counter_referrals: {
    tables: [{ name: 'counter_referral', where: () => `referral_id = ${letters}` }],
    identity: () =>
      `select count(patient_identity) from (select patient_identity from sis.referral where id = ${letters} limit 1) as seen`,
    create: [
      () =>
        `select sis.send_counter_referral(jsonb_build_object('id', gen_random_uuid(), 'referral_id', ${specimen('letter')}, 'final_diagnosis', 'Épreuve', 'outcome', 'cured'))`,
    ],
  },
  counts: {
    tables: [
      { name: 'activity_count', where: ofFacility, recent: 'day > current_date - 366' },
      { name: 'case_count', where: ofFacility, recent: 'week_start > current_date - 366' },
    ],
    ways: [
      {
        sql: (facility) =>
          `select count(*) from ministry.daily_activity where ${ofFacility(facility)} and day > current_date - 366`,
        names: null,
      },
      {
        sql: (facility) =>
          `select count(*) from ministry.weekly_cases where ${ofFacility(facility)} and week_start > current_date - 366`,
        names: null,
      },
    ],
  },
  journal: {
    tables: [{ name: 'event', where: ofFacility }],
    ways: [
      { sql: (facility) => `select count(*) from sis.events_since(${facility}, -1, 1000)`, names: null },
    ],
  },
  staff: {
    // Everybody sees their own place, and so does a probe.
    tables: [
      {
        name: 'membership',
        where: (facility) => `${ofFacility(facility)} and user_id is distinct from (select auth.uid())`,
        touch: 'display_name',
      },
    ],
    identity: (facility) =>
      `select count(display_name) from (select display_name from sis.membership where ${ofFacility(facility)} and user_id is distinct from (select auth.uid()) limit 1) as seen`,
    create: [
      (facility) =>
        `select sis.invite(jsonb_build_object('facility_code', ${facility}, 'email', 'trial@probe.invalid', 'role_id', ${specimen('role')}, 'display_name', 'Épreuve'))`,
    ],
  },
  roles: {
    tables: [{ name: 'role', where: ofFacility, copy: { code: `'trial_again'` } }],
  },
  audit: {
    tables: [{ name: 'audit', where: ofFacility }],
    identity: (facility) =>
      `select count(actor_name) from (select actor_name from sis.audit where ${ofFacility(facility)} and actor_name is not null limit 1) as seen`,
    ways: [
      {
        sql: (facility) =>
          `select jsonb_array_length(sis.export_audit(${facility}, current_date, current_date, 'Épreuve')) as count`,
        names: null,
      },
    ],
  },
  webhooks: {
    tables: [{ name: 'webhook_endpoint', where: ofFacility }],
    create: [
      (facility) =>
        `select sis.create_webhook_endpoint(jsonb_build_object('facility_code', ${facility}, 'url', 'https://trial.invalid', 'event_types', jsonb_build_array('referral.sent')))`,
    ],
  },
}
