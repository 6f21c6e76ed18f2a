import { Plural, Trans, useLingui } from '@lingui/react/macro'

import { useState } from 'react'
import { classes } from '../components/classes.ts'
import { connection, type Transport } from '../lib/connection.ts'
import { formatTime } from '../lib/format.ts'
import { outbox } from '../lib/outbox.ts'
import { ConnectionDialog } from './ConnectionDialog.tsx'

const looks: Record<Transport, string> = {
  live: 'bg-on-header/12 text-on-header',
  polling: 'bg-on-header/12 text-on-header',
  offline: 'bg-warn-soft text-warn-ink',
}
const dots: Record<Transport, string> = {
  live: 'bg-[#63d491]',
  polling: 'border-2 border-[#f0d2a6]',
  offline: 'border-2 border-current',
}

/** The words for a transport. */
export function useTransportWords(): Record<Transport, string> {
  const { t } = useLingui()
  return { live: t`En direct`, polling: t`Par intervalles`, offline: t`Hors ligne` }
}

/** Always there: how the news comes, when it last came, and what has not left yet. */
export function ConnectionChip() {
  const { transport, lastExchange } = connection.use()
  const waiting = outbox.use().length
  const words = useTransportWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        data-testid="connection"
        data-transport={transport}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className={classes(
          'flex min-h-12 flex-none flex-col justify-center rounded-control px-2 text-left text-[0.8125rem] leading-tight font-[640]',
          looks[transport],
        )}
      >
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={classes('size-2.5 flex-none rounded-full', dots[transport])} />
          {words[transport]}
        </span>
        <span className="nums pl-4 text-xs font-[560] whitespace-nowrap">
          {waiting > 0 ? (
            <Plural value={waiting} one="# à envoyer" other="# à envoyer" />
          ) : lastExchange ? (
            <time dateTime={new Date(lastExchange).toISOString()}>{formatTime(lastExchange)}</time>
          ) : (
            <Trans>jamais</Trans>
          )}
        </span>
      </button>
      <ConnectionDialog open={open} onClose={() => setOpen(false)} />
    </>
  )
}
