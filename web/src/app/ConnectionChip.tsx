import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import { classes } from '../components/classes.ts'
import { connection, type Transport } from '../lib/connection.ts'
import { formatTime } from '../lib/format.ts'
import { outbox } from '../lib/outbox/outbox.ts'
import { ConnectionDialog } from './ConnectionDialog.tsx'
import { unsentShown } from './unsent/shown.ts'
import { useUnsentNews } from './unsent/useUnsentNews.ts'
import { needsDecision, sinceWhen } from './unsent/words.ts'

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
  const entries = outbox.use()
  const open = entries.filter(needsDecision).length
  const waiting = entries.filter((entry) => !needsDecision(entry))
  const since = waiting[0] ? sinceWhen(waiting[0].at) : ''
  // What leaves at its first try is gone before anybody has read that it waits.
  const isLeaving = transport !== 'offline' && waiting.every(({ attempts }) => attempts < 2)
  const words = useTransportWords()
  const isShown = unsentShown.use()
  useUnsentNews()
  return (
    <>
      <button
        type="button"
        data-testid="connection"
        data-transport={transport}
        onClick={() => unsentShown.set(true)}
        aria-haspopup="dialog"
        className={classes(
          'flex min-h-12 flex-none flex-col justify-center rounded-control px-2 py-1 text-left text-[0.8125rem] leading-tight font-[640]',
          open > 0 ? looks.offline : looks[transport],
        )}
      >
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={classes('size-2.5 flex-none rounded-full', dots[transport])} />
          {words[transport]}
        </span>
        <span className="nums pl-4 text-xs font-[560] whitespace-nowrap">
          {open > 0 ? (
            <span className="flex items-center gap-1">
              <TriangleAlert aria-hidden className="size-3.5" />
              <Plural value={open} one="# à décider" other="# à décider" />
            </span>
          ) : waiting.length > 0 && !isLeaving ? (
            <>
              <Plural value={waiting.length} one="# à envoyer" other="# à envoyer" />{' '}
              {/* On a phone the name of the place keeps its room. */}
              <span className="block sm:inline">
                <Trans>depuis {since}</Trans>
              </span>
            </>
          ) : lastExchange ? (
            <time dateTime={new Date(lastExchange).toISOString()}>{formatTime(lastExchange)}</time>
          ) : (
            <Trans>jamais</Trans>
          )}
        </span>
      </button>
      <ConnectionDialog open={isShown} onClose={() => unsentShown.set(false)} />
    </>
  )
}
