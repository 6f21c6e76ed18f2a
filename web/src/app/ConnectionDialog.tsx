import { Trans, useLingui } from '@lingui/react/macro'
import { RefreshCw, Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { StatusChip } from '../components/Chip.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { connection } from '../lib/connection.ts'
import type { OutboxItem } from '../lib/database.ts'
import { formatDateTime } from '../lib/format.ts'
import { flushOutbox, giveUp, outbox, tryAgain } from '../lib/outbox.ts'
import { problemWords } from '../lib/problemWords.ts'
import { queryClient } from '../lib/queryClient.ts'
import { useTransportWords } from './ConnectionChip.tsx'

interface ConnectionDialogProps {
  open: boolean
  onClose: () => void
}

/** What the chip means, and what waits to leave. */
export function ConnectionDialog({ open, onClose }: ConnectionDialogProps) {
  const { t } = useLingui()
  const { transport, lastExchange } = connection.use()
  const items = outbox.use()
  const [busy, setBusy] = useState(false)
  const words = useTransportWords()
  const meaning = {
    live: t`Les nouvelles arrivent dès qu’elles existent.`,
    polling: t`Les nouvelles sont demandées toutes les 5 secondes environ.`,
    offline: t`Le réseau ne répond pas. Continuez à travailler : tout est gardé sur cet appareil et partira à son retour.`,
  }
  async function exchange() {
    setBusy(true)
    await Promise.allSettled([flushOutbox(), queryClient.refetchQueries({ type: 'active' })])
    setBusy(false)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words[transport]}
      actions={
        <Button icon={items.length > 0 ? Send : RefreshCw} busy={busy} onClick={exchange}>
          {items.length > 0 ? <Trans>Envoyer maintenant</Trans> : <Trans>Actualiser</Trans>}
        </Button>
      }
    >
      <div className="grid gap-3">
        <p>{meaning[transport]}</p>
        <p className="text-muted">
          <Trans>Dernier échange :</Trans>{' '}
          {lastExchange ? formatDateTime(lastExchange) : <Trans>aucun</Trans>}
        </p>
        <h3>
          <Trans>À envoyer</Trans>
        </h3>
        {items.length === 0 ? (
          <p className="text-muted">
            <Trans>Tout est parti.</Trans>
          </p>
        ) : (
          <ul className="grid gap-2">
            {items.map((item) => (
              <OutboxLine key={item.id} item={item} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function OutboxLine({ item }: { item: OutboxItem }) {
  const { i18n, t } = useLingui()
  return (
    <li className="rounded-control border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-[620]">{item.label}</span>
        {item.refusal ? (
          <StatusChip tone="urgent">{t`Refusé`}</StatusChip>
        ) : (
          <StatusChip tone="waiting">{t`En attente`}</StatusChip>
        )}
      </div>
      <p className="text-[0.9375rem] text-muted">{formatDateTime(item.createdAt)}</p>
      {item.refusal && (
        <>
          <p className="mt-1">
            {i18n._(problemWords(item.refusal).what)} {i18n._(problemWords(item.refusal).advice)}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button look="secondary" onClick={() => void tryAgain(item.id)}>
              <Trans>Réessayer</Trans>
            </Button>
            <Button look="quiet" onClick={() => void giveUp(item.id)}>
              <Trans>Abandonner cet envoi</Trans>
            </Button>
          </div>
        </>
      )}
    </li>
  )
}
