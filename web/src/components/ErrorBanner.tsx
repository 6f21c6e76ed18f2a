import { Trans, useLingui } from '@lingui/react/macro'
import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { toProblem } from '../lib/problem.ts'
import { problemWords } from '../lib/problemWords.ts'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'

interface ErrorBannerProps {
  /** A Problem, or anything that was thrown. */
  problem: unknown
  /** What is safe, in the words of the page; a form is safe unless said otherwise. `null` says nothing. */
  reassurance?: ReactNode
  onRetry?: () => void
  retrying?: boolean
  /** Instead of the general advice: « Choisissez un autre établissement ». */
  advice?: ReactNode
  actions?: ReactNode
}

/** What happened, that nothing was lost, what to do. */
export function ErrorBanner({ problem, reassurance, onRetry, retrying, advice, actions }: ErrorBannerProps) {
  const { i18n } = useLingui()
  const { code } = toProblem(problem)
  const words = problemWords({ code })
  // Nothing could be written down: what was typed is on this page only.
  const isOnPageOnly = code === 'device_full' || code === 'not_kept'
  const safe =
    reassurance === undefined && !isOnPageOnly ? (
      <Trans>Rien n’est perdu : vos saisies sont gardées sur cet appareil.</Trans>
    ) : (
      reassurance
    )
  return (
    <Banner
      alert
      tone={code === 'network' ? 'warn' : 'urgent'}
      title={i18n._(words.what)}
      actions={
        (onRetry || actions) && (
          <>
            {onRetry && (
              <Button look="secondary" icon={RefreshCw} busy={retrying} onClick={onRetry}>
                <Trans>Réessayer</Trans>
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      <p>
        {safe} {advice ?? i18n._(words.advice)}
      </p>
    </Banner>
  )
}
