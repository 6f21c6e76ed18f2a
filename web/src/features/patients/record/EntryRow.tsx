import { Trans, useLingui } from '@lingui/react/macro'
import {
  Ambulance,
  ArrowRightLeft,
  CalendarClock,
  CloudUpload,
  CornerUpLeft,
  FlaskConical,
  type LucideIcon,
  PencilLine,
  Stethoscope,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Chip, StatusChip } from '../../../components/Chip.tsx'
import { softTone, type Tone } from '../../../components/tones.ts'
import { formatDate, formatMeasure, formatTime, toDate } from '../../../lib/format.ts'
import type { Lists } from '../../../lib/lists/lists.ts'
import { diagnosisName, medicineName } from '../../../lib/lists/visitText.ts'
import { malariaTestWords, visitOutcomeWords } from '../../../lib/lists/visitWords.ts'
import type { VisitRecord } from '../../../lib/register/records.ts'
import { referralWords, resultWords, returnWords } from '../words.ts'
import type { Entry } from './entries.ts'
import type { PatientReferral } from './referrals.ts'

export interface RowWords {
  lists: Lists
  facility: (code: string) => string
}

interface LineProps {
  icon: LucideIcon
  tone: Tone
  at: string
  title: string
  href?: string
  children?: ReactNode
}

/** One line of the story: few elements, because there may be hundreds. */
function Line({ icon: Icon, tone, at, title, href, children }: LineProps) {
  return (
    <li className="relative grid grid-cols-[2.25rem_1fr] gap-x-3 pb-5 last:pb-1">
      <span aria-hidden className={`grid size-9 place-items-center rounded-full ${softTone[tone]}`}>
        <Icon className="size-[18px]" strokeWidth={2.25} />
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap justify-between gap-x-3">
          {href ? (
            // Its target reaches beyond the words, over the line of the measures.
            <Link
              href={href}
              className="relative min-w-0 font-[680] after:absolute after:-inset-x-2 after:-top-2 after:-bottom-5"
            >
              {title}
            </Link>
          ) : (
            <span className="min-w-0 font-[680]">{title}</span>
          )}
          <time dateTime={toDate(at).toISOString()} title={formatTime(at)} className="text-muted">
            {formatDate(at)}
          </time>
        </div>
        {children}
      </div>
    </li>
  )
}

function Unsent() {
  return (
    <StatusChip tone="waiting" icon={CloudUpload}>
      <Trans>Pas encore envoyé</Trans>
    </StatusChip>
  )
}

const measuresOf = (visit: VisitRecord): string =>
  [
    visit.temperature_c !== null && formatMeasure(visit.temperature_c, '°C', 1),
    visit.weight_kg !== null && formatMeasure(visit.weight_kg, 'kg', 1),
    visit.muac_mm !== null && `PB\u00a0${formatMeasure(visit.muac_mm, 'mm')}`,
    visit.systolic_mmhg !== null &&
      visit.diastolic_mmhg !== null &&
      `TA\u00a0${formatMeasure(visit.systolic_mmhg, `/ ${visit.diastolic_mmhg}`)}`,
  ]
    .filter(Boolean)
    .join(' · ')

function VisitLine({ visit, words }: { visit: VisitRecord; words: RowWords }) {
  const { t, i18n } = useLingui()
  const measures = measuresOf(visit)
  const result = visit.malaria_result
  const next = visit.next_visit_on ? formatDate(visit.next_visit_on) : ''
  const isCorrected = visit.revision > 1
  const found = visit.diagnoses.map((diagnosis) => diagnosisName(diagnosis, words.lists, i18n.locale))
  const given = visit.prescription.map((line) => medicineName(line, words.lists, i18n.locale))
  return (
    <Line
      icon={Stethoscope}
      tone={result === 'positive' ? 'warn' : 'action'}
      at={visit.consulted_at}
      title={found.join(', ') || t`Consultation`}
      href={`/patients/${visit.patient_id}/visits/${visit.id}`}
    >
      {measures && <p className="nums text-[0.9375rem]">{measures}</p>}
      {(result || visit.outcome !== 'home' || isCorrected || visit.pending) && (
        <p className="flex flex-wrap gap-1.5 py-0.5">
          {result && (
            <Chip tone={result === 'positive' ? 'warn' : 'neutral'}>{i18n._(resultWords[result])}</Chip>
          )}
          {visit.outcome !== 'home' && <Chip tone="action">{i18n._(visitOutcomeWords[visit.outcome])}</Chip>}
          {isCorrected && (
            <StatusChip tone="neutral" icon={PencilLine}>
              <Trans>Corrigée</Trans>
            </StatusChip>
          )}
          {visit.pending && <Unsent />}
        </p>
      )}
      {given.length > 0 && <p className="text-[0.9375rem]">{given.join(' · ')}</p>}
      {visit.treatment && <p className="text-[0.9375rem] whitespace-pre-line">{visit.treatment}</p>}
      {(next || visit.author_name) && (
        <p className="text-[0.9375rem] text-muted">
          {next && (
            <>
              <CalendarClock aria-hidden className="mr-1 inline size-4 align-[-0.15em]" />
              <Trans>À revoir le {next}</Trans>
            </>
          )}
          {next && visit.author_name && ' · '}
          {visit.author_name}
        </p>
      )}
    </Line>
  )
}

function TestLine({ visit }: { visit: VisitRecord }) {
  const { i18n } = useLingui()
  const result = visit.malaria_result
  return (
    <Line
      icon={FlaskConical}
      tone={result === 'positive' ? 'warn' : 'neutral'}
      at={visit.consulted_at}
      title={i18n._(malariaTestWords[visit.malaria_test])}
    >
      {result && <p className="text-[0.9375rem]">{i18n._(resultWords[result])}</p>}
    </Line>
  )
}

function ReferralLine({ referral, words }: { referral: PatientReferral; words: RowWords }) {
  const { t, i18n } = useLingui()
  const destination = words.facility(referral.to_facility)
  const isUrgent = referral.kind === 'evacuation'
  return (
    <Line
      icon={isUrgent ? Ambulance : ArrowRightLeft}
      tone={isUrgent ? 'urgent' : 'waiting'}
      at={referral.sent_at}
      title={isUrgent ? t`Évacuation vers ${destination}` : t`Référence vers ${destination}`}
      href={referral.pending ? undefined : `/referrals/${referral.id}`}
    >
      <p className="text-[0.9375rem]">{referral.reason}</p>
      <p className="flex flex-wrap gap-1.5 py-0.5">
        {referral.pending ? (
          <Unsent />
        ) : (
          <StatusChip
            tone={referral.status === 'closed' ? 'ok' : referral.status === 'declined' ? 'warn' : 'waiting'}
          >
            {i18n._(referralWords[referral.status])}
          </StatusChip>
        )}
      </p>
    </Line>
  )
}

function ReturnLine({ referral, words }: { referral: PatientReferral; words: RowWords }) {
  const { t, i18n } = useLingui()
  const { counter } = referral
  if (!counter) return null
  const origin = words.facility(referral.to_facility)
  const next = counter.next_visit_on ? formatDate(counter.next_visit_on) : ''
  return (
    <Line
      icon={CornerUpLeft}
      tone="ok"
      at={counter.sent_at}
      title={t`Contre-référence de ${origin}`}
      href={`/referrals/${referral.id}`}
    >
      <p className="text-[0.9375rem]">
        {counter.final_diagnosis} · {i18n._(returnWords[counter.outcome])}
      </p>
      {next && (
        <p className="text-[0.9375rem] text-muted">
          <Trans>À revoir le {next}</Trans>
        </p>
      )}
    </Line>
  )
}

/** One entry of the story, drawn as its kind wants. */
export function EntryRow({ entry, words }: { entry: Entry; words: RowWords }) {
  switch (entry.kind) {
    case 'visit':
      return <VisitLine visit={entry.visit} words={words} />
    case 'test':
      return <TestLine visit={entry.visit} />
    case 'referral':
      return <ReferralLine referral={entry.referral} words={words} />
    case 'return':
      return <ReturnLine referral={entry.referral} words={words} />
  }
}
