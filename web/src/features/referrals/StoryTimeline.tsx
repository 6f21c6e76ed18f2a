import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { type Step as Mark, Timeline } from '../../components/Timeline.tsx'
import type { Step, Story } from './data.ts'
import { isOver, stepsAhead } from './story.ts'
import { reasonWords, stepWords } from './words.ts'

interface StoryTimelineProps {
  story: Story
  nameOf: (code: string) => string
}

/** Every step that happened, who did it and what they said; then the steps to come. */
export function StoryTimeline({ story, nameOf }: StoryTimelineProps) {
  const { i18n, t } = useLingui()
  const { steps, referral } = story
  const over = isOver(referral.status)

  const stateOf = (step: Step): Mark['state'] => {
    if (step.kind === 'declined' || step.kind === 'cancelled') return 'stopped'
    return step === steps.at(-1) && !over ? 'now' : 'done'
  }
  const past: Mark[] = steps.map((step) => {
    const redirect = step.redirect_to ? nameOf(step.redirect_to) : undefined
    return {
      id: step.id,
      state: stateOf(step),
      title: i18n._(stepWords[step.kind]),
      at: step.at,
      note: (
        <>
          <span className="block">
            {[step.actor_name, nameOf(step.actor_facility)].filter(Boolean).join(' · ')}
          </span>
          {step.reason_code && (
            <span className="block font-[620] text-urgent-ink">{i18n._(reasonWords[step.reason_code])}</span>
          )}
          {step.note && <span className="block">{step.note}</span>}
          {redirect && (
            <span className="block font-[620] text-ink">
              <Trans>Adressez plutôt à : {redirect}</Trans>
            </span>
          )}
        </>
      ),
    }
  })
  const ahead: Mark[] = stepsAhead(referral.status).map((kind) => ({
    id: `next-${kind}`,
    state: 'next',
    title: i18n._(stepWords[kind]),
  }))
  return (
    <Card title={t`Étapes`}>
      <Timeline steps={[...past, ...ahead]} />
    </Card>
  )
}
