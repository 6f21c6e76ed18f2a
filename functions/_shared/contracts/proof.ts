/**
 * The proof: who can read and write one type of record of a facility, as the database answers when probes
 * try. The `proof` function gives it; the page « Qui peut lire ces données ? » draws and prints it.
 */
import * as z from 'zod/mini'
import { facilityCode } from './fields.ts'

/** What can be asked about, in the order of the page: patients first, the machinery last. */
export const proofRecords = [
  'patients',
  'consultations',
  'diagnoses',
  'referrals',
  'counter_referrals',
  'counts',
  'journal',
  'staff',
  'roles',
  'audit',
  'webhooks',
] as const
export type ProofRecord = (typeof proofRecords)[number]

/** The body of `POST /proof`. */
export const proofRequest = z.strictObject({ facility_code: facilityCode, record: z.enum(proofRecords) })
export type ProofRequest = z.infer<typeof proofRequest>

/** Where a probe stands, seen from the facility that asks. `facilities` stands in many at once. */
export const proofPlaces = [
  'own',
  'facility',
  'facilities',
  'own_district',
  'other_district',
  'ministry',
  'signed_in',
  'signed_out',
] as const
export type ProofPlace = (typeof proofPlaces)[number]

const count = z.int().check(z.minimum(0))

export const proofRow = z.strictObject({
  place: z.enum(proofPlaces),
  /** Where the probe works; null when it works nowhere, or in many places. */
  facility: z.nullable(z.strictObject({ code: z.string(), name: z.string(), kind: z.string() })),
  /** In how many facilities the probe works. */
  facilities: count,
  /** The role it holds; null for every right that exists, and for whoever holds none. */
  role: z.nullable(
    z.strictObject({ code: z.string(), name_fr: z.string(), name_en: z.string(), own: z.boolean() }),
  ),
  /** `identity`: whether a name came with it; null where nothing was seen or the type names nobody. */
  read: z.strictObject({ visible: count, total: count, identity: z.nullable(z.boolean()) }),
  create: z.boolean(),
  update: z.boolean(),
  delete: z.boolean(),
  /** The most that the rules allow this probe. `shared`: letters exchanged with the facility that asks. */
  expected: z.strictObject({
    read: z.enum(['none', 'shared', 'all']),
    shared: count,
    identity: z.boolean(),
    create: z.boolean(),
    update: z.boolean(),
    delete: z.boolean(),
  }),
})
export type ProofRow = z.infer<typeof proofRow>

export const proofOperations = ['read', 'identity', 'create', 'update', 'delete'] as const
export type ProofOperation = (typeof proofOperations)[number]

export const proofAnswer = z.strictObject({
  facility_code: facilityCode,
  facility_name: z.string(),
  record: z.enum(proofRecords),
  /** The database's clock. */
  asked_at: z.string(),
  asked_by: z.string(),
  took_ms: count,
  /** People impersonated, and statements tried by them. */
  probes: count,
  statements: count,
  /** Rows of the facility that the probes tried to read. */
  total: count,
  /** Whether there are more: then `total` of them were tried. */
  more: z.boolean(),
  /** No row of this type yet: one was made for the trial and undone with it. */
  planted: z.boolean(),
  /** With whom the made-up letter of the trial runs; null for what is no letter. */
  partner: z.nullable(z.strictObject({ code: z.string(), name: z.string() })),
  /** Areas of which nobody could be asked, for want of a reference centre there. */
  untried: z.array(z.enum(['own_district', 'other_district'])),
  /** Records of the facility opened from elsewhere by breaking the glass; null where that does not exist. */
  emergency: z.nullable(
    z.strictObject({ total: count, open_now: count, last_opened_at: z.nullable(z.string()) }),
  ),
  rows: z.array(proofRow),
  /** What was run, word for word; the probe's own person and place are the only things that differ. */
  appendix: z.strictObject({
    preparation: z.array(z.string()),
    impersonation: z.array(z.string()),
    trials: z.array(z.strictObject({ operation: z.enum(proofOperations), sql: z.string() })),
  }),
})
export type ProofAnswer = z.infer<typeof proofAnswer>

/** In what a probe did more than the rules allow. Empty for a wall that holds. */
export function breachesOf(row: ProofRow): ProofOperation[] {
  const { read, expected } = row
  const allowed = { none: 0, shared: expected.shared, all: Number.POSITIVE_INFINITY }[expected.read]
  const breaches: ProofOperation[] = []
  if (read.visible > allowed) breaches.push('read')
  if (read.identity && !expected.identity) breaches.push('identity')
  for (const operation of ['create', 'update', 'delete'] as const) {
    if (row[operation] && !expected[operation]) breaches.push(operation)
  }
  return breaches
}

/** Did this probe get anything at all? */
export function gotSomething(row: ProofRow): boolean {
  return row.read.visible > 0 || row.create || row.update || row.delete
}
