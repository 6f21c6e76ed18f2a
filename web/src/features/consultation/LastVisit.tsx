import { Trans, useLingui } from '@lingui/react/macro'
import { formatDate, formatMeasure } from '../../lib/format.ts'
import { useAllLists } from '../../lib/lists/kept.ts'
import { diagnosisName, medicineName } from '../../lib/lists/visitText.ts'
import type { VisitRecord } from '../../lib/register/records.ts'

/** « CTA » for « Artéméther-luméfantrine (CTA) 20/120 mg, comprimé »: the dose beside it must not be cut. */
const inShort = (medicine: string) => /\(([A-Z]{2,})\)/.exec(medicine)?.[1] ?? medicine.split(',')[0]

/** What was found and given last time, in three lines: what a control stands on. */
export function LastVisit({ visit }: { visit: VisitRecord }) {
  const { i18n } = useLingui()
  const lists = useAllLists()
  const day = formatDate(visit.consulted_at, 'short')
  const found = visit.diagnoses.map((diagnosis) => diagnosisName(diagnosis, lists, i18n.locale)).join(', ')
  const given =
    visit.prescription
      .map((line) => [inShort(medicineName(line, lists, i18n.locale)), line.dose].join(' : '))
      .join(' · ') || visit.treatment
  const figures = [
    visit.temperature_c !== null && formatMeasure(visit.temperature_c, '°C'),
    visit.weight_kg !== null && formatMeasure(visit.weight_kg, 'kg'),
    visit.muac_mm !== null && formatMeasure(visit.muac_mm, 'mm'),
    visit.systolic_mmhg !== null && `${visit.systolic_mmhg}/${visit.diastolic_mmhg ?? '–'}`,
  ].filter(Boolean)
  return (
    <section className="rounded-card border border-line bg-sunken px-4 py-2">
      <h2 className="line-clamp-2 text-base">
        <span className="sr-only">
          <Trans>Dernière visite :</Trans>
        </span>{' '}
        {found || <Trans>Sans diagnostic</Trans>} <span className="font-normal text-muted">· {day}</span>
      </h2>
      {given && <p className="line-clamp-2 text-[0.9375rem]">{given}</p>}
      {figures.length > 0 && <p className="nums text-[0.9375rem] text-muted">{figures.join(' · ')}</p>}
    </section>
  )
}
