import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useMembership } from '../../lib/access.ts'

interface ConfirmDialogProps {
  open: boolean
  owner: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}

/** The last word before somebody is told: who, to whom, under which name. */
export function ConfirmDialog({ open, owner, busy, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useLingui()
  const { display_name: me, facility_name: mine } = useMembership()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Ouvrir ce dossier ?`}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <Trans>Revenir</Trans>
          </Button>
          <Button look="urgent" busy={busy} onClick={onConfirm}>
            <Trans>Ouvrir le dossier</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          {owner} saura à l’instant que <strong>{me}</strong>, {mine}, a ouvert ce dossier, et lira votre
          raison.
        </Trans>
      </p>
      <p className="mt-2">
        <Trans>Faites-le si la personne est devant vous et qu’attendre la mettrait en danger.</Trans>
      </p>
    </Dialog>
  )
}
