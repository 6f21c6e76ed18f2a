import { Trans, useLingui } from '@lingui/react/macro'
import { LogOut, RotateCcw, Siren } from 'lucide-react'
import { Button, IconButton, LinkButton } from '../../components/Button.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Clock } from '../../components/Clock.tsx'
import { inkTone } from '../../components/tones.ts'
import { changeArrival, noteLeaving, useGesture, useMayNote } from './arrivals.ts'
import type { Waiting } from './day.ts'
import { PersonRow } from './PersonRow.tsx'
import type { ConsultingRights } from './rights.ts'

interface WaitingRowProps {
  row: Waiting
  rights: ConsultingRights
  hasDraft: boolean
  /** Whose turn it is: the button that everybody looks for. */
  isNext: boolean
}

/** The two ways into a visit: a control of the last one, or a new one. */
function ConsultLinks({
  row: { patient, follows },
  first,
}: {
  row: Pick<Waiting, 'patient' | 'follows'>
  first?: boolean
}) {
  const address = `/patients/${patient.id}/consultation`
  return (
    <>
      {follows && (
        <LinkButton look={first ? 'primary' : 'secondary'} href={`${address}?follow`}>
          <Trans>Contrôle</Trans>
        </LinkButton>
      )}
      <LinkButton look={first && !follows ? 'primary' : 'secondary'} href={address}>
        <Trans>Consulter</Trans>
      </LinkButton>
    </>
  )
}

/** Somebody who waits. */
export function WaitingRow({ row, rights, hasDraft, isNext }: WaitingRowProps) {
  const { t } = useLingui()
  const { arrival, patient } = row
  const mayNote = useMayNote()
  const gesture = useGesture()
  const back = () => void gesture(changeArrival(arrival, { left_at: null }), t`Remis sur la liste`)
  return (
    <PersonRow
      patient={patient}
      note={arrival.note}
      aside={
        <>
          <Clock at={arrival.arrived_at} className={inkTone[arrival.urgent ? 'urgent' : 'waiting']} />
          {mayNote && (
            <span className="-mr-3 flex justify-end">
              {!arrival.urgent && (
                <IconButton
                  icon={Siren}
                  label={t`Marquer urgent`}
                  onClick={() => void gesture(changeArrival(arrival, { urgent: true }), t`Passe en premier`)}
                />
              )}
              <IconButton
                icon={LogOut}
                label={t`Parti sans être vu`}
                onClick={() => void gesture(noteLeaving(arrival), t`Noté : parti sans être vu`, back)}
              />
            </span>
          )}
        </>
      }
      chips={
        <>
          {arrival.urgent && (
            <StatusChip tone="urgent" icon={Siren}>
              <Trans>Urgent</Trans>
            </StatusChip>
          )}
          {hasDraft && (
            <StatusChip tone="waiting">
              <Trans>Brouillon</Trans>
            </StatusChip>
          )}
        </>
      }
      actions={rights.consults && <ConsultLinks row={row} first={isNext} />}
    />
  )
}

/** Somebody gone without being seen: back on the list with one touch. */
export function LeftRow({ row: { arrival, patient } }: { row: Waiting }) {
  const { t } = useLingui()
  const mayNote = useMayNote()
  const gesture = useGesture()
  return (
    <PersonRow
      patient={patient}
      aside={arrival.left_at && <Clock at={arrival.left_at} className="text-muted" />}
      actions={
        mayNote && (
          <Button
            look="quiet"
            icon={RotateCcw}
            onClick={() => void gesture(changeArrival(arrival, { left_at: null }), t`Remis sur la liste`)}
          >
            <Trans>Remettre sur la liste</Trans>
          </Button>
        )
      }
    />
  )
}
