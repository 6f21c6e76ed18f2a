import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { QrCode, Search, ShieldAlert, UserPlus, UsersRound } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { Field } from '../../../components/Field.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { useCan, useFacility } from '../../../lib/access.ts'
import { toProblem } from '../../../lib/problem.ts'
import { patientRecord, registerState, rootOf } from '../../../lib/register/register.ts'
import { readCard } from '../card/cardText.ts'
import { useFirstField } from '../useFirstField.ts'
import { FillingNote } from './FillingNote.tsx'
import { Results } from './Results.tsx'
import { ScanDialog } from './ScanDialog.tsx'
import { useCanScan } from './useCanScan.ts'
import { shownAtMost, useFound } from './useFound.ts'
import { useRecent } from './useRecent.ts'

/** Quiet ways on, at the foot of the search, for those who have them. */
function MoreWays() {
  const mayMerge = useCan('patients', 'update')
  const mayBreakGlass = useCan('patients', 'emergency')
  const look = 'flex min-h-12 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-action-soft'
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      {mayMerge && (
        <Link href="/patients/duplicates" className={look}>
          <UsersRound aria-hidden className="size-5 flex-none" />
          <Trans>Doublons possibles</Trans>
        </Link>
      )}
      {mayBreakGlass && (
        <Link href="/emergency" className={look}>
          <ShieldAlert aria-hidden className="size-5 flex-none" />
          <Trans>Introuvable ici ? Accès d’urgence au dossier d’un autre établissement…</Trans>
        </Link>
      )}
    </div>
  )
}

/** Finds a person at every keystroke, on the device; the desk notes who came, the nurse goes on to the visit. */
export default function SearchPage() {
  const { t } = useLingui()
  const facility = useFacility()
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  const forVisit = params.get('for') === 'consultation'
  const [typed, setTyped] = useState('')
  const { people, isAsking, isOnDevice, problem } = useFound(facility, typed)
  const recent = useRecent()
  const { status } = registerState.use()
  const mayRegister = useCan('patients', 'create')
  const scans = useCanScan()
  const [scanning, setScanning] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  useFirstField(page)
  const asked = typed.trim().length >= 2
  const list = asked ? people : recent
  // With the keyboard up, half of a phone is left: the people found take the place of the title.
  useEffect(() => {
    if (asked && innerWidth < 640) page.current?.querySelector('[data-search]')?.scrollIntoView()
  }, [asked])
  const target = (id: string) => (forVisit ? `/patients/${id}/consultation` : `/patients/${id}`)

  function onKeyDown(event: KeyboardEvent) {
    const first = list[0]
    if (event.key === 'Enter' && asked && first) navigate(target(first.id))
    else if (event.key === 'ArrowDown') page.current?.querySelector<HTMLElement>('a[data-result]')?.focus()
    else return
    event.preventDefault()
  }
  function onScan(text: string): boolean {
    const read = readCard(text)
    if (read?.kind !== 'id' || !patientRecord(read.id)) return false
    setScanning(false)
    navigate(target(rootOf(read.id)))
    return true
  }

  return (
    <div ref={page} className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={forVisit ? t`Nouvelle consultation` : t`Patients`}
        note={forVisit ? t`Qui est devant vous ?` : undefined}
        actions={
          mayRegister && (
            <LinkButton look="secondary" icon={UserPlus} href="/patients/new">
              <Trans>Nouveau patient</Trans>
            </LinkButton>
          )
        }
      />
      <div data-search className="flex flex-wrap items-end gap-3">
        <Field
          className="flex-[1_1_16rem]"
          label={t`Chercher un patient`}
          hint={t`Nom, village, âge, téléphone ou carte`}
        >
          <TextInput
            type="search"
            inputMode="search"
            enterKeyHint="go"
            autoCapitalize="words"
            spellCheck={false}
            placeholder={t`Exemple : fatou dolo 3 ans`}
            value={typed}
            onChange={setTyped}
            onKeyDown={onKeyDown}
          />
        </Field>
        {scans && (
          <Button look="secondary" icon={QrCode} onClick={() => setScanning(true)}>
            <Trans>Scanner une carte</Trans>
          </Button>
        )}
      </div>
      <FillingNote asked={asked} isOnDevice={isOnDevice} />
      {problem && toProblem(problem).code !== 'network' && (
        <ErrorBanner problem={problem} reassurance={null} />
      )}
      <Card title={asked ? undefined : <Trans>Vus récemment</Trans>}>
        <p
          role="status"
          className={asked && !isAsking && list.length > 0 ? 'text-[0.9375rem] text-muted' : 'sr-only'}
        >
          {asked &&
            !isAsking &&
            (list.length < shownAtMost ? (
              <Plural value={list.length} one="# personne trouvée" other="# personnes trouvées" />
            ) : (
              <Trans>Les {shownAtMost} plus proches : ajoutez une lettre, un village ou un âge.</Trans>
            ))}
        </p>
        {list.length > 0 ? (
          <Results
            people={list}
            forVisit={forVisit}
            label={asked ? t`Personnes trouvées` : t`Vus récemment`}
          />
        ) : isAsking || (!asked && status === 'opening') ? (
          <Skeleton lines={4} />
        ) : asked ? (
          <EmptyState
            icon={Search}
            title={<Trans>Personne ne répond à cette recherche</Trans>}
            actions={
              mayRegister && (
                <LinkButton icon={UserPlus} href="/patients/new">
                  <Trans>Enregistrer un nouveau patient</Trans>
                </LinkButton>
              )
            }
          >
            <Trans>Essayez moins de lettres, ou le prénom seul.</Trans>
          </EmptyState>
        ) : (
          <EmptyState icon={Search} title={<Trans>Tapez deux lettres pour chercher</Trans>} />
        )}
      </Card>
      <MoreWays />
      <ScanDialog open={scanning} onClose={() => setScanning(false)} onRead={onScan} />
    </div>
  )
}
