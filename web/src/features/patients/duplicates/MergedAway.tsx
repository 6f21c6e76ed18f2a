import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../../components/Banner.tsx'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { useCan } from '../../../lib/access.ts'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { rootOf, usePatientRecord } from '../../../lib/register/register.ts'
import { IdentityCard } from '../record/IdentityCard.tsx'
import { type Merge, useMerges } from './merges.ts'
import { UndoDialog } from './UndoDialog.tsx'

/** A record that goes on in another: where, and the way back. */
export function MergedAway({ record }: { record: PatientRecord }) {
  const { t } = useLingui()
  const kept = usePatientRecord(rootOf(record.id))
  const mayUndo = useCan('patients', 'update')
  const { merges } = useMerges(record.facility_code, [record.id])
  const [undoing, setUndoing] = useState<Merge>()
  const merge = merges[0]
  const reason = merge?.reason
  const name = kept ? fullName(kept) : t`l’autre fiche`
  // One that stands under a later merge is taken apart from the page of the record that goes on.
  const isDirect = merge !== undefined && merge.kept_id === kept?.id
  return (
    <>
      <Banner
        tone="waiting"
        title={<Trans>Cette fiche continue dans celle de {name}</Trans>}
        actions={
          <>
            {kept && (
              <LinkButton icon={ArrowRight} href={`/patients/${kept.id}`}>
                <Trans>Ouvrir la fiche qui continue</Trans>
              </LinkButton>
            )}
            {mayUndo && isDirect && (
              <Button look="secondary" icon={Undo2} onClick={() => setUndoing(merge)}>
                <Trans>Défaire la fusion</Trans>
              </Button>
            )}
          </>
        }
      >
        <Trans>Les deux étaient d’une même personne : ses visites se lisent ensemble là-bas.</Trans>
        {reason && <p>{t`« ${reason} »`}</p>}
      </Banner>
      <IdentityCard record={record} visits={[]} />
      <UndoDialog facility={record.facility_code} merge={undoing} onClose={() => setUndoing(undefined)} />
    </>
  )
}
