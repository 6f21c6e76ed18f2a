import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Ambulance, ArrowRightLeft, CircleCheckBig, CornerUpLeft, type LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import { Card } from '../../components/Card.tsx'
import { IconTile, StatusChip } from '../../components/Chip.tsx'
import { Clock, useNow } from '../../components/Clock.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { inkTone, type Tone } from '../../components/tones.ts'
import { formatAge } from '../../lib/format.ts'
import { useFacilityNames } from '../referrals/data.ts'
import { useCareReferrals } from './data.ts'
import { shortName, type Task, tasksOf } from './tasks.ts'
import { taskWords } from './words.ts'

const shownAtMost = 6

function lookOf(task: Task): { icon: LucideIcon; tone: Tone } {
  if (task.referral.status === 'closed') return { icon: CornerUpLeft, tone: 'ok' }
  if (task.urgent) return { icon: Ambulance, tone: 'urgent' }
  return { icon: ArrowRightLeft, tone: task.late ? 'warn' : 'waiting' }
}

function TaskRow({ task, otherName }: { task: Task; otherName: string }) {
  const { i18n } = useLingui()
  const { referral } = task
  const { icon, tone } = lookOf(task)
  const age = referral.patient_identity.age_months
  const details = [
    [shortName(referral.patient_identity), typeof age === 'number' && formatAge(age)]
      .filter(Boolean)
      .join(', '),
    otherName,
  ]
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={`/referrals/${referral.id}`}
        className="-mx-2 flex min-h-16 items-start gap-3 rounded-control px-2 py-3 text-ink no-underline hover:bg-action-soft"
      >
        <IconTile icon={icon} tone={tone} />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap justify-between gap-x-3">
            <span className="font-[680]">{i18n._(taskWords(task))}</span>
            <Clock at={referral.status_at} className={inkTone[tone]} />
          </span>
          <span className="block text-[0.9375rem] text-muted">{details.filter(Boolean).join(' · ')}</span>
          {task.late && (
            <StatusChip tone={task.urgent ? 'urgent' : 'warn'} className="mt-1">
              <Trans>En retard</Trans>
            </StatusChip>
          )}
        </span>
      </Link>
    </li>
  )
}

/** What waits for this facility, each with its clock, urgent first. */
export function TaskList({ facility }: { facility: string }) {
  const now = useNow(30_000)
  const { data, error, refetch, isFetching } = useCareReferrals(facility, true)
  const facilityName = useFacilityNames()
  const tasks = data ? tasksOf(data, facility, now) : []
  const urgent = tasks.filter((task) => task.urgent).length
  const hidden = tasks.length - shownAtMost
  const nameOf = ({ referral, side }: Task) =>
    facilityName(side === 'sender' ? referral.to_facility : referral.from_facility)
  return (
    <Card
      title={<Trans>À faire</Trans>}
      aside={
        urgent > 0 && (
          <StatusChip tone="urgent">
            <Plural value={urgent} one="# urgent" other="# urgents" />
          </StatusChip>
        )
      }
    >
      {!data && error && (
        <ErrorBanner problem={error} reassurance={null} onRetry={() => refetch()} retrying={isFetching} />
      )}
      {!data && !error && <Skeleton lines={4} />}
      {data && tasks.length === 0 && (
        <EmptyState icon={CircleCheckBig} title={<Trans>Rien n’attend</Trans>}>
          <Trans>Les références en cours et les contre-références reçues paraîtront ici.</Trans>
        </EmptyState>
      )}
      {tasks.length > 0 && (
        <ul className="m-0 list-none p-0">
          {tasks.slice(0, shownAtMost).map((task) => (
            <TaskRow key={task.referral.id} task={task} otherName={nameOf(task)} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <Link href="/referrals" className="flex min-h-12 items-center font-[640]">
          <Plural value={hidden} one="Voir encore # référence" other="Voir encore # références" />
        </Link>
      )}
    </Card>
  )
}
