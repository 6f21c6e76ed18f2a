/** The order of a referral's steps: the same rules as `private.step_allowed` in the database, which decides. */

export type Status =
  | 'sent'
  | 'seen'
  | 'accepted'
  | 'declined'
  | 'departed'
  | 'arrived'
  | 'closed'
  | 'cancelled'
export type StepKind =
  | 'sent'
  | 'seen'
  | 'accepted'
  | 'declined'
  | 'departed'
  | 'arrived'
  | 'counter_referred'
  | 'cancelled'
export type Side = 'sender' | 'receiver'
export type Kind = 'reference' | 'evacuation'
export type Action = Exclude<StepKind, 'sent'>

const following: Record<Status, Action[]> = {
  sent: ['seen', 'accepted', 'declined', 'cancelled'],
  seen: ['accepted', 'declined', 'cancelled'],
  accepted: ['departed', 'arrived', 'counter_referred', 'cancelled'],
  departed: ['arrived', 'counter_referred'],
  arrived: ['counter_referred'],
  declined: [],
  closed: [],
  cancelled: [],
}
const ofSender: Action[] = ['departed', 'cancelled']

/** The actions open to one side in this status, the expected one first. */
export function actionsFor(status: Status, side: Side): Action[] {
  return following[status].filter((action) => ofSender.includes(action) === (side === 'sender'))
}

/** No further step can follow. */
export function isOver(status: Status): boolean {
  return following[status].length === 0
}

/** The steps still to come on the road that goes well, for the end of the timeline. */
export function stepsAhead(status: Status): StepKind[] {
  const road: StepKind[] = ['accepted', 'departed', 'arrived', 'counter_referred']
  if (isOver(status)) return []
  return road.slice(road.indexOf(status as StepKind) + 1)
}

/** Whose move it is: the receiver's until the answer, the sender's until the departure, then the receiver's. */
export function holder(status: Status): Side {
  return status === 'accepted' || status === 'declined' ? 'sender' : 'receiver'
}

/** Which side of the referral a facility is on; undefined for a third party. */
export function sideOf(facility: string, referral: { from_facility: string; to_facility: string }) {
  if (referral.from_facility === facility) return 'sender' as const
  return referral.to_facility === facility ? ('receiver' as const) : undefined
}
