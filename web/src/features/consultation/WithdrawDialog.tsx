import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { enqueue } from '../../lib/outbox/outbox.ts'
import { type Problem, toProblem } from '../../lib/problem.ts'
import type { VisitRecord } from '../../lib/register/records.ts'
import { toast } from '../../lib/toast.ts'
import { isReason, ReasonField } from './ReasonField.tsx'

/** Takes a visit out of the register, with the reason that stays beside it. */
export function WithdrawDialog({ visit, onClose }: { visit: VisitRecord; onClose: () => void }) {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { facility_code, id, patient_id: subject, revision } = visit

  async function withdraw() {
    setTried(true)
    if (!isReason(reason)) return
    try {
      const args = { facility_code, id, revision, reason: reason.trim() }
      await enqueue({ kind: 'consultation.withdraw', facility: facility_code, subject, args })
      toast(t`Visite retirée du registre`)
      navigate(`/patients/${subject}`, { replace: true })
    } catch (error) {
      setProblem(toProblem(error))
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Retirer cette visite ?</Trans>}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <Trans>Garder</Trans>
          </Button>
          <Button look="urgent" icon={Trash2} onClick={() => void withdraw()}>
            <Trans>Retirer</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p>
          <Trans>
            Elle sort du registre et des comptes. Sa dernière version reste dans l’historique, avec ce motif.
          </Trans>
        </p>
        <ReasonField
          value={reason}
          onChange={setReason}
          missing={tried && !isReason(reason)}
          usual={[t`Mauvais patient`, t`Saisie deux fois`, t`Visite qui n’a pas eu lieu`]}
        />
        {problem && <ErrorBanner problem={problem} />}
      </div>
    </Dialog>
  )
}
