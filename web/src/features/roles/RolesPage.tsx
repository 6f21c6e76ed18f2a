import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, Plus } from 'lucide-react'
import { LinkButton } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { type Role, useRoles } from '../../lib/roles.ts'
import { useHolders, useRoleTitle } from './data.ts'
import { RoleLink } from './RoleLink.tsx'
import { fits } from './roleOrder.ts'

function RoleGrid({ roles }: { roles: readonly Role[] }) {
  const titleOf = useRoleTitle()
  const holders = useHolders()
  return (
    <ul className="m-0 grid list-none gap-2.5 p-0 sm:grid-cols-2 lg:grid-cols-3">
      {roles.map((role) => (
        <li key={role.id}>
          <RoleLink
            href={`/roles/${role.id}`}
            role={role}
            title={titleOf(role)}
            people={holders.known ? holders.of(role.id).length : undefined}
          />
        </li>
      ))}
    </ul>
  )
}

/** The facility's own roles and the standard ones, and how many people hold each. */
export default function RolesPage() {
  const { t } = useLingui()
  const { facility_kind } = useMembership()
  const canCreate = useCan('roles', 'create')
  const query = useRoles()
  const roles = query.data
  const own = roles?.filter((role) => role.facility_code !== null) ?? []
  const standard = roles?.filter((role) => role.facility_code === null) ?? []
  const here = standard.filter((role) => fits(role, facility_kind))
  const elsewhere = standard.filter((role) => !fits(role, facility_kind))
  const add = canCreate && (
    <LinkButton href="/roles/new" icon={Plus}>
      <Trans>Nouveau rôle</Trans>
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={t`Rôles`}
        note={t`Un rôle dit ce qu’une personne peut lire et faire ici.`}
        actions={add}
      />
      {roles ? (
        <>
          <section className="grid gap-2.5">
            <h2>
              <Trans>Rôles de l’établissement</Trans>
            </h2>
            {own.length > 0 ? (
              <RoleGrid roles={own} />
            ) : (
              <p className="rounded-card border border-dashed border-edge px-4 py-3.5 text-muted">
                <Trans>
                  Les rôles standard suffisent pour le moment. Quand un poste ne ressemble à aucun, copiez le
                  plus proche et changez quelques droits.
                </Trans>
              </p>
            )}
          </section>
          <section className="grid gap-2.5">
            <div>
              <h2>
                <Trans>Rôles standard</Trans>
              </h2>
              <p className="text-[0.9375rem] text-muted">
                <Trans>Les mêmes partout. Ils se copient, ils ne se modifient pas.</Trans>
              </p>
            </div>
            <RoleGrid roles={here} />
          </section>
          {elsewhere.length > 0 && (
            <details className="group" data-print="hide">
              <summary className="inline-flex min-h-12 list-none items-center gap-2 font-[620] text-action-ink [&::-webkit-details-marker]:hidden">
                <ChevronRight aria-hidden className="size-5 transition-transform group-open:rotate-90" />
                {facility_kind === 'ministry' ? (
                  <Trans>Rôles des établissements de soins</Trans>
                ) : (
                  <Trans>Rôles du Ministère</Trans>
                )}
              </summary>
              <RoleGrid roles={elsewhere} />
            </details>
          )}
        </>
      ) : query.isError ? (
        <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}
