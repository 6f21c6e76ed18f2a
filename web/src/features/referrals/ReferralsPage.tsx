import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeftRight, Search } from 'lucide-react'
import { LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { useNow } from '../../components/Clock.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { useCan, useFacility } from '../../lib/access.ts'
import { useFacilityNames, useReferrals } from './data.ts'
import { urgentFirst } from './lateness.ts'
import { ReferralRow } from './ReferralRow.tsx'
import { isOver } from './story.ts'
import { WaitingReferrals } from './WaitingReferrals.tsx'

function ReferralList({ direction }: { direction: 'received' | 'sent' }) {
  const query = useReferrals(direction)
  const nameOf = useFacilityNames()
  const now = useNow()
  if (query.isPending) return <Skeleton lines={6} />
  if (!query.data) {
    return <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
  }
  if (query.data.length === 0) {
    return direction === 'received' ? (
      <EmptyState icon={ArrowLeftRight} title={<Trans>Aucun patient ne vous a été référé</Trans>}>
        <Trans>Une référence reçue apparaît ici dès qu’elle est envoyée, sans recharger la page.</Trans>
      </EmptyState>
    ) : (
      <EmptyState icon={ArrowLeftRight} title={<Trans>Vous n’avez référé personne</Trans>}>
        <Trans>Pour référer, ouvrez la fiche du patient.</Trans>
      </EmptyState>
    )
  }
  return (
    <Card>
      <ul className="m-0 list-none p-0">
        {urgentFirst(query.data, now).map((referral) => (
          <ReferralRow
            key={referral.id}
            referral={referral}
            now={now}
            other={nameOf(direction === 'received' ? referral.from_facility : referral.to_facility)}
          />
        ))}
      </ul>
    </Card>
  )
}

function OpenCount({ direction }: { direction: 'received' | 'sent' }) {
  const { data } = useReferrals(direction)
  const open = data?.filter(({ status }) => !isOver(status)).length ?? 0
  return open > 0 ? <span className="nums"> ({open})</span> : null
}

/** Patients received and sent, the urgent ones first. */
export default function ReferralsPage() {
  const { t } = useLingui()
  const canCreate = useCan('referrals', 'create')
  const facility = useFacility()
  const nameOf = useFacilityNames()
  return (
    <div className="grid gap-4">
      <PageHeader
        title={t`Références`}
        actions={
          canCreate && (
            <LinkButton href="/patients" look="secondary" icon={Search}>
              <Trans>Référer un patient</Trans>
            </LinkButton>
          )
        }
      />
      {/* Above both lists: somebody waits for a letter that nobody else knows of. */}
      <WaitingReferrals facility={facility} nameOf={nameOf} />
      <Tabs
        aria-label={t`Sens des références`}
        tabs={(['received', 'sent'] as const).map((direction) => ({
          id: direction,
          label: (
            <>
              {direction === 'received' ? t`Reçues` : t`Envoyées`}
              <OpenCount direction={direction} />
            </>
          ),
          content: <ReferralList direction={direction} />,
        }))}
      />
    </div>
  )
}
