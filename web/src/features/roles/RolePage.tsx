import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button, LinkButton } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useFacility, useMembership } from '../../lib/access.ts'
import { toProblem } from '../../lib/problem.ts'
import { type Role, useRoles } from '../../lib/roles.ts'
import { toast } from '../../lib/toast.ts'
import { CompareCard } from './CompareCard.tsx'
import { CompareSelect } from './CompareSelect.tsx'
import { useHolders, useRoleTitle, useRoleWrites } from './data.ts'
import { HoldersCard } from './HoldersCard.tsx'
import { RemoveRole } from './RemoveRole.tsx'
import { RightsSection } from './RightsSection.tsx'
import { RoleEditor } from './RoleEditor.tsx'
import { draftOf, type RoleDraft } from './roleDraft.ts'
import { SummaryCard } from './SummaryCard.tsx'

function EditableRole({ role, roles }: { role: Role; roles: readonly Role[] }) {
  const { t } = useLingui()
  const facility = useFacility()
  const queryClient = useQueryClient()
  const holders = useHolders()
  const { change } = useRoleWrites()

  function save(draft: RoleDraft, done: () => void) {
    const { base, name_fr, document } = draft
    const name_en = draft.name_en.trim() || name_fr
    change.mutate(
      { id: role.id, name_fr, name_en, document, revision: base?.revision ?? role.revision },
      {
        onSuccess: (saved) => {
          put(saved)
          toast(t`Rôle enregistré`)
          done()
        },
        onError: (error) => {
          const { code, details } = toProblem(error)
          const current = (details as { current?: Role } | undefined)?.current
          // The colleague's version comes with the refusal: the page shows both without asking again.
          if (code === 'stale_revision' && current) put(current)
        },
      },
    )
  }
  function put(saved: Role) {
    queryClient.setQueryData<Role[]>(['roles', facility], (list) =>
      list?.map((known) => (known.id === saved.id ? { ...known, ...saved } : known)),
    )
  }
  return (
    <RoleEditor
      // A save moves the revision on, and the next edit starts from it.
      key={role.id}
      draftKey={`role:${facility}:${role.id}`}
      initial={draftOf(role)}
      current={role}
      others={roles.filter((other) => other.id !== role.id)}
      holders={holders.known ? holders.of(role.id) : undefined}
      back="/roles"
      saving={{ busy: change.isPending, problem: change.error, reset: change.reset }}
      onSave={save}
    />
  )
}

function ReadOnlyRole({ role, roles, mine }: { role: Role; roles: readonly Role[]; mine: boolean }) {
  const { t } = useLingui()
  const [otherId, setOtherId] = useState('')
  const other = roles.find((candidate) => candidate.id === otherId)
  return (
    <>
      {mine && (
        <Banner title={t`C’est votre propre rôle`}>
          <Trans>Personne ne change ses propres droits : un autre administrateur peut le faire.</Trans>
        </Banner>
      )}
      {role.facility_code === null && (
        <Banner title={t`Rôle standard : il se copie, il ne se modifie pas`}>
          <Trans>Il est le même dans tout le pays. Pour l’adapter, partez d’une copie.</Trans>
        </Banner>
      )}
      <SummaryCard document={role.document} />
      {other && <CompareCard document={role.document} other={other} />}
      <RightsSection
        aside={
          <CompareSelect
            roles={roles.filter((candidate) => candidate.id !== role.id)}
            value={otherId}
            onChoose={setOtherId}
          />
        }
        document={role.document}
        other={other}
      />
    </>
  )
}

/** One role: its matrix, read or edited, what it means, and who holds it. */
export default function RolePage({ params }: { params: { id?: string } }) {
  const { t } = useLingui()
  const query = useRoles()
  const holders = useHolders()
  const titleOf = useRoleTitle()
  const membership = useMembership()
  const canCreate = useCan('roles', 'create')
  const canUpdate = useCan('roles', 'update')
  const canDelete = useCan('roles', 'delete')
  const role = query.data?.find((candidate) => candidate.id === params.id)
  if (!query.data) {
    return (
      <>
        <PageHeader title={t`Rôle`} back="/roles" />
        {query.isError ? (
          <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </>
    )
  }
  if (!role) {
    return (
      <>
        <PageHeader title={t`Rôle`} back="/roles" />
        <EmptyState icon={Copy} title={t`Ce rôle n’existe pas, ou plus, dans votre établissement`}>
          <Trans>Revenez à la liste des rôles.</Trans>
        </EmptyState>
      </>
    )
  }
  const own = role.facility_code !== null
  const mine = own && role.code === membership.role_code
  const people = holders.known ? holders.of(role.id) : undefined
  return (
    <>
      <PageHeader
        title={titleOf(role)}
        note={own ? t`Rôle de l’établissement` : t`Rôle standard`}
        back="/roles"
        actions={
          <>
            {canCreate && (
              <LinkButton look="secondary" icon={Copy} href={`/roles/new?from=${role.id}`}>
                <Trans>Copier</Trans>
              </LinkButton>
            )}
            <Button look="secondary" icon={Printer} onClick={() => print()}>
              <Trans>Imprimer</Trans>
            </Button>
          </>
        }
      />
      {own && canUpdate && !mine ? (
        <EditableRole role={role} roles={query.data} />
      ) : (
        <ReadOnlyRole role={role} roles={query.data} mine={mine} />
      )}
      {people && <HoldersCard holders={people} />}
      {own && canDelete && <RemoveRole role={role} holders={people?.length ?? 0} />}
    </>
  )
}
