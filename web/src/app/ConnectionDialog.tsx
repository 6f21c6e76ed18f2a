import { Trans, useLingui } from '@lingui/react/macro'
import { RefreshCw, Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { classes } from '../components/classes.ts'
import { Dialog } from '../components/Dialog.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { connection } from '../lib/connection.ts'
import { formatDateTime } from '../lib/format.ts'
import { flush, outbox } from '../lib/outbox/outbox.ts'
import { queryClient } from '../lib/queryClient.ts'
import { useTransportWords } from './ConnectionChip.tsx'
import { needsDecision } from './unsent/words.ts'

// Looked at now and then: not part of the first screen. It is on the device with everything else.
const UnsentList = lazy(() => import('./unsent/UnsentList.tsx'))

interface ConnectionDialogProps {
  open: boolean
  onClose: () => void
}

/** What the chip means, and what waits to leave. */
export function ConnectionDialog({ open, onClose }: ConnectionDialogProps) {
  const { t } = useLingui()
  const { transport, lastExchange } = connection.use()
  const items = outbox.use()
  const isWaiting = items.some(({ state }) => state === 'waiting' || state === 'sending')
  const asks = items.some(needsDecision)
  const [busy, setBusy] = useState(false)
  const words = useTransportWords()
  const meaning = {
    live: t`Les nouvelles arrivent dès qu’elles existent.`,
    polling: t`Les nouvelles sont demandées toutes les 5 secondes environ.`,
    offline: t`Le réseau ne répond pas. Continuez à travailler : tout est gardé sur cet appareil et partira à son retour.`,
  }
  async function exchange() {
    setBusy(true)
    await Promise.allSettled([flush(), queryClient.refetchQueries({ type: 'active' })])
    setBusy(false)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words[transport]}
      size={asks ? 'wide' : 'medium'}
      actions={
        <Button icon={isWaiting ? Send : RefreshCw} busy={busy} onClick={exchange}>
          {isWaiting ? <Trans>Envoyer maintenant</Trans> : <Trans>Actualiser</Trans>}
        </Button>
      }
    >
      <div className="grid gap-3">
        {/* A question is what the person was called for: it comes first. */}
        <div className={classes('grid gap-3', asks && 'order-last border-t border-line pt-3')}>
          <p>{meaning[transport]}</p>
          <p className="text-muted">
            <Trans>Dernier échange :</Trans>{' '}
            {lastExchange ? formatDateTime(lastExchange) : <Trans>aucun</Trans>}
          </p>
        </div>
        <h3>
          <Trans>À envoyer</Trans>
        </h3>
        <Suspense fallback={<Skeleton lines={2} />}>
          <UnsentList entries={items} onLeave={onClose} />
        </Suspense>
      </div>
    </Dialog>
  )
}
