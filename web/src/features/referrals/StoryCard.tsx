import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { Clock, useNow } from '../../components/Clock.tsx'
import { useFacility } from '../../lib/access.ts'
import { formatDateTime, formatDuration } from '../../lib/format.ts'
import type { Referral } from './data.ts'
import { lateBy } from './lateness.ts'
import { holder, isOver, sideOf, stepsAhead } from './story.ts'
import { statusWords, stepWords } from './words.ts'

interface StoryCardProps {
  referral: Referral
  nameOf: (code: string) => string
}

/** Who has it now, since when, what comes next. */
export function StoryCard({ referral, nameOf }: StoryCardProps) {
  const { i18n, t } = useLingui()
  const now = useNow()
  const { status, expected_by: expected } = referral
  const late = lateBy(referral, now)
  const over = isOver(status)
  const mine = sideOf(useFacility(), referral) === holder(status)
  const destination = nameOf(referral.to_facility)
  const held = nameOf(holder(status) === 'sender' ? referral.from_facility : referral.to_facility)
  const lateness = formatDuration(late)
  const since = formatDateTime(referral.status_at)
  const deadline = expected ? formatDateTime(expected) : ''
  const next = stepsAhead(status)[0]
  const nextWord = next ? i18n._(stepWords[next]) : ''
  return (
    <Card tone={over ? 'plain' : late > 0 || referral.kind === 'evacuation' ? 'urgent' : 'waiting'}>
      <p className="text-[0.9375rem]">
        <Trans>Chez qui, depuis quand</Trans>
      </p>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="text-xl font-[700]">
          {status === 'departed' ? t`En route vers ${destination}` : i18n._(statusWords[status])}
        </p>
        {!over && <Clock at={referral.status_at} className="text-2xl" />}
      </div>
      <p>
        {over ? (
          <Trans>Depuis le {since}</Trans>
        ) : status === 'departed' ? (
          <Trans>Prochaine étape : {nextWord}</Trans>
        ) : (
          <Trans>
            Entre les mains de : {held}. Prochaine étape : {nextWord}
          </Trans>
        )}
      </p>
      {late > 0 ? (
        <p className="mt-1 font-[660] text-urgent-ink">
          {mine ? (
            <Trans>En retard de {lateness} : c’est à vous.</Trans>
          ) : (
            <Trans>En retard de {lateness} : appelez l’établissement.</Trans>
          )}
        </p>
      ) : (
        deadline !== '' &&
        !over && (
          <p className="mt-1">
            <Trans>Attendue avant le {deadline}</Trans>
          </p>
        )
      )}
    </Card>
  )
}
