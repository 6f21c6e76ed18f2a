/** What the `referrals` function takes: a referral, a step of its story, or the counter-referral. */
import * as z from 'zod/mini'
import { day, facilityCode, listCode, maybe, neededProse, pastInstant, prose, uuid } from './fields.ts'

export const referralKinds = ['reference', 'evacuation'] as const
export const referralStepKinds = ['seen', 'accepted', 'declined', 'departed', 'arrived', 'cancelled'] as const
export const declineReasons = ['no_capacity', 'no_specialist', 'wrong_level', 'other'] as const
export const counterOutcomes = ['cured', 'improved', 'deceased', 'transferred', 'absconded'] as const

/** Signs at departure by name: figures, short words or yes and no, never a nested record. */
const signs = z
  .record(
    z.string().check(z.minLength(1), z.maxLength(60)),
    z.nullable(z.union([prose(), z.number(), z.boolean()])),
  )
  .check(z.refine((value) => Object.keys(value).length <= 40, { error: 'invalid_input' }))

export const referralInput = z
  .strictObject({
    id: uuid,
    from_facility: facilityCode,
    to_facility: facilityCode,
    patient_id: uuid,
    consultation_id: maybe(uuid),
    kind: z.enum(referralKinds),
    reason: neededProse(),
    history: maybe(prose()),
    signs: maybe(signs),
    tests: maybe(prose()),
    treatment: maybe(prose()),
    pregnancy: maybe(prose()),
    transport: maybe(prose()),
    escort: maybe(prose()),
    decided_at: pastInstant,
  })
  .check(
    z.refine((referral) => referral.from_facility !== referral.to_facility, {
      error: 'unknown_destination',
      path: ['to_facility'],
    }),
  )
export type ReferralInput = z.infer<typeof referralInput>

export const referralStepInput = z
  .strictObject({
    id: uuid,
    referral_id: uuid,
    kind: z.enum(referralStepKinds),
    note: maybe(prose(2000)),
    reason_code: maybe(z.enum(declineReasons)),
    redirect_to: maybe(facilityCode),
    at: maybe(pastInstant),
  })
  .check(
    z.refine((step) => step.kind !== 'declined' || Boolean(step.reason_code), {
      error: 'missing_field',
      path: ['reason_code'],
    }),
  )
export type ReferralStepInput = z.infer<typeof referralStepInput>

export const counterReferralInput = z.strictObject({
  id: uuid,
  referral_id: uuid,
  received_at: maybe(pastInstant),
  state_on_arrival: maybe(prose()),
  final_diagnosis: neededProse(500),
  final_term_code: maybe(listCode),
  care: maybe(prose()),
  outcome: z.enum(counterOutcomes),
  advice: maybe(prose()),
  drugs: maybe(prose()),
  next_visit_on: maybe(day),
})
export type CounterReferralInput = z.infer<typeof counterReferralInput>

/** The body of `POST /referrals`. */
export const referralRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('send'), referral: referralInput }),
  z.strictObject({ action: z.literal('step'), step: referralStepInput }),
  z.strictObject({ action: z.literal('counter'), counter: counterReferralInput }),
])
export type ReferralRequest = z.infer<typeof referralRequest>
