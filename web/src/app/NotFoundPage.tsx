import { Trans, useLingui } from '@lingui/react/macro'
import { MapPinOff } from 'lucide-react'
import { LinkButton } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { PageHeader } from '../components/PageHeader.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`Page introuvable`} />
      <EmptyState
        icon={MapPinOff}
        title={t`Rien à cette adresse.`}
        actions={
          <LinkButton href="/">
            <Trans>Revenir à l’accueil</Trans>
          </LinkButton>
        }
      >
        <Trans>Le lien est peut-être ancien ou incomplet. Vos saisies ne sont pas touchées.</Trans>
      </EmptyState>
    </>
  )
}
