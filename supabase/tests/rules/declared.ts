/** What the rules cannot read from the catalogue and somebody has to answer for. */

/** Lists that everybody who is signed in may read whole: they name nobody. */
export const openLists = [
  'sis.age_band',
  'sis.diagnosis_term',
  'sis.disease',
  'sis.emergency_rule',
  'sis.facility',
  'sis.facility_parent',
  'sis.growth_standard',
  'sis.malaria_step',
  'sis.medicine',
  'sis.medicine_dose',
  'sis.org_unit',
  'sis.org_unit_parent',
  'sis.referral_delay',
  'sis.referral_route',
  'sis.sign_rule',
  'sis.vital_range',
] as const

/** Columns that no signed-in person reads, by name or of one table: secrets, and what the audit keeps of a row. */
export const hiddenColumns = ['code_hash', 'secret_id', 'sis.audit.before', 'sis.audit.after'] as const

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

/** Tables whose changes are no decision of anybody's: journals, ledgers, counters and queues, and the audit itself. */
export const unaudited = [
  'sis.activity_count',
  'sis.audit',
  'sis.case_count',
  'sis.correction',
  'sis.event',
  'sis.feed',
  // The words of the names, which the change of the patient says.
  'sis.name_word',
  'sis.operation',
  'sis.referral_count',
  'sis.webhook_delivery',
  'sis.webhook_inbox',
] as const
