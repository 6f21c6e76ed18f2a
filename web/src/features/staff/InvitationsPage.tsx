import { Trans, useLingui } from '@lingui/react/macro'
import { MailQuestion, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { useNow } from '../../components/Clock.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { useRoles } from '../../lib/roles.ts'
import { InvitationRow } from './InvitationRow.tsx'
import { InvitationSlip } from './InvitationSlip.tsx'
import { type Invitation, type IssuedInvitation, stateOf, useInvitations } from './invitations.ts'
import { useWords } from './useWords.ts'

/** Who was asked to come: still waiting, too late, and those who came. */
export default function InvitationsPage() {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const canInvite = useCan('staff', 'create')
  const { roleName } = useWords()
  const query = useInvitations()
  const roles = useRoles().data ?? []
  const now = useNow(60_000)
  const [renewed, setRenewed] = useState<{ invitation: Invitation; issued: IssuedInvitation }>()
  const roleOf = ({ role_id }: Invitation) => roleName(roles.find(({ id }) => id === role_id))
  if (renewed) {
    return (
      <>
        <PageHeader title={t`Nouveau code`} />
        <InvitationSlip
          invitation={renewed.issued}
          name={renewed.invitation.display_name}
          role={roleOf(renewed.invitation)}
        />
      </>
    )
  }
  const all = query.data ?? []
  const sections = [
    {
      id: 'open',
      title: t`En attente`,
      rows: all.filter((one) => ['open', 'blocked'].includes(stateOf(one, now))),
    },
    { id: 'expired', title: t`Expirées`, rows: all.filter((one) => stateOf(one, now) === 'expired') },
    { id: 'used', title: t`Acceptées`, rows: all.filter((one) => stateOf(one, now) === 'used') },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <>
      <PageHeader
        title={t`Invitations`}
        note={facility}
        back="/staff"
        actions={
          canInvite && (
            <LinkButton href="/staff/invite" icon={UserPlus}>
              <Trans>Inviter</Trans>
            </LinkButton>
          )
        }
      />
      {query.isError && !query.data && (
        <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton lines={5} />}
      {query.data && sections.length === 0 && (
        <EmptyState icon={MailQuestion} title={t`Aucune invitation.`}>
          <Trans>
            Quelqu’un arrive dans l’équipe ? Invitez-le : il recevra de vous un code à usage unique, et
            choisira son mot de passe.
          </Trans>
        </EmptyState>
      )}
      {sections.map(({ id, title, rows }) => (
        <Card key={id} title={`${title} (${rows.length})`}>
          <ul className="divide-y divide-line">
            {rows.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                role={roleOf(invitation)}
                state={stateOf(invitation, now)}
                onRenewed={(issued) => setRenewed({ invitation, issued })}
              />
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}
