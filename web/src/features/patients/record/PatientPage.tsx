import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from 'wouter'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useCan, useFacility } from '../../../lib/access.ts'
import { ageInWords, fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { useVisitsOf } from '../../../lib/register/register.ts'
import { MergedAway } from '../duplicates/MergedAway.tsx'
import { MergesCard } from '../duplicates/MergesCard.tsx'
import { useMergedInto } from '../duplicates/merges.ts'
import { useFacilityNames } from '../facilityNames.ts'
import { Actions } from './Actions.tsx'
import { IdentityCard } from './IdentityCard.tsx'
import { useReferralsOf } from './referrals.ts'
import { Story } from './Story.tsx'
import { useRecord } from './useRecord.ts'

function OpenRecord({ record }: { record: PatientRecord }) {
  const { facility_code: facility, id } = record
  const readsVisits = useCan('consultations', 'read')
  const readsReferrals = useCan('referrals', 'read')
  const merged = useMergedInto(id)
  const visits = useVisitsOf(id)
  const ids = [id, ...merged.map((other) => other.id)]
  const { referrals, error, refetch } = useReferralsOf(facility, ids, readsReferrals)
  const facilityName = useFacilityNames()
  return (
    <>
      <Actions record={record} lastVisit={visits[0]} />
      <IdentityCard record={record} visits={visits} />
      {merged.length > 0 && <MergesCard facility={facility} kept={record} merged={merged} />}
      {Boolean(error) && (
        <ErrorBanner
          problem={error}
          reassurance={
            <Trans>Les références de cette personne ne sont pas dans l’histoire ci-dessous.</Trans>
          }
          onRetry={() => void refetch()}
        />
      )}
      {(readsVisits || readsReferrals) && (
        <Story
          record={record}
          visits={visits}
          referrals={referrals}
          facilityName={facilityName}
          readsVisits={readsVisits}
        />
      )}
    </>
  )
}

/** One patient: who they are, what happened, what can be done now. */
export default function PatientPage() {
  const { t } = useLingui()
  const { id = '' } = useParams<{ id: string }>()
  const facility = useFacility()
  const { record, error, refetch } = useRecord(facility, id)
  const note = record && [ageInWords(record), record.sex === 'F' ? t`Féminin` : t`Masculin`, record.village]
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={record ? fullName(record) : t`Patient`}
        note={note?.filter(Boolean).join(' · ')}
        back="/patients"
      />
      {record ? (
        record.merged_into ? (
          <MergedAway record={record} />
        ) : (
          <OpenRecord key={id} record={record} />
        )
      ) : error ? (
        <ErrorBanner
          problem={error}
          reassurance={null}
          advice={<Trans>Cette fiche n’est pas sur cet appareil.</Trans>}
          onRetry={refetch}
        />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}
