import { Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { Field } from '../../../components/Field.tsx'
import { TextArea } from '../../../components/TextInput.tsx'
import { toProblem } from '../../../lib/problem.ts'
import { toast } from '../../../lib/toast.ts'
import { type Merge, undoMerge } from './merges.ts'
import { shortestReason } from './reason.ts'

interface UndoDialogProps {
  facility: string
  merge: Pick<Merge, 'id' | 'merged_id'> | undefined
  onClose: () => void
  onDone?: () => void
}

/** Takes two records apart again, with a sentence that somebody can judge later. */
export function UndoDialog({ facility, merge, onClose, onDone }: UndoDialogProps) {
  const { t } = useLingui()
  const form = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const isShort = reason.trim().length < shortestReason

  async function undo(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!merge || isShort) return
    try {
      await undoMerge(facility, merge, reason)
      toast(t`Fusion défaite : les deux fiches sont de nouveau séparées`)
      setReason('')
      setTried(false)
      onClose()
      onDone?.()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <Dialog
      open={merge !== undefined}
      onClose={onClose}
      title={<Trans>Défaire la fusion</Trans>}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <Trans>Laisser comme c’est</Trans>
          </Button>
          <Button type="submit" form={form} icon={Undo2}>
            <Trans>Défaire la fusion</Trans>
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={undo} className="grid gap-3">
        <p>
          <Trans>
            Chaque fiche reprend ses propres visites. Les réponses prises de l’autre fiche reviennent à ce
            qu’elles étaient, sauf celles qui ont été corrigées depuis.
          </Trans>
        </p>
        <Field
          required
          label={t`Pourquoi`}
          error={tried && isShort ? t`Écrivez la raison en quelques mots.` : undefined}
        >
          <TextArea value={reason} rows={2} maxLength={500} onChange={setReason} />
        </Field>
        {problem !== undefined && <ErrorBanner problem={problem} reassurance={null} />}
      </form>
    </Dialog>
  )
}
