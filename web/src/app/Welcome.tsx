import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CalendarClock, PartyPopper } from 'lucide-react'
import { LinkButton } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { useAccess } from '../lib/access.ts'
import { today } from '../lib/epiWeek.ts'
import { formatDate } from '../lib/format.ts'
import { readOwnMemberships } from '../lib/join.ts'
import { useRoleName } from './useRoleName.ts'

/** The place that was just taken: who, as what, and from when. */
export function Welcome({ userId, facility }: { userId: string; facility: string }) {
  const { t } = useLingui()
  const { memberships } = useAccess()
  const membership = memberships.find(({ facility_code }) => facility_code === facility)
  const own = useQuery({ queryKey: ['own-memberships', userId], queryFn: () => readOwnMemberships(userId) })
  const mine = own.data?.find(({ facility_code }) => facility_code === facility)
  const name = membership?.display_name ?? mine?.display_name ?? ''
  const place = membership?.facility_name ?? mine?.facility?.name ?? ''
  const start = mine && mine.starts_on > today() ? formatDate(mine.starts_on, 'long') : undefined
  return (
    <>
      <h1>{name ? t`Bienvenue, ${name}` : t`Bienvenue`}</h1>
      {membership ? (
        <EmptyState
          icon={PartyPopper}
          title={place}
          actions={
            <LinkButton href="/" size="large">
              <Trans>Commencer</Trans>
            </LinkButton>
          }
        >
          <RoleLine membership={membership} />
        </EmptyState>
      ) : (
        <EmptyState
          icon={CalendarClock}
          title={place}
          actions={
            <LinkButton href="/" look="secondary">
              <Trans>Continuer</Trans>
            </LinkButton>
          }
        >
          {start ? (
            <Trans>
              L’invitation est acceptée. Votre accès commence le {start} ; connectez-vous ce jour-là.
            </Trans>
          ) : (
            <Trans>
              L’invitation est acceptée, mais votre accès n’est pas ouvert. Voyez l’administrateur.
            </Trans>
          )}
        </EmptyState>
      )}
    </>
  )
}

function RoleLine({ membership }: { membership: Parameters<typeof useRoleName>[0] }) {
  const role = useRoleName(membership)
  return <p>{membership.title ? `${role} · ${membership.title}` : role}</p>
}
