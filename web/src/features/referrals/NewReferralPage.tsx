import { Trans, useLingui } from '@lingui/react/macro'
import { MapPinOff, Search } from 'lucide-react'
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { LinkButton } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility } from '../../lib/access.ts'
import { noteOpening } from '../../lib/outbox/openings.ts'
import { Problem } from '../../lib/problem.ts'
import { registerState, usePatientRecord, visitRecord } from '../../lib/register/register.ts'
import { useDestinations, useFacilityNames } from './data.ts'
import { startFrom } from './newReferral.ts'
import { ReferralForm } from './ReferralForm.tsx'

/** `/referrals/new?patient=ID&consultation=ID`: opened from the patient or the consultation. */
export default function NewReferralPage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const patientId = search.get('patient')
  const consultationId = search.get('consultation')
  const facility = useFacility()
  const person = usePatientRecord(patientId ?? '')
  const { status } = registerState.use()
  const source = consultationId ? visitRecord(consultationId) : undefined
  const destinations = useDestinations(facility)
  const nameOf = useFacilityNames()
  const isKnown = person !== undefined

  // The letter carries what the record says: whoever writes one has read it.
  useEffect(() => {
    if (isKnown && patientId) void noteOpening(facility, patientId, 'referral')
  }, [facility, patientId, isKnown])

  function malariaTest(): string {
    if (!source || source.malaria_test === 'none' || !source.malaria_result) return ''
    const test = source.malaria_test === 'rdt' ? t`TDR` : t`Goutte épaisse`
    const results = { positive: t`positif`, negative: t`négatif`, invalid: t`invalide` }
    return `${test} ${results[source.malaria_result]}`
  }

  function body() {
    if (!patientId) {
      return (
        <EmptyState
          icon={Search}
          title={<Trans>Choisissez d’abord le patient</Trans>}
          actions={
            <LinkButton href="/patients">
              <Trans>Chercher un patient</Trans>
            </LinkButton>
          }
        />
      )
    }
    if (!person && status === 'ready') {
      return <ErrorBanner problem={new Problem('not_found')} reassurance={null} />
    }
    if (destinations.error && !destinations.data) {
      return (
        <ErrorBanner problem={destinations.error} reassurance={null} onRetry={() => destinations.refetch()} />
      )
    }
    if (!person || !destinations.data) return <Skeleton lines={8} />
    const nearest = destinations.data[0]
    if (!nearest) {
      return (
        <EmptyState
          icon={MapPinOff}
          title={<Trans>Aucune destination n’est connue pour votre établissement</Trans>}
        >
          <Trans>Demandez à l’administrateur d’inscrire vos routes de référence.</Trans>
        </EmptyState>
      )
    }
    return (
      <ReferralForm
        key={`${patientId}:${consultationId ?? ''}`}
        facility={facility}
        patientId={patientId}
        consultationId={consultationId}
        initial={startFrom(source, nearest.to_facility, malariaTest())}
        destinations={destinations.data}
        nameOf={nameOf}
      />
    )
  }

  return (
    <div className="grid gap-4">
      <PageHeader
        title={t`Référer un patient`}
        note={person && `${person.given_name} ${person.family_name} · ${person.number}`}
        back={patientId ? `/patients/${patientId}` : '/referrals'}
      />
      {body()}
    </div>
  )
}
