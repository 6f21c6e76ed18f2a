import { useLingui } from '@lingui/react/macro'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { CounterReferralCard } from './CounterReferralCard.tsx'
import { useFacilityNames, useStory } from './data.ts'
import { LetterCard, PatientCard } from './LetterCard.tsx'
import { ReferralActions } from './ReferralActions.tsx'
import { StoryCard } from './StoryCard.tsx'
import { StoryTimeline } from './StoryTimeline.tsx'
import { useMarkSeen } from './useMarkSeen.ts'
import { kindWords } from './words.ts'

/** One referral, from the first word to the letter back, as both sides see it. */
export default function ReferralPage({ params }: { params: { id?: string } }) {
  const { i18n, t } = useLingui()
  const query = useStory(params.id ?? '')
  const nameOf = useFacilityNames()
  useMarkSeen(query.data?.referral)

  if (!query.data) {
    return (
      <div className="grid gap-4">
        <PageHeader title={t`Référence`} back="/referrals" />
        {query.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
        )}
      </div>
    )
  }
  const { referral, counter } = query.data
  const { given_name, family_name } = referral.patient_identity
  return (
    <div className="grid gap-4">
      <PageHeader
        back="/referrals"
        title={`${i18n._(kindWords[referral.kind])} · ${given_name} ${family_name}`}
        note={`${nameOf(referral.from_facility)} → ${nameOf(referral.to_facility)} · ${referral.code}`}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <StoryCard referral={referral} nameOf={nameOf} />
          {counter && <CounterReferralCard counter={counter} />}
          <ReferralActions referral={referral} nameOf={nameOf} />
          <StoryTimeline story={query.data} nameOf={nameOf} />
        </div>
        <div className="grid gap-4">
          <PatientCard referral={referral} />
          <LetterCard referral={referral} />
        </div>
      </div>
    </div>
  )
}
