import { Trans, useLingui } from '@lingui/react/macro'
import { Banner } from '../../components/Banner.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { roleProblemWords } from './roleProblem.ts'

/** A refusal in the words of roles: what, that nothing was lost, what to do. */
export function RoleProblem({ problem }: { problem: unknown }) {
  const { i18n } = useLingui()
  const words = roleProblemWords(problem)
  if (!words) return <ErrorBanner problem={problem} />
  return (
    <Banner alert tone="warn" title={i18n._(words.what)}>
      <p>
        {i18n._(words.advice)} <Trans>Rien n’a été changé ; vos choix sont gardés ici.</Trans>
      </p>
    </Banner>
  )
}
