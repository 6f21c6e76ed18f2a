import { Trans } from '@lingui/react/macro'
import { ArrowRightLeft, Clock3, IdCard, Pencil, RotateCcw, Stethoscope } from 'lucide-react'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { StatusChip } from '../../../components/Chip.tsx'
import { Clock } from '../../../components/Clock.tsx'
import { useCan } from '../../../lib/access.ts'
import { addDays, today } from '../../../lib/epiWeek.ts'
import type { PatientRecord, VisitRecord } from '../../../lib/register/records.ts'
import { useMakeWait, useMayNoteArrival, useWaiting } from '../arrivals.ts'

/** Somebody seen within this many days is likely to be here for a control. */
const controlDays = 31

interface ActionsProps {
  record: PatientRecord
  lastVisit: VisitRecord | undefined
}

/** What can be done now for this person, by the role of who looks; the first is what usually follows. */
export function Actions({ record, lastVisit }: ActionsProps) {
  const { facility_code: facility, id } = record
  const follows =
    lastVisit !== undefined && lastVisit.consulted_at.slice(0, 10) >= addDays(today(), -controlDays)
  const mayConsult = useCan('consultations', 'create')
  const mayRefer = useCan('referrals', 'create')
  const mayCorrect = useCan('patients', 'update')
  const mayNote = useMayNoteArrival()
  const arrival = useWaiting().get(id)
  const makeWait = useMakeWait(facility)
  return (
    <div data-print="hide" className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
      {mayConsult && (
        <div className="col-span-full flex gap-2.5 *:flex-1">
          <LinkButton size="large" icon={Stethoscope} href={`/patients/${id}/consultation`}>
            <Trans>Consulter</Trans>
          </LinkButton>
          {follows && (
            <LinkButton
              size="large"
              look="secondary"
              icon={RotateCcw}
              href={`/patients/${id}/consultation?follow`}
            >
              <Trans>Contrôle</Trans>
            </LinkButton>
          )}
        </div>
      )}
      {mayNote &&
        (arrival ? (
          <p className="max-sm:col-span-2 flex min-h-12 items-center justify-center">
            <StatusChip tone="waiting" className="text-base">
              <Trans>
                Attend depuis <Clock at={arrival.arrived_at} />
              </Trans>
            </StatusChip>
          </p>
        ) : (
          <Button
            wide
            look={mayConsult ? 'secondary' : 'primary'}
            icon={Clock3}
            onClick={() => void makeWait(id)}
          >
            <Trans>Faire attendre</Trans>
          </Button>
        ))}
      {mayRefer && (
        <LinkButton wide look="secondary" icon={ArrowRightLeft} href={`/referrals/new?patient=${id}`}>
          <Trans>Référer</Trans>
        </LinkButton>
      )}
      <LinkButton wide look="secondary" icon={IdCard} href={`/patients/${id}/card`}>
        <Trans>Carte</Trans>
      </LinkButton>
      {mayCorrect && (
        <LinkButton wide look="secondary" icon={Pencil} href={`/patients/${id}/edit`}>
          <Trans>Corriger</Trans>
        </LinkButton>
      )}
    </div>
  )
}
