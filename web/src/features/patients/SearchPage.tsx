import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Search, ShieldAlert, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { matchWords } from '../../components/matchWords.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useCan, useFacility } from '../../lib/access.ts'
import { toProblem } from '../../lib/problem.ts'
import { usePatientSearch, useRecentPatients } from './data.ts'
import { PatientRow } from './PatientRow.tsx'
import { type FoundPatient, fullName } from './patient.ts'

function useDebounced(value: string, delay: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return settled
}

const known = (patient: FoundPatient) =>
  [fullName(patient), patient.family_name, patient.number, patient.phone].join(' ')

/** The way to a record of another facility: quiet, for those who may, and at the end of the search. */
function EmergencyLink() {
  return (
    <Link
      href="/emergency"
      className="flex min-h-12 items-center gap-3 self-start rounded-control px-2 py-1.5 hover:bg-action-soft"
    >
      <ShieldAlert aria-hidden className="size-5 flex-none" />
      <span>
        <Trans>Introuvable ici ? Accès d’urgence au dossier d’un autre établissement…</Trans>
      </span>
    </Link>
  )
}

/** Finds a person while the name is typed; without a network, among those seen last. */
export default function SearchPage() {
  const { t } = useLingui()
  const facility = useFacility()
  const [params] = useSearchParams()
  const forVisit = params.get('for') === 'consultation'
  const [typed, setTyped] = useState('')
  const query = useDebounced(typed.trim(), 180)
  const search = usePatientSearch(facility, query)
  const recent = useRecentPatients(facility)
  const mayRegister = useCan('patients', 'create')
  const mayBreakGlass = useCan('patients', 'emergency')

  const asked = typed.trim().length >= 2
  const settled = query === typed.trim() && search.data !== undefined
  // What the device knows answers at once; the server's answer takes its place.
  const found = settled ? search.data : matchWords(recent.data ?? [], typed, known)
  const list = asked ? found : (recent.data ?? [])
  const offline = search.isError && toProblem(search.error).code === 'network'
  const target = (id: string) => (forVisit ? `/patients/${id}/consultation` : `/patients/${id}`)
  const register = forVisit ? '/patients/new?for=consultation' : '/patients/new'

  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={forVisit ? t`Nouvelle consultation` : t`Patients`}
        note={forVisit ? t`Qui est devant vous ?` : undefined}
        actions={
          mayRegister && (
            <LinkButton look="secondary" icon={UserPlus} href={register}>
              <Trans>Nouveau patient</Trans>
            </LinkButton>
          )
        }
      />
      <Field
        label={t`Chercher un patient`}
        hint={t`Quelques lettres du nom, même mal écrites, le numéro de carte ou le téléphone`}
      >
        <TextInput
          type="search"
          inputMode="search"
          autoCapitalize="words"
          spellCheck={false}
          autoFocus
          value={typed}
          onChange={setTyped}
        />
      </Field>
      {asked && offline && (
        <ErrorBanner
          problem={search.error}
          reassurance={<Trans>Voici ceux que cet appareil connaît.</Trans>}
          onRetry={() => search.refetch()}
          retrying={search.isFetching}
        />
      )}
      {asked && search.isError && !offline && (
        <ErrorBanner problem={search.error} reassurance={null} onRetry={() => search.refetch()} />
      )}
      <Card title={asked ? undefined : <Trans>Vus récemment</Trans>}>
        <p role="status" className={asked && settled ? 'text-[0.9375rem] text-muted' : 'sr-only'}>
          {asked && settled && (
            <Plural value={list.length} one="# personne trouvée" other="# personnes trouvées" />
          )}
        </p>
        {list.length > 0 ? (
          <ul className="-mx-2 m-0 list-none p-0">
            {list.map((patient) => (
              <PatientRow key={patient.id} patient={patient} href={target(patient.id)} />
            ))}
          </ul>
        ) : asked ? (
          settled ? (
            <EmptyState
              icon={Search}
              title={<Trans>Personne ne répond à cette recherche</Trans>}
              actions={
                mayRegister && (
                  <LinkButton icon={UserPlus} href={register}>
                    <Trans>Enregistrer un nouveau patient</Trans>
                  </LinkButton>
                )
              }
            >
              <Trans>Essayez moins de lettres, ou le prénom seul.</Trans>
            </EmptyState>
          ) : (
            !search.isError && <Skeleton lines={4} />
          )
        ) : recent.isPending && !recent.isError ? (
          <Skeleton lines={4} />
        ) : (
          <EmptyState icon={Search} title={<Trans>Tapez deux lettres pour chercher</Trans>} />
        )}
      </Card>
      {mayBreakGlass && <EmergencyLink />}
    </div>
  )
}
