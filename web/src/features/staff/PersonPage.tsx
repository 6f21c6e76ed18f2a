import { Trans, useLingui } from '@lingui/react/macro'
import { UserPlus, UserX } from 'lucide-react'
import { Banner } from '../../components/Banner.tsx'
import { LinkButton } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { type Role, useRoles } from '../../lib/roles.ts'
import { session } from '../../lib/session.ts'
import { type Person, useStaff } from './data.ts'
import { HistoryCard } from './HistoryCard.tsx'
import { PersonForm } from './PersonForm.tsx'
import { StandingCard } from './StandingCard.tsx'
import { StandingChip } from './StandingChip.tsx'
import { isLastAdministrator, standingOf } from './standing.ts'
import { useWords } from './useWords.ts'

/** One person at this facility: role, dates, single rights, presence, and what was done to them. */
export default function PersonPage({ params }: { params: { id?: string } }) {
  const { t } = useLingui()
  const staff = useStaff()
  const roles = useRoles()
  const failed = staff.isError ? staff : roles.isError ? roles : undefined
  const person = staff.data?.find(({ id }) => id === params.id)
  if (person && roles.data) return <Known person={person} people={staff.data ?? []} roles={roles.data} />
  if (!failed && (staff.isPending || roles.isPending)) {
    return (
      <>
        <PageHeader title={t`Équipe`} back="/staff" />
        <Skeleton lines={6} />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t`Personne introuvable`} back="/staff" />
      {failed ? (
        <ErrorBanner problem={failed.error} reassurance={null} onRetry={() => void failed.refetch()} />
      ) : (
        <EmptyState icon={UserX} title={t`Cette personne ne fait pas partie de cet établissement.`}>
          <Trans>Cherchez-la dans la liste de l’équipe, ou invitez-la.</Trans>
        </EmptyState>
      )}
    </>
  )
}

function Known({
  person,
  people,
  roles,
}: {
  person: Person
  people: readonly Person[]
  roles: readonly Role[]
}) {
  const { facility_name: facility } = useMembership()
  const { post } = useWords()
  const mayChange = useCan('staff', 'update')
  const mayInvite = useCan('staff', 'create')
  const state = session.use()
  const isMe = state.status === 'signed-in' && state.session.userId === person.user_id
  const standing = standingOf(person, today())
  const { name: role, title } = post(
    person,
    roles.find(({ id }) => id === person.role_id),
  )
  const isLast = isLastAdministrator(person, people, roles, today())
  const locked = isMe || !mayChange
  return (
    <>
      <PageHeader
        title={person.display_name}
        note={`${title ? `${role} · ${title}` : role} · ${facility}`}
        back="/staff"
        actions={<StandingChip standing={standing} />}
      />
      {isMe && mayChange && (
        <Banner tone="action">
          <Trans>
            C’est vous. Personne ne change ses propres droits : demandez à un autre administrateur de
            l’établissement.
          </Trans>
        </Banner>
      )}
      {isLast && !isMe && (
        <Banner tone="waiting">
          <Trans>
            C’est la seule personne qui administre l’établissement sans date de fin : elle ne peut ni perdre
            ce rôle ni partir avant que quelqu’un d’autre l’ait aussi.
          </Trans>
        </Banner>
      )}
      {standing === 'left' && mayInvite && !isMe && (
        <Banner
          tone="action"
          actions={
            <LinkButton
              href={`/staff/invite?name=${encodeURIComponent(person.display_name)}`}
              icon={UserPlus}
            >
              <Trans>Inviter de nouveau</Trans>
            </LinkButton>
          }
        >
          <Trans>Cette personne n’a plus accès à l’établissement. Ce qu’elle a écrit reste.</Trans>
        </Banner>
      )}
      <PersonForm
        key={person.id}
        person={person}
        roles={roles}
        locked={locked}
        isLast={isLast}
        presence={!locked && standing !== 'left' && <StandingCard person={person} isLast={isLast} />}
      />
      <HistoryCard membership={person.id} />
    </>
  )
}
