import { Trans, useLingui } from '@lingui/react/macro'
import { Ambulance, ArrowLeftRight } from 'lucide-react'
import { Link } from 'wouter'
import { IconTile, StatusChip } from '../../components/Chip.tsx'
import { Clock } from '../../components/Clock.tsx'
import { formatAge, formatDuration } from '../../lib/format.ts'
import type { Referral } from './data.ts'
import { lateBy } from './lateness.ts'
import { isOver } from './story.ts'
import { toneOf } from './tones.ts'
import { kindWords, statusWords } from './words.ts'

interface ReferralRowProps {
  referral: Referral
  /** The facility on the other side. */
  other: string
  now: number
}

/** One referral in a list: what, who, with whom, in which state, for how long. */
export function ReferralRow({ referral, other, now }: ReferralRowProps) {
  const { i18n } = useLingui()
  const { kind, status, patient_identity: person } = referral
  const late = lateBy(referral, now)
  const lateness = formatDuration(late)
  const urgent = kind === 'evacuation' && !isOver(status)
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={`/referrals/${referral.id}`}
        className="flex min-h-12 items-start gap-3 py-3 text-ink no-underline hover:bg-sunken/60"
      >
        <IconTile
          icon={kind === 'evacuation' ? Ambulance : ArrowLeftRight}
          tone={urgent ? 'urgent' : 'action'}
        />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap justify-between gap-x-3">
            <span className="font-[660]">
              {i18n._(kindWords[kind])} · {person.given_name} {person.family_name}
            </span>
            {!isOver(status) && (
              <Clock at={referral.status_at} className={late > 0 ? 'text-urgent-ink' : ''} />
            )}
          </span>
          <span className="block text-[0.9375rem] text-muted">
            {formatAge(person.age_months)} · {other} · {referral.code}
          </span>
          <span className="mt-1 flex flex-wrap gap-1.5">
            <StatusChip tone={toneOf(kind, status, late > 0)}>{i18n._(statusWords[status])}</StatusChip>
            {late > 0 && (
              <StatusChip tone="urgent">
                <Trans>En retard de {lateness}</Trans>
              </StatusChip>
            )}
          </span>
        </span>
      </Link>
    </li>
  )
}
