import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarClock, Stethoscope } from 'lucide-react'
import { Chip } from '../../components/Chip.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { type Step, Timeline } from '../../components/Timeline.tsx'
import { formatDate, formatMeasure } from '../../lib/format.ts'
import type { Visit } from './data.ts'
import { outcomeWords, resultWords } from './words.ts'

function VisitNote({ visit }: { visit: Visit }) {
  const { t, i18n } = useLingui()
  const measures = [
    visit.temperature_c !== null && formatMeasure(visit.temperature_c, '°C', 1),
    visit.weight_kg !== null && formatMeasure(visit.weight_kg, 'kg', 1),
    visit.muac_mm !== null && `${t`PB`} ${formatMeasure(visit.muac_mm, 'mm')}`,
  ].filter(Boolean)
  const result = visit.malaria_result ? resultWords[visit.malaria_result] : undefined
  const next = visit.next_visit_on ? formatDate(visit.next_visit_on) : undefined
  return (
    <div className="grid gap-1 pt-0.5">
      {measures.length > 0 && <p className="nums">{measures.join(' · ')}</p>}
      {(result || visit.outcome !== 'home') && (
        <p className="flex flex-wrap gap-1.5">
          {result && (
            <Chip tone={visit.malaria_result === 'positive' ? 'warn' : 'neutral'}>{i18n._(result)}</Chip>
          )}
          {visit.outcome !== 'home' && <Chip tone="action">{i18n._(outcomeWords[visit.outcome])}</Chip>}
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

/** The visits of a patient, latest first: what was found, what was given, what was said for later. */
export function History({ visits }: { visits: Visit[] }) {
  const { t, i18n } = useLingui()
  if (visits.length === 0) {
    return (
      <EmptyState icon={Stethoscope} title={<Trans>Aucune visite pour le moment</Trans>}>
        <Trans>La première consultation paraîtra ici.</Trans>
      </EmptyState>
    )
  }
  const steps = visits.map((visit): Step => {
    const names = visit.diagnoses.map((diagnosis) => {
      const label = i18n.locale === 'en' ? diagnosis.label_en : diagnosis.label_fr
      return diagnosis.certainty === 'suspected' && !/suspect/i.test(label)
        ? `${label} (${t`suspecté`})`
        : label
    })
    return {
      id: visit.id,
      state: 'done',
      title: names.length > 0 ? names.join(', ') : t`Consultation`,
      at: visit.consulted_at,
      note: <VisitNote visit={visit} />,
    }
  })
  return <Timeline steps={steps} />
}
