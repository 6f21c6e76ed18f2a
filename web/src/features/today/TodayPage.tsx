import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CircleCheckBig, Search, UserRoundPlus } from 'lucide-react'
import { Link } from 'wouter'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan } from '../../lib/access.ts'
import { formatDate, formatTime } from '../../lib/format.ts'
import { useAllLists } from '../../lib/lists/kept.ts'
import { diagnosisName } from '../../lib/lists/visitText.ts'
import { registerState } from '../../lib/register/register.ts'
import { now } from '../../lib/sync/clock.ts'
import { noteArrival, useGesture, useMayNote } from './arrivals.ts'
import type { Day, Expected, Seen } from './day.ts'
import { PersonRow } from './PersonRow.tsx'
import { useConsultingRights } from './rights.ts'
import { useDraftedPatients } from './useDraftedPatients.ts'
import { useToday } from './useToday.ts'
import { LeftRow, WaitingRow } from './WaitingRow.tsx'

function ExpectedRow({ row: { patient, visit }, hasDraft }: { row: Expected; hasDraft: boolean }) {
  const { t, i18n } = useLingui()
  const { consults, readsVisits } = useConsultingRights()
  const lists = useAllLists()
  const mayNote = useMayNote()
  const gesture = useGesture()
  const found = visit.diagnoses.map((diagnosis) => diagnosisName(diagnosis, lists, i18n.locale)).join(', ')
  return (
    <PersonRow
      patient={patient}
      note={readsVisits && found}
      chips={
        hasDraft && (
          <StatusChip tone="waiting">
            <Trans>Brouillon</Trans>
          </StatusChip>
        )
      }
      aside={<span className="text-muted">{formatDate(visit.consulted_at, 'short')}</span>}
      actions={
        <>
          {mayNote && (
            <Button
              look="secondary"
              icon={UserRoundPlus}
              onClick={() => void gesture(noteArrival(patient), t`Sur la liste d’attente`)}
            >
              <Trans>Arrivé</Trans>
            </Button>
          )}
          {consults && (
            <LinkButton look="quiet" href={`/patients/${patient.id}/consultation?follow`}>
              <Trans>Contrôle</Trans>
            </LinkButton>
          )}
        </>
      }
    />
  )
}

function SeenRow({ row: { visit, patient } }: { row: Seen }) {
  const { i18n } = useLingui()
  const lists = useAllLists()
  const found = visit.diagnoses.map((diagnosis) => diagnosisName(diagnosis, lists, i18n.locale)).join(', ')
  return (
    <PersonRow
      patient={patient}
      note={
        <Link href={`/patients/${patient.id}/visits/${visit.id}`} className="-my-3 inline-block py-3.5">
          {found || <Trans>Consultation</Trans>}
        </Link>
      }
      aside={<span className="nums text-muted">{formatTime(visit.consulted_at)}</span>}
      chips={
        visit.pending && (
          <StatusChip tone="waiting">
            <Trans>Pas encore envoyé</Trans>
          </StatusChip>
        )
      }
    />
  )
}

function Lists({ day }: { day: Day }) {
  const rights = useConsultingRights()
  const drafted = useDraftedPatients()
  const { waiting, expected, seen, left } = day
  const list = 'm-0 list-none p-0'
  return (
    <>
      <Card
        title={<Trans>En attente</Trans>}
        aside={
          waiting.length > 0 && (
            <StatusChip tone="waiting">
              <Plural value={waiting.length} one="# personne" other="# personnes" />
            </StatusChip>
          )
        }
      >
        {waiting.length === 0 ? (
          <EmptyState icon={CircleCheckBig} title={<Trans>Personne n’attend</Trans>}>
            <Trans>Cherchez la personne qui arrive, puis touchez « Faire attendre » sur sa fiche.</Trans>
          </EmptyState>
        ) : (
          <ul className={list}>
            {waiting.map((row, place) => (
              <WaitingRow
                key={row.arrival.id}
                isNext={place === 0}
                row={row}
                rights={rights}
                hasDraft={drafted.has(row.patient.id)}
              />
            ))}
          </ul>
        )}
      </Card>
      {expected.length > 0 && (
        <Card
          title={<Trans>Attendus aujourd’hui</Trans>}
          note={<Trans>Rendez-vous du jour, pas encore arrivés</Trans>}
        >
          <ul className={list}>
            {expected.map((row) => (
              <ExpectedRow key={row.patient.id} row={row} hasDraft={drafted.has(row.patient.id)} />
            ))}
          </ul>
        </Card>
      )}
      {rights.readsVisits && seen.length > 0 && (
        <Card title={<Plural value={seen.length} one="# visite aujourd’hui" other="# visites aujourd’hui" />}>
          <ul className={list}>
            {seen.map((row) => (
              <SeenRow key={row.visit.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
      {left.length > 0 && (
        <Card title={<Trans>Partis sans être vus</Trans>}>
          <ul className={list}>
            {left.map((row) => (
              <LeftRow key={row.arrival.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

/** The list of the day: who waits, who is expected, who was seen. */
export default function TodayPage() {
  const { t } = useLingui()
  const day = useToday()
  const state = registerState.use()
  const mayRegister = useCan('patients', 'create')
  const isOpen = state.status === 'ready' || state.status === 'filling'
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={t`Aujourd’hui`}
        note={formatDate(now(), 'long')}
        actions={
          <>
            <LinkButton look="secondary" icon={Search} href="/patients">
              <Trans>Chercher</Trans>
            </LinkButton>
            {mayRegister && (
              <LinkButton look="secondary" icon={UserRoundPlus} href="/patients/new">
                <Trans>Nouveau</Trans>
              </LinkButton>
            )}
          </>
        }
      />
      {isOpen ? <Lists day={day} /> : <Skeleton lines={6} />}
    </div>
  )
}
