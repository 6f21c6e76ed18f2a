import { isUrgent, lateBy, urgentFirst } from '../referrals/lateness.ts'
import { type Kind, type Status, sideOf } from '../referrals/story.ts'

export interface OpenReferral {
  id: string
  code: string
  kind: Kind
  status: Status
  from_facility: string
  to_facility: string
  patient_identity: {
    family_name?: string
    given_name?: string
    age_months?: number | null
  }
  sent_at: string
  status_at: string
  expected_by: string | null
}

export interface Task {
  referral: OpenReferral
  side: 'sender' | 'receiver'
  urgent: boolean
  late: boolean
}

/** How long a counter-referral stays among the things to do. */
const keptMs = 3 * 86_400_000

/** A patient who arrived longer ago than this is found in the list of referrals, not among today's tasks. */
const awaitedMs = 30 * 86_400_000

/**
 * What waits for this facility, urgent first: every open referral on either side, those refused that need
 * another destination, and the counter-referrals come back in the last three days.
 */
export function tasksOf(referrals: OpenReferral[], facility: string, now: number): Task[] {
  const concerned = referrals.filter((referral) => {
    const side = sideOf(facility, referral)
    if (!side || referral.status === 'cancelled') return false
    const since = now - new Date(referral.status_at).getTime()
    const recent = since < keptMs
    if (referral.status === 'arrived') return since < awaitedMs
    if (referral.status === 'closed' || referral.status === 'declined') return side === 'sender' && recent
    return true
  })
  return urgentFirst(concerned, now).map((referral) => ({
    referral,
    side: sideOf(facility, referral) ?? 'sender',
    urgent: isUrgent(referral),
    late: lateBy(referral, now) > 0,
  }))
}

/** « Fatoumata D. »: enough to know who, on a screen that others can see. */
export function shortName(identity: OpenReferral['patient_identity']): string {
  const initial = identity.family_name?.slice(0, 1)
  return [identity.given_name, initial && `${initial}.`].filter(Boolean).join(' ')
}
