import { isOver, type Kind, type Status } from './story.ts'

interface Timed {
  kind: Kind
  status: Status
  sent_at: string
  status_at: string
  expected_by: string | null
}

const at = (moment: string): number => new Date(moment).getTime()

/** Milliseconds past the expected time; 0 when it is not late, is over, or nobody set a time. */
export function lateBy(referral: Timed, now: number): number {
  if (!referral.expected_by || isOver(referral.status)) return 0
  return Math.max(0, now - at(referral.expected_by))
}

/** How long the referral has been in its present status. */
export function waitingFor(referral: Timed, now: number): number {
  return Math.max(0, now - at(referral.status_at))
}

/** An evacuation is urgent until the patient is in the receiver's hands. */
export function isUrgent(referral: Pick<Timed, 'kind' | 'status'>): boolean {
  return referral.kind === 'evacuation' && !isOver(referral.status) && referral.status !== 'arrived'
}

/** Smaller comes first: evacuations under way, what is late, other open ones, then what is over. */
export function urgency(referral: Timed, now: number): number {
  if (isOver(referral.status)) return 3
  if (isUrgent(referral)) return 0
  return lateBy(referral, now) > 0 ? 1 : 2
}

/** A new list: evacuations under way by how late they are, then everything else, the latest first. */
export function urgentFirst<T extends Timed>(referrals: T[], now: number): T[] {
  return [...referrals].sort((a, b) => {
    const rank = urgency(a, now)
    const lateness = rank === 0 ? lateBy(b, now) - lateBy(a, now) : 0
    return rank - urgency(b, now) || lateness || at(b.sent_at) - at(a.sent_at)
  })
}
