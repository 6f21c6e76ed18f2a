import { useEffect, useRef } from 'react'
import { useCan, useFacility } from '../../lib/access.ts'
import { newId } from '../../lib/ids.ts'
import { type Referral, useMove } from './data.ts'
import { sideOf } from './story.ts'

/** Tells the sender that somebody who can answer has opened the referral; once for each opening. */
export function useMarkSeen(referral: Referral | undefined): void {
  const facility = useFacility()
  const canAnswer = useCan('referrals', 'answer')
  const { mutate } = useMove()
  const told = useRef<string>(undefined)
  const id = referral?.id
  const unseen = referral?.status === 'sent' && sideOf(facility, referral) === 'receiver' && canAnswer

  useEffect(() => {
    if (!id || !unseen || told.current === id) return
    told.current = id
    // A colleague may have been quicker: the refusal changes nothing, and the page reads the story again.
    mutate({ action: 'step', step: { id: newId(), referral_id: id, kind: 'seen' } })
  }, [id, unseen, mutate])
}
