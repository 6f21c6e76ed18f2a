import { Trans, useLingui } from '@lingui/react/macro'
import { CirclePause, CirclePlay, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { today } from '../../lib/epiWeek.ts'
import { toProblem } from '../../lib/problem.ts'
import { toast } from '../../lib/toast.ts'
import { type Change, changePerson, type Person, showPerson } from './data.ts'
import { previous } from './edits.ts'

type Step = 'suspend' | 'end'

/** Put aside for a time, take back, or end; each says what it does before it does it. */
export function StandingCard({ person, isLast }: { person: Person; isLast: boolean }) {
  const { t } = useLingui()
  const [asking, setAsking] = useState<Step>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const name = person.display_name
  const isSuspended = person.status === 'suspended'
  const done = {
    suspend: t`L’accès de ${name} est suspendu.`,
    end: t`L’accès de ${name} est terminé.`,
    resume: t`L’accès de ${name} est rendu.`,
  }

  async function change(step: Step | 'resume') {
    const wanted: Change =
      step === 'suspend'
        ? { status: 'suspended' }
        : step === 'resume'
          ? { status: 'active' }
          : { status: 'ended', ...(person.starts_on <= today() ? { ends_on: today() } : {}) }
    setBusy(true)
    setProblem(undefined)
    try {
      const changed = await changePerson(person, wanted)
      const before = previous(person, wanted as never) as Change
      const undo = () => changePerson(changed, { ...before, status: person.status }).catch(setProblem)
      toast(done[step], { action: { label: t`Annuler`, run: () => void undo() } })
      setAsking(undefined)
    } catch (error) {
      const { details } = toProblem(error)
      const current = (details as { current?: Person } | undefined)?.current
      if (current) showPerson(current)
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const failure = problem !== undefined && <ErrorBanner problem={problem} reassurance={null} />
  return (
    <Card title={t`Présence`}>
      {isLast && (
        <p className="mb-3 text-muted">
          <Trans>
            Nommez d’abord un autre administrateur : sans personne pour l’administrer, l’établissement ne
            pourrait plus inviter ni retirer qui que ce soit.
          </Trans>
        </p>
      )}
      {isSuspended && (
        <p className="mb-3">
          <Trans>Cette personne est suspendue : elle ne lit et n’écrit rien ici.</Trans>
        </p>
      )}
      <div className="flex flex-wrap gap-2.5">
        {isSuspended ? (
          <Button icon={CirclePlay} busy={busy} onClick={() => void change('resume')}>
            <Trans>Rendre l’accès</Trans>
          </Button>
        ) : (
          <Button look="secondary" icon={CirclePause} disabled={isLast} onClick={() => setAsking('suspend')}>
            <Trans>Suspendre l’accès</Trans>
          </Button>
        )}
        <Button look="secondary" icon={DoorOpen} disabled={isLast} onClick={() => setAsking('end')}>
          <Trans>Mettre fin à l’accès</Trans>
        </Button>
      </div>
      {!asking && failure && <div className="mt-3">{failure}</div>}
      <Dialog
        open={asking !== undefined}
        onClose={() => {
          setAsking(undefined)
          setProblem(undefined)
        }}
        title={asking === 'end' ? t`Mettre fin à l’accès de ${name} ?` : t`Suspendre l’accès de ${name} ?`}
        actions={
          <>
            <Button look="quiet" onClick={() => setAsking(undefined)}>
              <Trans>Ne rien changer</Trans>
            </Button>
            <Button busy={busy} onClick={() => asking && void change(asking)}>
              {asking === 'end' ? <Trans>Mettre fin à l’accès</Trans> : <Trans>Suspendre l’accès</Trans>}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p>
            <Trans>
              Tout de suite, {name} ne pourra plus rien lire ni écrire dans cet établissement. Ses écrans
              ouverts se ferment en deux secondes et son appareil efface ce qu’il gardait. Ce qui est déjà
              enregistré reste, signé de son nom.
            </Trans>
          </p>
          <p>
            {asking === 'end' ? (
              <Trans>Pour un retour plus tard, il faudra une nouvelle invitation.</Trans>
            ) : (
              <Trans>Vous pourrez lui rendre l’accès à tout moment, avec les mêmes droits.</Trans>
            )}
          </p>
          {failure}
        </div>
      </Dialog>
    </Card>
  )
}
