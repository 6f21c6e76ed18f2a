import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft, Pencil, Printer, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useParams } from 'wouter'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { useCan } from '../../lib/access.ts'
import { formatDateTime } from '../../lib/format.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import { HistoryCard } from './HistoryCard.tsx'
import { MissingVisit } from './MissingVisit.tsx'
import { PatientFrame } from './PatientFrame.tsx'
import { Sheet, type SheetKind } from './Sheet.tsx'
import { useVisitOf } from './useVisitOf.ts'
import { VisitFacts } from './VisitFacts.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

function Actions({ visit, onPrint }: { visit: VisitRecord; onPrint: (kind: SheetKind) => void }) {
  const mayCorrect = useCan('consultations', 'update')
  const mayDelete = useCan('consultations', 'delete')
  const mayRefer = useCan('referrals', 'create')
  const [withdrawing, setWithdrawing] = useState(false)
  const prescribes = visit.prescription.length > 0 || Boolean(visit.treatment)
  const { id, patient_id: patient } = visit
  return (
    <div data-print="hide" className="flex flex-wrap gap-2.5">
      {prescribes && (
        <Button icon={Printer} onClick={() => onPrint('prescription')}>
          <Trans>Ordonnance</Trans>
        </Button>
      )}
      <Button look={prescribes ? 'secondary' : 'primary'} icon={Printer} onClick={() => onPrint('summary')}>
        <Trans>Résumé</Trans>
      </Button>
      {mayCorrect && (
        <LinkButton look="secondary" icon={Pencil} href={`/patients/${patient}/visits/${id}/edit`}>
          <Trans>Corriger</Trans>
        </LinkButton>
      )}
      {mayRefer && (
        <LinkButton
          look="secondary"
          icon={ArrowRightLeft}
          href={`/referrals/new?patient=${patient}&consultation=${id}`}
        >
          <Trans>Référer</Trans>
        </LinkButton>
      )}
      {mayCorrect && mayDelete && (
        <Button look="quiet" icon={Trash2} onClick={() => setWithdrawing(true)}>
          <Trans>Retirer</Trans>
        </Button>
      )}
      {withdrawing && <WithdrawDialog visit={visit} onClose={() => setWithdrawing(false)} />}
    </div>
  )
}

function Opened({ patient, visit }: { patient: PatientRecord; visit: VisitRecord }) {
  const { t } = useLingui()
  const [kind, setKind] = useState<SheetKind>('summary')
  useEffect(() => {
    // The printer of the browser, by its menu, prints the summary.
    const rest = () => setKind('summary')
    addEventListener('afterprint', rest)
    return () => removeEventListener('afterprint', rest)
  }, [])
  const print = (wanted: SheetKind) => {
    flushSync(() => setKind(wanted))
    window.print()
  }
  const at = formatDateTime(visit.consulted_at)
  return (
    <>
      <Actions visit={visit} onPrint={print} />
      <div data-print="hide" className="grid gap-4">
        <Card
          title={<Trans>Visite du {at}</Trans>}
          note={visit.author_name ?? t`auteur inconnu`}
          aside={
            visit.pending && (
              <StatusChip tone="waiting">
                <Trans>Pas encore envoyé</Trans>
              </StatusChip>
            )
          }
        >
          <VisitFacts visit={visit} />
        </Card>
        <HistoryCard visit={visit} />
      </div>
      <Sheet kind={kind} patient={patient} visit={visit} />
    </>
  )
}

function Found({ patient, visitId }: { patient: PatientRecord; visitId: string }) {
  const visit = useVisitOf(patient, visitId)
  if (typeof visit === 'string') return <MissingVisit state={visit} patientId={patient.id} />
  return <Opened patient={patient} visit={visit} />
}

/** One visit: what it says, what it said before, and its papers. */
export default function VisitPage() {
  const { t } = useLingui()
  const { id = '', visitId = '' } = useParams<{ id: string; visitId: string }>()
  return (
    <PatientFrame id={id} title={t`Visite`} back={`/patients/${id}`}>
      {(patient) => <Found patient={patient} visitId={visitId} />}
    </PatientFrame>
  )
}
