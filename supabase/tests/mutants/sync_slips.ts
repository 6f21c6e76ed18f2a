/** Slips of the hand in the exchange with devices, in corrections and in arrivals. */
import type { Slip } from './handwritten.ts'

export const syncSlips: readonly Slip[] = [
  {
    place: 'an operation is tried again though it was applied',
    within: 'private.operation_state',
    find: `case when o.actor = auth.uid() then 'done' else 'taken' end`,
    put: `null::text`,
  },
  {
    place: 'somebody else’s operation is called done',
    within: 'private.operation_state',
    find: `case when o.actor = auth.uid() then 'done' else 'taken' end`,
    put: `'done'`,
  },
  {
    place: 'a refusal holds nothing',
    within: 'sis.push',
    find: `stopped := stopped || (operation ->> 'subject');`,
    put: `null;`,
  },
  {
    place: 'the clock of the device is believed',
    within: 'sis.push',
    find: `skew := now() - (batch ->> 'clock')::timestamptz;`,
    put: `skew := interval '0';`,
  },
  {
    place: 'a small error of the clock moves everything',
    within: 'sis.push',
    find: `if skew between interval '-2 minutes' and interval '2 minutes' then skew := interval '0'; end if;`,
    put: '',
  },
  {
    place: 'two exchanges of a facility run side by side',
    within: 'sis.push',
    find: `perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('push ' || facility, 0));`,
    put: `perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('push ' || facility, 0)); perform pg_catalog.pg_sleep(0.05);`,
  },
  {
    place: 'what one said oneself is not in the answer',
    within: 'sis.push',
    find: `private.both_of(news -> 'subjects', private.said_now(facility))`,
    put: `news -> 'subjects'`,
  },
  {
    place: 'events numbered in between are passed over',
    within: 'private.number_now',
    find: `case when latest - mine = known then latest else known end`,
    put: `latest`,
  },
  {
    place: 'a page of changes ends too far',
    within: 'private.news_since',
    find: `select s.seq - 1 from subject s`,
    put: `select s.seq + 1 from subject s`,
  },
  {
    place: 'the window of changes says that nothing follows',
    within: 'private.news_since',
    find: `(select n.seq from news n order by n.seq offset window_size - 1), `,
    put: '',
  },
  {
    place: 'a visit comes without its patient',
    within: 'private.changes_of',
    find: ` union
      select c.patient_id from sis.consultation c where c.facility_code = facility and c.id = any (visits)`,
    put: '',
  },
  {
    place: 'whoever is limited learns of others’ visits',
    within: 'private.last_visits',
    find: `and (all_of_them or c.author = auth.uid())`,
    put: '',
  },
  {
    place: 'a withdrawn visit is the last one',
    within: 'private.last_visits',
    find: `c.deleted_at is null and`,
    put: '',
  },
  {
    place: 'a deadlock is a refusal',
    within: 'private.try_operation',
    find: `when data_exception or`,
    put: `when lock_not_available or data_exception or`,
  },
  {
    place: 'an opening on the device is written at every look',
    within: 'private.note_device_opening',
    find: `if exists (select from sis.audit a`,
    put: `if false and exists (select from sis.audit a`,
  },
  {
    place: 'openings of one batch are written each',
    within: 'private.note_device_opening',
    find: `or exists (select from private.audit_draft d where`,
    put: `or exists (select from private.audit_draft d where false and`,
  },
  {
    place: 'an opening has the time at which it was told',
    within: 'private.note_device_opening',
    find: `values (facility, read_at,`,
    put: `values (facility, now(),`,
  },
  {
    place: 'a working set ends one row too early',
    within: 'sis.working_set',
    find: `c.consulted_at desc, c.id desc limit size + 1`,
    put: `c.consulted_at desc, c.id desc limit size`,
  },
  {
    place: 'visits of one instant are lost between two pages',
    within: 'sis.timeline_visits',
    find: `rows with ties`,
    put: `rows only`,
  },
  {
    place: 'a correction keeps the diagnoses of now',
    within: 'private.keep_correction',
    find: `private.diagnoses_noted(old.facility_code, old.id)`,
    put: `'[]'::jsonb`,
  },
  {
    place: 'the reason stays for the next correction',
    within: 'sis.save_consultation',
    find: `perform set_config('keneya.reason', '', true);`,
    put: '',
  },
  {
    place: 'a derived age is a correction of the visit',
    within: 'private.before_consultation',
    find: `if same is not distinct from new and`,
    put: `if false and`,
  },
  {
    place: 'a birth and a visit pass each other',
    within: 'private.before_consultation',
    find: `perform from sis.patient p where p.facility_code = new.facility_code and p.id = new.patient_id for share;`,
    put: '',
  },
  {
    place: 'a visit put back keeps the age it had',
    within: 'private.before_consultation',
    find: ` or (old.deleted_at is not null and new.deleted_at is null)`,
    put: '',
  },
  {
    place: 'a diagnosis is taken from another visit',
    within: 'sis.save_consultation',
    find: `where d.consultation_id = visit_id;`,
    put: ';',
  },
  {
    place: 'every patient may be noted as come',
    within: 'private.reads_patient',
    find: `and private.may_name(facility, person)`,
    put: '',
  },
  {
    place: 'operations are kept for ever',
    within: 'private.prune_operations',
    find: `o.applied_at < now() - interval '90 days'`,
    put: `o.applied_at < now() - interval '90 years'`,
  },
]
