import { Trans } from '@lingui/react/macro'
import { Check, Minus } from 'lucide-react'

/** A right that is only read: a tick or a dash, and the word for those who hear the page. */
export function VerbMark({ on }: { on: boolean }) {
  return (
    <span className="inline-grid size-9 place-items-center">
      {on ? (
        <Check aria-hidden className="size-5 text-ok-ink" strokeWidth={3} />
      ) : (
        <Minus aria-hidden className="size-4 text-muted" strokeWidth={2} />
      )}
      <span className="sr-only">{on ? <Trans>oui</Trans> : <Trans>non</Trans>}</span>
    </span>
  )
}
