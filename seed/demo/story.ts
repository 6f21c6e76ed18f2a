/** What a referral holds: the rows that tell its story, as they are stored. */
import type { CounterReferral } from './counter-referrals.ts'

export type StepKind =
  | 'sent'
  | 'seen'
  | 'accepted'
  | 'declined'
  | 'departed'
  | 'arrived'
  | 'counter_referred'
  | 'cancelled'

export type Status = Exclude<StepKind, 'counter_referred'> | 'closed'

export type Referral = {
  id: string
  from_facility: string
  to_facility: string
  patient_id: string
  consultation_id: string
  kind: 'reference' | 'evacuation'
  status: Status
  patient_identity: Record<string, string | number | null>
  reason: string
  history: string | null
  signs: Record<string, number>
  tests: string | null
  treatment: string
  pregnancy: string | null
  transport: string
  escort: string
  decided_at: string
  sent_at: string
  sent_by: string
  sent_by_name: string
  status_at: string
  revision: number
}

export type Step = {
  id: string
  referral_id: string
  position: number
  kind: StepKind
  at: string
  actor: string
  actor_name: string
  actor_facility: string
  note: string | null
  reason_code: 'no_capacity' | 'no_specialist' | 'wrong_level' | 'other' | null
  redirect_to: string | null
}

export type Story = { referral: Referral; steps: Step[]; counterReferral: CounterReferral | null }
