import { Trans, useLingui } from '@lingui/react/macro'
import { Copy, Printer, Share2 } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { toast } from '../../lib/toast.ts'
import type { Invitation } from './data.ts'

/** The link holds its secret after the #, which no server log ever sees. */
export function invitationLink({ code, email }: Invitation): string {
  return `${location.origin}/join#code=${code}&email=${encodeURIComponent(email)}`
}

/** The one-time code of a first administrator: to read out by telephone, to send, or to print. */
export function InvitationCard({ invitation, facility }: { invitation: Invitation; facility: string }) {
  const { t } = useLingui()
  const link = invitationLink(invitation)
  const until = formatDateTime(invitation.expires_at)
  const spelled = [...invitation.code].join(' ')
  const canShare = typeof navigator.share === 'function'

  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
      toast(t`Lien copié`)
    } catch {
      toast(t`La copie n’est pas permise ici : sélectionnez le lien.`, { tone: 'info' })
    }
  }
  return (
    <Card
      tone="waiting"
      title={t`Invitation de l’administrateur`}
      note={
        <Trans>
          Pour {invitation.email}, {facility}. Ce code n’est montré qu’une fois.
        </Trans>
      }
    >
      <div className="grid gap-3">
        <p
          data-testid="invitation-code"
          className="nums rounded-control bg-surface px-4 py-3 text-center text-3xl font-[720] tracking-[0.14em]"
        >
          <span aria-hidden>{invitation.code}</span>
          <span className="sr-only">{spelled}</span>
        </p>
        <p>
          <Trans>
            Lisez-le au téléphone, ou envoyez le lien. La personne s’inscrit avec cette adresse, tape le code,
            et administre l’établissement. Valable jusqu’au {until}, cinq essais.
          </Trans>
        </p>
        <p className="rounded-control bg-surface px-3 py-2 font-mono text-sm break-all select-all">{link}</p>
        <div className="flex flex-wrap gap-2.5" data-print="hide">
          <Button icon={Copy} onClick={() => void copy()}>
            <Trans>Copier le lien</Trans>
          </Button>
          {canShare && (
            <Button
              look="secondary"
              icon={Share2}
              onClick={() => void navigator.share({ title: t`Invitation Kénéya`, url: link }).catch(() => {})}
            >
              <Trans>Envoyer</Trans>
            </Button>
          )}
          <Button look="secondary" icon={Printer} onClick={() => print()}>
            <Trans>Imprimer</Trans>
          </Button>
        </div>
      </div>
    </Card>
  )
}
