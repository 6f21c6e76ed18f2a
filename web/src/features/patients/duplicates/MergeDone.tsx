import { Trans } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Banner } from '../../../components/Banner.tsx'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { UndoDialog } from './UndoDialog.tsx'

interface MergeDoneProps {
  id: string
  kept: PatientRecord
  merged: PatientRecord
}

/** Step 4: done, and the way back within reach. */
export function MergeDone({ id, kept, merged }: MergeDoneProps) {
  const [, navigate] = useLocation()
  const [undoing, setUndoing] = useState(false)
  const name = fullName(kept)
  return (
    <>
      <Banner
        tone="ok"
        title={<Trans>Les deux fiches sont réunies</Trans>}
        actions={
          <>
            <LinkButton href={`/patients/${kept.id}`}>
              <Trans>Ouvrir la fiche de {name}</Trans>
            </LinkButton>
            <LinkButton look="secondary" href="/patients/duplicates">
              <Trans>Doublons suivants</Trans>
            </LinkButton>
            <Button look="secondary" icon={Undo2} onClick={() => setUndoing(true)}>
              <Trans>Défaire la fusion</Trans>
            </Button>
          </>
        }
      >
        <Trans>Ses visites se lisent maintenant ensemble, dans une seule histoire.</Trans>
      </Banner>
      <UndoDialog
        facility={kept.facility_code}
        merge={undoing ? { id, merged_id: merged.id } : undefined}
        onClose={() => setUndoing(false)}
        onDone={() => navigate(`/patients/${merged.id}`)}
      />
    </>
  )
}
