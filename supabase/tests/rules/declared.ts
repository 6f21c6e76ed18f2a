/** What the rules cannot read from the catalogue and somebody has to answer for. */

/** Lists that everybody who is signed in may read whole: they name nobody. */
export const openLists = [
  'sis.age_band',
  'sis.diagnosis_term',
  'sis.disease',
  'sis.emergency_rule',
  'sis.facility',
  'sis.facility_parent',
  'sis.org_unit',
  'sis.org_unit_parent',
  'sis.referral_delay',
  'sis.referral_route',
] as const

/** Columns that no signed-in person reads: secrets, and what the audit keeps of a row. */
export const hiddenColumns = ['code_hash', 'secret_id', 'before', 'after'] as const

/** Columns that the server decides, whatever a client sends. */
export const serverColumns = [
  'revision',
  'created_at',
  'created_by',
  'updated_at',
  'author',
  'author_name',
  'user_id',
  'tries',
  'accepted_at',
  'invited_by',
  'last_seq',
  'epoch',
  'hash',
  'previous_hash',
] as const

/** Tables whose changes are no decision of anybody's: journals, counters and queues, and the audit itself. */
export const unaudited = [
  'sis.activity_count',
  'sis.audit',
  'sis.case_count',
  'sis.event',
  'sis.feed',
  'sis.referral_count',
  'sis.webhook_delivery',
  'sis.webhook_inbox',
] as const
