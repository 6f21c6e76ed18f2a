import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Task } from './tasks.ts'

const reference: Record<Task['referral']['status'], MessageDescriptor> = {
  sent: msg`Référence envoyée`,
  seen: msg`Référence vue`,
  accepted: msg`Référence acceptée`,
  declined: msg`Référence refusée`,
  departed: msg`Patient en route`,
  arrived: msg`Patient arrivé`,
  closed: msg`Contre-référence reçue`,
  cancelled: msg`Référence annulée`,
}
const evacuation: typeof reference = {
  ...reference,
  sent: msg`Évacuation envoyée`,
  seen: msg`Évacuation vue`,
  accepted: msg`Évacuation acceptée`,
  declined: msg`Évacuation refusée`,
  departed: msg`Évacuation en route`,
  arrived: msg`Évacuation arrivée`,
  cancelled: msg`Évacuation annulée`,
}

/** What the line of a task says, from the side of the reader. */
export function taskWords({ referral, side }: Task): MessageDescriptor {
  const waiting = referral.status === 'sent' || referral.status === 'seen'
  if (side === 'receiver' && waiting) {
    return referral.kind === 'evacuation' ? msg`Évacuation à recevoir` : msg`Référence à recevoir`
  }
  return (referral.kind === 'evacuation' ? evacuation : reference)[referral.status]
}
