import { Trans, useLingui } from '@lingui/react/macro'
import type { ProofAnswer } from '../../../../functions/_shared/contracts/proof.ts'
import { formatDateTime } from '../../lib/format.ts'
import { recordWords } from './words.ts'

/** The head of the sheet, on paper alone: for whom, of whom, when. */
export function PaperHead({ answer }: { answer: ProofAnswer }) {
  const { i18n } = useLingui()
  const when = formatDateTime(answer.asked_at)
  return (
    <div className="hidden border-b border-line pb-3 print:block">
      <p className="font-[680]">Kénéya · {answer.facility_name}</p>
      <p>
        <Trans>À l’attention de l’Autorité de protection des données à caractère personnel (APDP)</Trans>
      </p>
      <p>
        <Trans>Données : {i18n._(recordWords[answer.record].label)}</Trans> ·{' '}
        <Trans>
          demandé par {answer.asked_by}, le {when}
        </Trans>
      </p>
    </div>
  )
}

/** Where the director signs. */
export function PaperFoot({ answer }: { answer: ProofAnswer }) {
  return (
    <div className="hidden break-inside-avoid pt-6 print:block">
      <p>
        <Trans>Lu et certifié conforme à ce que la base de données a répondu.</Trans>
      </p>
      <div className="mt-10 grid grid-cols-2 gap-10">
        <p className="border-t border-edge pt-1.5">
          <Trans>Nom et fonction : {answer.asked_by}</Trans>
        </p>
        <p className="border-t border-edge pt-1.5">
          <Trans>Date, signature et cachet</Trans>
        </p>
      </div>
    </div>
  )
}
