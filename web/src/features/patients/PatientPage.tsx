import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft, Pencil, Stethoscope } from 'lucide-react'
import { Link, useParams } from 'wouter'
import { LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Chip, StatusChip } from '../../components/Chip.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useFacility } from '../../lib/access.ts'
import { formatDate } from '../../lib/format.ts'
import { type SentReferral, useHistory, usePatient, useReferralsOf } from './data.ts'
import { History } from './History.tsx'
import { ageInWords, fullName, type Patient } from './patient.ts'
import { referralWords } from './words.ts'

function Actions({ id }: { id: string }) {
  const mayConsult = useCan('consultations', 'create')
  const mayRefer = useCan('referrals', 'create')
  const mayCorrect = useCan('patients', 'update')
  return (
    <div data-print="hide" className="grid gap-2.5 sm:grid-cols-3">
      {mayConsult && (
        <LinkButton wide icon={Stethoscope} href={`/patients/${id}/consultation`}>
          <Trans>Consulter</Trans>
        </LinkButton>
      )}
      {mayRefer && (
        <LinkButton wide look="secondary" icon={ArrowRightLeft} href={`/referrals/new?patient=${id}`}>
          <Trans>Référer</Trans>
        </LinkButton>
      )}
      {mayCorrect && (
        <LinkButton wide look="secondary" icon={Pencil} href={`/patients/${id}/edit`}>
          <Trans>Corriger la fiche</Trans>
        </LinkButton>
      )}
    </div>
  )
}

function Identity({ patient }: { patient: Patient }) {
  const { t } = useLingui()
  const lines = [
    { label: t`Né le`, value: formatDate(patient.birth_date), shown: patient.birth_precision === 'day' },
    { label: t`Village ou quartier`, value: patient.village, shown: Boolean(patient.village) },
    { label: t`Accompagné par`, value: patient.guardian_name, shown: Boolean(patient.guardian_name) },
    { label: t`Téléphone`, value: patient.phone, shown: Boolean(patient.phone) },
    { label: t`Numéro de carte`, value: patient.number, shown: patient.number !== '' },
  ].filter((line) => line.shown)
  return (
    <Card>
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {lines.map((line) => (
          <div key={line.label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{line.label}</dt>
            <dd className="m-0 min-w-0 font-[620]">
              {line.value && line.value === patient.phone ? (
                <a href={`tel:${patient.phone.replaceAll(' ', '')}`}>{patient.phone}</a>
              ) : (
                line.value
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
        {patient.pregnant && (
          <Chip tone="waiting">
            <Trans>Enceinte</Trans>
          </Chip>
        )}
        {!patient.in_health_area && (
          <Chip>
            <Trans>Hors de l’aire de santé</Trans>
          </Chip>
        )}
      </p>
    </Card>
  )
}

function Referrals({ list }: { list: SentReferral[] }) {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>Références</Trans>}>
      <ul className="m-0 list-none p-0">
        {list.map((referral) => {
          const kind = referral.kind === 'evacuation' ? t`Évacuation` : t`Référence`
          return (
            <li key={referral.id} className="border-b border-line last:border-0">
              <Link
                href={`/referrals/${referral.id}`}
                className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2"
              >
                <span className="font-[640]">
                  {kind} {referral.code} · {formatDate(referral.sent_at)}
                </span>
                <StatusChip
                  tone={
                    referral.status === 'closed' ? 'ok' : referral.status === 'declined' ? 'warn' : 'waiting'
                  }
                >
                  {i18n._(referralWords[referral.status])}
                </StatusChip>
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** One patient: who they are, what happened, what can be done now. */
export default function PatientPage() {
  const { t } = useLingui()
  const { id = '' } = useParams<{ id: string }>()
  const facility = useFacility()
  const mayReadVisits = useCan('consultations', 'read')
  const mayReadReferrals = useCan('referrals', 'read')
  const { data: patient, error, refetch } = usePatient(facility, id)
  const history = useHistory(facility, id, mayReadVisits)
  const referrals = useReferralsOf(facility, id, mayReadReferrals)
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={patient ? fullName(patient) : t`Patient`}
        note={patient && [ageInWords(patient), patient.sex === 'F' ? t`Féminin` : t`Masculin`].join(' · ')}
        back="/patients"
      />
      {!patient &&
        (error ? <ErrorBanner problem={error} reassurance={null} onRetry={() => refetch()} /> : <Skeleton />)}
      {patient && (
        <>
          <Actions id={id} />
          <Identity patient={patient} />
        </>
      )}
      {patient && referrals.data && referrals.data.length > 0 && <Referrals list={referrals.data} />}
      {patient && mayReadVisits && (
        <Card title={<Trans>Visites</Trans>}>
          {history.data ? (
            <History visits={history.data} />
          ) : history.error ? (
            <ErrorBanner problem={history.error} reassurance={null} onRetry={() => history.refetch()} />
          ) : (
            <Skeleton lines={5} />
          )}
        </Card>
      )}
    </div>
  )
}
