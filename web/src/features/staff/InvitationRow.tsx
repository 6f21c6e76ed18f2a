import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleCheck, Clock3, Hourglass, LockKeyhole, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { useCan } from '../../lib/access.ts'
import { formatDate, formatDateTime } from '../../lib/format.ts'
import { toast } from '../../lib/toast.ts'
import {
  type Invitation,
  type InvitationState,
  type IssuedInvitation,
  renewInvitation,
  withdrawInvitation,
} from './invitations.ts'

interface InvitationRowProps {
  invitation: Invitation
  role: string
  state: InvitationState
  onRenewed: (issued: IssuedInvitation) => void
}

/** One invitation: for whom, by whom, until when; a new code or none. */
export function InvitationRow({ invitation, role, state, onRenewed }: InvitationRowProps) {
  const { t } = useLingui()
  const canInvite = useCan('staff', 'create')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const { display_name: name, invited_by_name: by } = invitation
  const sent = formatDate(invitation.created_at)

  async function run(work: () => Promise<void>) {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
      setAsking(false)
    }
  }
  return (
    <li className="grid gap-2 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-[640]">{name}</p>
          <p>{invitation.title ? `${role} · ${invitation.title}` : role}</p>
          <p className="text-[0.9375rem] text-muted wrap-anywhere">{invitation.email}</p>
          <p className="text-[0.9375rem] text-muted">
            {by ? (
              <Trans>
                Invitation du {sent}, par {by}
              </Trans>
            ) : (
              <Trans>Invitation du {sent}</Trans>
            )}
          </p>
        </div>
        <StateChip invitation={invitation} state={state} />
      </div>
      {state === 'open' && invitation.tries > 0 && (
        <p className="text-[0.9375rem] text-warn-ink">
          <Plural
            value={invitation.tries}
            one="# code faux a été essayé sur cinq."
            other="# codes faux ont été essayés sur cinq."
          />
        </p>
      )}
      {state === 'blocked' && (
        <p className="text-[0.9375rem] text-warn-ink">
          <Trans>Cinq codes faux ont été essayés. Renouvelez l’invitation pour donner un nouveau code.</Trans>
        </p>
      )}
      {problem !== undefined && <ErrorBanner problem={problem} reassurance={null} />}
      {canInvite && state !== 'used' && (
        <div className="flex flex-wrap gap-2">
          <Button
            look="secondary"
            icon={RefreshCw}
            busy={busy}
            aria-label={t`Renouveler l’invitation de ${name}`}
            onClick={() => void run(async () => onRenewed(await renewInvitation(invitation)))}
          >
            <Trans>Renouveler</Trans>
          </Button>
          <Button
            look="quiet"
            icon={Trash2}
            aria-label={t`Retirer l’invitation de ${name}`}
            onClick={() => setAsking(true)}
          >
            <Trans>Retirer</Trans>
          </Button>
        </div>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Retirer l’invitation de ${name} ?`}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              <Trans>Garder</Trans>
            </Button>
            <Button
              busy={busy}
              onClick={() =>
                void run(async () => {
                  await withdrawInvitation(invitation)
                  toast(t`Invitation retirée.`)
                })
              }
            >
              <Trans>Retirer l’invitation</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Son code n’ouvrira plus rien. Pour faire venir cette personne plus tard, il faudra une nouvelle
            invitation.
          </Trans>
        </p>
      </Dialog>
    </li>
  )
}

function StateChip({ invitation, state }: { invitation: Invitation; state: InvitationState }) {
  const until = formatDateTime(invitation.expires_at)
  const accepted = invitation.accepted_at ? formatDate(invitation.accepted_at) : ''
  if (state === 'used') {
    return (
      <StatusChip tone="ok" icon={CircleCheck}>
        <Trans>Acceptée le {accepted}</Trans>
      </StatusChip>
    )
  }
  if (state === 'expired') {
    return (
      <StatusChip icon={Hourglass}>
        <Trans>Expirée le {until}</Trans>
      </StatusChip>
    )
  }
  if (state === 'blocked') {
    return (
      <StatusChip tone="warn" icon={LockKeyhole}>
        <Trans>Bloquée</Trans>
      </StatusChip>
    )
  }
  return (
    <StatusChip tone="waiting" icon={Clock3}>
      <Trans>Jusqu’au {until}</Trans>
    </StatusChip>
  )
}
