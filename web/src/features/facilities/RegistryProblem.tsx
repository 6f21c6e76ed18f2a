import { Trans, useLingui } from '@lingui/react/macro'
import { Banner } from '../../components/Banner.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { toProblem } from '../../lib/problem.ts'
import { registryProblems } from './words.ts'

/** A refusal in the words of the registry; the general words for the rest. */
export function RegistryProblem({ problem }: { problem: unknown }) {
  const { i18n } = useLingui()
  const words = registryProblems[toProblem(problem).code]
  if (!words) return <ErrorBanner problem={problem} />
  return (
    <Banner alert tone="warn" title={i18n._(words.what)}>
      <p>
        {i18n._(words.advice)} <Trans>Rien n’a été changé ; vos réponses sont gardées ici.</Trans>
      </p>
    </Banner>
  )
}
