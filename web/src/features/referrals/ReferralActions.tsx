import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useCan, useFacility } from '../../lib/access.ts'
import { CounterReferralForm } from './CounterReferralForm.tsx'
import type { Referral } from './data.ts'
import { StepForm } from './StepForm.tsx'
import { type Action, actionsFor, sideOf } from './story.ts'
import { actionWords } from './words.ts'

interface ReferralActionsProps {
  referral: Referral
  nameOf: (code: string) => string
}

// « Seen » says itself when the page opens: nobody has to press it.
const notSeen = (action: Action) => action !== 'seen'

/** What this side may do now; the expected move first and largest, the way out last and quiet. */
export function ReferralActions({ referral, nameOf }: ReferralActionsProps) {
  const { i18n } = useLingui()
  const side = sideOf(useFacility(), referral)
  const canCreate = useCan('referrals', 'create')
  const canAnswer = useCan('referrals', 'answer')
  const [open, setOpen] = useState<Exclude<Action, 'seen'>>()
  const allowed = side === 'sender' ? canCreate : canAnswer
  const actions = side && allowed ? actionsFor(referral.status, side).filter(notSeen) : []
  const close = () => setOpen(undefined)

  if (actions.length === 0) return null
  // The story may have moved under an open form: a step that is no longer possible closes it.
  if (open && actions.includes(open)) {
    if (open === 'counter_referred') {
      return <CounterReferralForm referral={referral} onDone={close} onCancel={close} />
    }
    return (
      <StepForm key={open} referral={referral} kind={open} nameOf={nameOf} onDone={close} onCancel={close} />
    )
  }
  return (
    <div data-print="hide" className="grid gap-2.5">
      {actions.map((action, index) => (
        <Button
          key={action}
          wide
          size={index === 0 ? 'large' : 'medium'}
          look={action === 'cancelled' ? 'quiet' : index === 0 ? 'primary' : 'secondary'}
          onClick={() => setOpen(action)}
        >
          {i18n._(actionWords[action])}
        </Button>
      ))}
    </div>
  )
}
