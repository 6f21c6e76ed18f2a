import { Trans, useLingui } from '@lingui/react/macro'
import { MapPinOff, Search } from 'lucide-react'
import { useSearchParams } from 'wouter'
import { LinkButton } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility } from '../../lib/access.ts'
import { useDestinations, useFacilityNames, usePatientName, useSource } from './data.ts'
import { startFrom } from './newReferral.ts'
import { ReferralForm } from './ReferralForm.tsx'

/** `/referrals/new?patient=ID&consultation=ID`: opened from the patient or the consultation. */
export default function NewReferralPage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const patientId = search.get('patient')
  const consultationId = search.get('consultation')
  const facility = useFacility()
  const patient = usePatientName(facility, patientId)
  const source = useSource(facility, consultationId)
  const destinations = useDestinations(facility)
  const nameOf = useFacilityNames()
  const person = patient.data

  function malariaTest(): string {
    if (!source.data || source.data.malaria_test === 'none' || !source.data.malaria_result) return ''
    const test = source.data.malaria_test === 'rdt' ? t`TDR` : t`Goutte épaisse`
    const results = { positive: t`positif`, negative: t`négatif`, invalid: t`invalide` }
    return `${test} ${results[source.data.malaria_result]}`
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
    const problem = patient.error ?? source.error ?? destinations.error
    if (problem) return <ErrorBanner problem={problem} reassurance={null} />
    if (!person || !destinations.data || (consultationId && !source.data)) return <Skeleton lines={8} />
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
        initial={startFrom(source.data, nearest.to_facility, malariaTest())}
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
