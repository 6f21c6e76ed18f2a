import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MailQuestion, UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { useRoles } from '../../lib/roles.ts'
import { session } from '../../lib/session.ts'
import { useStaff } from './data.ts'
import { stateOf, useInvitations } from './invitations.ts'
import { PeopleFilters } from './PeopleFilters.tsx'
import { PeopleList } from './PeopleList.tsx'
import { type Filter, filterPeople, type Standing, standingOf } from './standing.ts'
import { useWide } from './useWide.ts'
import { useWords } from './useWords.ts'

const noFilter: Filter = { text: '', role: '', standing: 'all' }

/** Everybody who works at the facility: who, as what, since when and until when. */
export default function PeoplePage() {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const canInvite = useCan('staff', 'create')
  const staff = useStaff()
  const roles = useRoles()
  const failed = staff.isError ? staff : roles.isError ? roles : undefined
  const ready = staff.data && roles.data
  return (
    <>
      <PageHeader
        title={t`Équipe`}
        note={facility}
        actions={
          <>
            <InvitationsLink />
            {canInvite && (
              <LinkButton href="/staff/invite" icon={UserPlus}>
                <Trans>Inviter</Trans>
              </LinkButton>
            )}
          </>
        }
      />
      {failed && !ready && (
        <ErrorBanner problem={failed.error} reassurance={null} onRetry={() => void failed.refetch()} />
      )}
      {!failed && !ready && <Skeleton lines={6} />}
      {staff.data && roles.data && <Team />}
    </>
  )
}

function InvitationsLink() {
  const open = (useInvitations().data ?? []).filter((one) => stateOf(one, Date.now()) === 'open').length
  return (
    <LinkButton href="/staff/invitations" look="secondary" icon={MailQuestion}>
      {open === 0 ? (
        <Trans>Invitations</Trans>
      ) : (
        <Plural value={open} one="# invitation en attente" other="# invitations en attente" />
      )}
    </LinkButton>
  )
}

function Team() {
  const { t } = useLingui()
  const wide = useWide()
  const { roleName } = useWords()
  const people = useStaff().data ?? []
  const roles = useRoles().data ?? []
  const state = session.use()
  const me = state.status === 'signed-in' ? state.session.userId : ''
  const [filter, setFilter] = useState(noFilter)
  const day = today()
  const counts: Record<Standing, number> = { present: 0, upcoming: 0, suspended: 0, left: 0 }
  for (const person of people) counts[standingOf(person, day)] += 1
  const roleOf = (id: string) => roles.find((role) => role.id === id)
  const found = filterPeople(people, filter, day, (person) => roleName(roleOf(person.role_id)))
  const list = <PeopleList people={found} roles={roles} me={me} today={day} />
  return (
    <>
      <PeopleFilters
        filter={filter}
        onChange={setFilter}
        counts={counts}
        roles={roles.filter(({ id }) => people.some((person) => person.role_id === id))}
      />
      <p role="status" className="-mb-1 text-[0.9375rem] text-muted">
        <Plural value={found.length} one="# personne" other="# personnes" />
      </p>
      {found.length > 0 ? (
        wide ? (
          <Card>{list}</Card>
        ) : (
          list
        )
      ) : (
        <EmptyState
          icon={UsersRound}
          title={t`Personne ne correspond à cette recherche.`}
          actions={
            <Button look="secondary" onClick={() => setFilter(noFilter)}>
              <Trans>Voir toute l’équipe</Trans>
            </Button>
          }
        >
          <Trans>Vérifiez l’orthographe, ou invitez cette personne si elle vient d’arriver.</Trans>
        </EmptyState>
      )}
    </>
  )
}
