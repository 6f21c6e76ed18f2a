import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarClock } from 'lucide-react'
import { Chip } from '../../components/Chip.tsx'
import { type Step, Timeline } from '../../components/Timeline.tsx'
import { formatDate, formatDateTime, formatMeasure, toDate } from '../../lib/format.ts'
import { type EmergencyVisit, useTermLabels } from './data.ts'
import { malariaWords, outcomeWords } from './words.ts'

/** Everything that was measured, on one line: at the bedside the figures are what is looked for. */
function useMeasures(): (visit: EmergencyVisit) => string {
  const { t } = useLingui()
  return (visit) => {
    const { systolic_mmhg: high, diastolic_mmhg: low } = visit
    const one = (value: number | null, unit: string, label = '', digits = 0) =>
      value === null ? '' : `${label} ${formatMeasure(value, unit, digits)}`.trim()
    return [
      one(visit.temperature_c, '°C', '', 1),
      high !== null && low !== null ? `${t`TA`} ${high}/${low}` : '',
      one(visit.pulse_bpm, '/min', t`pouls`),
      one(visit.respiration_rpm, '/min', t`respiration`),
      one(visit.spo2_pct, '%', 'SpO₂'),
      one(visit.weight_kg, 'kg', '', 1),
      one(visit.height_cm, 'cm'),
      one(visit.muac_mm, 'mm', t`PB`),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

function VisitNote({ visit, measures }: { visit: EmergencyVisit; measures: string }) {
  const { i18n } = useLingui()
  const malaria = visit.malaria_result ? malariaWords[visit.malaria_result] : undefined
  const outcome = visit.outcome === 'home' ? undefined : outcomeWords[visit.outcome]
  const next = visit.next_visit_on ? formatDate(visit.next_visit_on) : undefined
  return (
    <div className="grid gap-1 pt-0.5">
      <time dateTime={toDate(visit.consulted_at).toISOString()} className="font-[620]">
        {formatDateTime(visit.consulted_at)}
      </time>
      {measures && <p className="nums">{measures}</p>}
      {visit.signs && <p className="whitespace-pre-line">{visit.signs}</p>}
      {(malaria || outcome) && (
        <p className="flex flex-wrap gap-1.5">
          {malaria && (
            <Chip tone={visit.malaria_result === 'positive' ? 'warn' : 'neutral'}>{i18n._(malaria)}</Chip>
          )}
          {outcome && <Chip tone="action">{i18n._(outcome)}</Chip>}
        </p>
      )}
      {visit.treatment && <p className="whitespace-pre-line text-ink">{visit.treatment}</p>}
      {next && (
        <p className="flex items-center gap-1.5">
          <CalendarClock aria-hidden className="size-4 flex-none" />
          <Trans>À revoir le {next}</Trans>
        </p>
      )}
      {visit.author_name && <p className="text-sm">{visit.author_name}</p>}
    </div>
  )
}

/** The past visits, latest first; there is nothing to touch. */
export function Visits({ visits }: { visits: readonly EmergencyVisit[] }) {
  const { t, i18n } = useLingui()
  const measuresOf = useMeasures()
  const codes = [...new Set(visits.flatMap((visit) => visit.diagnoses.flatMap((one) => one.term_code ?? [])))]
  const { data: labels } = useTermLabels(codes)
  const nameOf = (one: EmergencyVisit['diagnoses'][number]) => {
    const label = labels?.find(({ code }) => code === one.term_code)
    const words =
      (i18n.locale === 'en' ? label?.label_en : label?.label_fr) ?? one.free_text ?? one.term_code ?? ''
    return one.certainty === 'suspected' && !/suspect/i.test(words) ? `${words} (${t`suspecté`})` : words
  }
  const steps = visits.map(
    (visit): Step => ({
      id: visit.id,
      state: 'done',
      title: visit.diagnoses.length > 0 ? visit.diagnoses.map(nameOf).join(', ') : t`Consultation`,
      note: <VisitNote visit={visit} measures={measuresOf(visit)} />,
    }),
  )
  return <Timeline steps={steps} />
}
