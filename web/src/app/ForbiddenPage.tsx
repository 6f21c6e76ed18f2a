import { Trans, useLingui } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { LinkButton } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { PageHeader } from '../components/PageHeader.tsx'
import type { Membership } from '../lib/access.ts'
import { useRoleName } from './useRoleName.ts'

/** A place that exists, but not for this role (any more). */
export function ForbiddenPage({ membership }: { membership: Membership }) {
  const { t } = useLingui()
  const role = useRoleName(membership)
  return (
    <>
      <PageHeader title={t`Page non ouverte à votre rôle`} />
      <EmptyState
        icon={LockKeyhole}
        title={t`Le rôle « ${role} » n’a pas accès à cette page.`}
        actions={
          <LinkButton href="/">
            <Trans>Revenir à l’accueil</Trans>
          </LinkButton>
        }
      >
        <Trans>
          Si vous en avez besoin pour votre travail, demandez ce droit à l’administrateur de votre
          établissement : la page s’ouvrira d’elle-même.
        </Trans>
      </EmptyState>
    </>
  )
}
