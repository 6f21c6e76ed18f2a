import { Trans, useLingui } from '@lingui/react/macro'
import { Merge } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { Field } from '../../../components/Field.tsx'
import { TextArea } from '../../../components/TextInput.tsx'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { differing, type IdentityField } from '../identity.ts'
import { unbroken } from '../patient.ts'
import { useFieldWords } from '../useFieldWords.ts'
import { mergedCard } from './mergePlan.ts'
import { shortestReason } from './reason.ts'

interface MergeConsequencesProps {
  kept: PatientRecord
  merged: PatientRecord
  taken: readonly IdentityField[]
  problem: unknown
  onBack: () => void
  onMerge: (reason: string) => Promise<void>
}

/** Step 3: what will happen, in words, and why. */
export function MergeConsequences({ kept, merged, taken, problem, onBack, onMerge }: MergeConsequencesProps) {
  const { t } = useLingui()
  const words = useFieldWords()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const isShort = reason.trim().length < shortestReason
  const after = mergedCard(kept, merged, taken)
  const changes = differing(kept, after)
  const keptName = fullName(kept)
  const keptNumber = unbroken(kept.number)
  const mergedName = fullName(merged)
  const mergedNumber = unbroken(merged.number)

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (isShort || busy) return
    setBusy(true)
    await onMerge(reason)
    setBusy(false)
  }
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <Card title={<Trans>Ce qui va se passer</Trans>}>
        <ul className="m-0 grid list-disc gap-2 pl-5">
          <li>
            <Trans>
              La fiche de <strong>{keptName}</strong> ({keptNumber}) continue.
            </Trans>
          </li>
          <li>
            <Trans>
              La fiche de {mergedName} ({mergedNumber}) y mène : sa carte et son numéro ouvrent la première.
            </Trans>
          </li>
          <li>
            <Trans>
              Les deux histoires sont gardées et se lisent ensemble. Aucune visite n’est changée, les comptes
              restent les mêmes.
            </Trans>
          </li>
          {changes.map((field) => {
            const label = words.label(field)
            const value = words.value(after, field)
            return (
              <li key={field}>
                <Trans>
                  {label} devient : <strong>{value}</strong>
                </Trans>
              </li>
            )
          })}
          <li>
            <Trans>Vous, ou quelqu’un d’autre, pourrez défaire cette fusion.</Trans>
          </li>
        </ul>
      </Card>
      <Field
        required
        label={t`Pourquoi est-ce la même personne ?`}
        hint={t`Par exemple : même carte, même mère, elle le dit elle-même.`}
        error={tried && isShort ? t`Écrivez la raison en quelques mots.` : undefined}
      >
        <TextArea value={reason} rows={2} maxLength={500} onChange={setReason} />
      </Field>
      {Boolean(problem) && (
        <ErrorBanner problem={problem} reassurance={<Trans>Rien n’a été fusionné.</Trans>} />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" icon={Merge} busy={busy}>
          <Trans>Réunir les deux fiches</Trans>
        </Button>
        <Button look="secondary" onClick={onBack}>
          <Trans>Revenir</Trans>
        </Button>
      </div>
    </form>
  )
}
