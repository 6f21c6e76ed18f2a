import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useMembership } from '../../lib/access.ts'
import { formatDate, formatDateTime, formatMeasure } from '../../lib/format.ts'
import { useAllLists } from '../../lib/lists/kept.ts'
import { doseText, medicineName } from '../../lib/lists/visitText.ts'
import { ageInWords, fullName } from '../../lib/people.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import { VisitFacts } from './VisitFacts.tsx'

export type SheetKind = 'prescription' | 'summary'

interface SheetProps {
  kind: SheetKind
  patient: PatientRecord
  visit: VisitRecord
}

/** The head of a sheet: the place, what it is, the day, the person. */
function Head({ title, patient, visit }: Omit<SheetProps, 'kind'> & { title: ReactNode }) {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const weight = visit.weight_kg === null ? '' : formatMeasure(visit.weight_kg, 'kg')
  const sex = patient.sex === 'F' ? t`Féminin` : t`Masculin`
  return (
    <>
      <div className="flex items-baseline justify-between gap-4 border-b-2 border-ink pb-1.5">
        <p className="text-[13pt] font-[700]">{facility}</p>
        <p>{formatDate(visit.consulted_at, 'long')}</p>
      </div>
      <h2 className="mt-3 text-[15pt] font-[720]">{title}</h2>
      <p className="mt-2 text-[12pt] font-[680]">{fullName(patient)}</p>
      <p>
        {[ageInWords(patient, visit.consulted_at), sex, weight, patient.village].filter(Boolean).join(' · ')}
        {' · '}
        <Trans>Carte {patient.number}</Trans>
      </p>
    </>
  )
}

function Foot({ visit }: { visit: VisitRecord }) {
  const next = visit.next_visit_on ? formatDate(visit.next_visit_on, 'long') : ''
  return (
    <>
      {next && (
        <p className="mt-4 font-[680]">
          <Trans>Revenir le {next}, ou avant si l’état s’aggrave.</Trans>
        </p>
      )}
      <div className="mt-6 flex break-inside-avoid justify-between gap-6">
        <p>{visit.author_name}</p>
        <p className="w-[55mm] border-t border-ink pt-1 text-[9pt]">
          <Trans>Signature et cachet</Trans>
        </p>
      </div>
    </>
  )
}

function Prescription({ visit }: { visit: VisitRecord }) {
  const { i18n } = useLingui()
  const lists = useAllLists()
  return (
    <>
      <ol className="mt-4 grid list-decimal gap-2.5 pl-6">
        {visit.prescription.map((line) => (
          <li key={line.id} className="break-inside-avoid">
            <p className="font-[680]">{medicineName(line, lists, i18n.locale)}</p>
            <p>{doseText(line, i18n)}</p>
          </li>
        ))}
      </ol>
      {visit.treatment && <p className="mt-4 whitespace-pre-line">{visit.treatment}</p>}
    </>
  )
}

/** What comes out of the printer, on A5: nothing of the screen, dark ink on white. */
export function Sheet({ kind, patient, visit }: SheetProps) {
  const at = formatDateTime(visit.consulted_at)
  return (
    <section data-sheet={kind} className="hidden text-[11pt] print:block">
      <style>{'@page { size: A5; margin: 10mm }'}</style>
      <Head
        title={kind === 'prescription' ? <Trans>Ordonnance</Trans> : <Trans>Visite du {at}</Trans>}
        patient={patient}
        visit={visit}
      />
      {kind === 'prescription' ? (
        <Prescription visit={visit} />
      ) : (
        <div className="mt-4">
          <VisitFacts visit={visit} />
        </div>
      )}
      <Foot visit={visit} />
    </section>
  )
}
