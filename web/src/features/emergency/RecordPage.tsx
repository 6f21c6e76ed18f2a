import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LockKeyhole, LockKeyholeOpen, Stethoscope } from 'lucide-react'
import { useEffect } from 'react'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility } from '../../lib/access.ts'
import { toDate } from '../../lib/format.ts'
import { toProblem } from '../../lib/problem.ts'
import { Countdown, useRemaining } from './Countdown.tsx'
import { forget, useClose, useDoor, useOwners, useRecord } from './data.ts'
import { Identity } from './Identity.tsx'
import { Visits } from './Visits.tsx'

/** After the end there is nothing to see, and nothing left to clean. */
function Ended() {
  const { t } = useLingui()
  return (
    <>
      <PageHeader title={t`Accès terminé`} back="/emergency" />
      <EmptyState
        icon={LockKeyhole}
        title={<Trans>Ce dossier n’est plus ouvert</Trans>}
        actions={
          <LinkButton look="secondary" href="/patients">
            <Trans>Revenir aux patients</Trans>
          </LinkButton>
        }
      >
        <Trans>
          Le temps est écoulé ou l’accès a été fermé. Rien n’est resté sur cet appareil. Notez dans votre
          propre registre ce que vous avez fait.
        </Trans>
      </EmptyState>
    </>
  )
}

/** Whose record it is and how long it stays, always in sight. */
function OpenBar({ owner, remaining }: { owner: string; remaining: number }) {
  return (
    <section className="sticky top-20 z-20 flex items-center justify-between gap-4 rounded-card border border-ochre bg-ochre-soft px-4 py-2 shadow-card">
      <p className="flex min-w-0 items-start gap-2.5">
        <LockKeyholeOpen
          aria-hidden
          className="mt-0.5 size-5 flex-none text-ochre-ink max-sm:hidden"
          strokeWidth={2.25}
        />
        <span>
          <span className="block leading-tight font-[680] text-ochre-ink">
            <Trans>Dossier tenu par {owner}</Trans>
          </span>
          <span className="block text-sm">
            <Trans>Lecture seule, accès d’urgence</Trans>
          </span>
        </span>
      </p>
      <Countdown remaining={remaining} />
    </section>
  )
}

/** The record behind a broken glass: read only, against the clock. */
export default function RecordPage({ params }: { params: { id?: string } }) {
  const { t } = useLingui()
  const id = params.id ?? ''
  const owners = useOwners(useFacility())
  const record = useRecord(id)
  const door = useDoor(id)
  const close = useClose(id)
  const access = record.data?.access
  // The clock of a phone may be wrong by hours: the time that the server read is the time that counts.
  const skew =
    record.data && access?.last_read_at ? record.data.receivedAt - toDate(access.last_read_at).getTime() : 0
  const remaining = useRemaining(access?.expires_at, skew)
  const refused = record.error && ['not_found', 'forbidden'].includes(toProblem(record.error).code)
  const isOver =
    Boolean(refused) ||
    close.isSuccess ||
    (door.data !== undefined && (door.data === null || door.data.ended_at !== null)) ||
    (remaining !== undefined && remaining <= 0)

  useEffect(() => {
    if (isOver) forget(id)
  }, [isOver, id])

  if (isOver) {
    return (
      <div className="mx-auto grid w-full max-w-3xl gap-4">
        <Ended />
      </div>
    )
  }
  if (!record.data || !access || remaining === undefined) {
    return (
      <div className="mx-auto grid w-full max-w-3xl gap-4">
        <PageHeader title={t`Accès d’urgence`} back="/emergency" />
        {record.error ? (
          <ErrorBanner problem={record.error} reassurance={null} onRetry={() => void record.refetch()} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    )
  }
  const { patient, consultations } = record.data
  const owner = owners.data?.find(({ code }) => code === access.facility_code)?.name ?? access.facility_code
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={`${patient.given_name} ${patient.family_name}`}
        back="/emergency"
        actions={
          <Button look="secondary" icon={LockKeyhole} busy={close.isPending} onClick={() => close.mutate()}>
            <Trans>Fermer l’accès</Trans>
          </Button>
        }
      />
      {close.error && <ErrorBanner problem={close.error} reassurance={null} />}
      <OpenBar owner={owner} remaining={remaining} />
      <Identity patient={patient} />
      <Card
        title={<Trans>Visites passées</Trans>}
        note={<Plural value={consultations.length} _0="Aucune visite" one="# visite" other="# visites" />}
      >
        {consultations.length > 0 ? (
          <Visits visits={consultations} />
        ) : (
          <EmptyState icon={Stethoscope} title={<Trans>Aucune visite dans ce dossier</Trans>} />
        )}
      </Card>
    </div>
  )
}
