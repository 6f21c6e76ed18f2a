import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { ConflictView } from '../../components/ConflictView.tsx'
import { useAllLists } from '../../lib/lists/kept.ts'
import { type Entry, giveUp, resolveConflict, tryAgain } from '../../lib/outbox/outbox.ts'
import { problemWords } from '../../lib/problemWords.ts'
import { usePatientRecord } from '../../lib/register/register.ts'
import { Contents } from './Contents.tsx'
import { faultyField } from './contents.ts'
import { GiveUp } from './GiveUp.tsx'
import { MergeQuestion } from './MergeQuestion.tsx'
import { compare, mergeAnyway, questionOf, withdrawAnyway, withTheirs } from './questions.ts'
import { Said } from './Said.tsx'

/** What the server did not take, as a question in words with all its answers. */
export function Decision({ entry, onLeave }: { entry: Entry; onLeave: () => void }) {
  const { i18n, t } = useLingui()
  const lists = useAllLists()
  const question = questionOf(entry, lists, i18n)
  const send = (args: Record<string, unknown>) => void resolveConflict(entry.id, args)
  const why = t`Deux saisies de la même visite`

  function asked() {
    switch (question.ask) {
      case 'fields':
        return (
          <>
            <p>
              <Trans>Quelqu’un d’autre a enregistré cette fiche avant vous. Que faut-il garder ?</Trans>
            </p>
            <ConflictView
              lines={question.differences}
              onDecide={(theirs) => {
                const { current, differences } = question
                // All of theirs: there is nothing of mine left to send.
                if (theirs.size === differences.length) void giveUp(entry.id)
                else send(withTheirs(entry, current, differences, theirs, why))
              }}
            />
          </>
        )
      case 'merge':
        return (
          <MergeQuestion
            kept={question.kept}
            merged={question.merged}
            chosen={(entry.args.chosen ?? []) as string[]}
            onMerge={() => send(mergeAnyway(entry, question.kept, question.merged))}
          />
        )
      case 'withdraw':
        return (
          <>
            <p>
              <Trans>
                Cette consultation a été corrigée depuis que vous avez demandé son retrait. La retirer quand
                même ?
              </Trans>
            </p>
            <Button look="secondary" onClick={() => send(withdrawAnyway(entry, question.current))}>
              <Trans>La retirer quand même</Trans>
            </Button>
          </>
        )
      case 'gone':
        return (
          <>
            <p>
              <Trans>Cette consultation a été retirée du registre entre-temps. Vous aviez écrit :</Trans>
            </p>
            <Contents entry={entry} />
          </>
        )
      case 'compare':
        return (
          <>
            <p>
              <Trans>Une autre version est déjà enregistrée sous le même numéro.</Trans>
            </p>
            <Button look="secondary" onClick={() => send(compare(entry))}>
              <Trans>Comparer les deux</Trans>
            </Button>
          </>
        )
      case 'joined':
        return <Refusal entry={entry} code="already_merged" onLeave={onLeave} />
      default:
        return <Refusal entry={entry} code={entry.problem?.code ?? 'unexpected'} onLeave={onLeave} />
    }
  }

  return (
    <div className="mt-2 grid gap-3">
      {asked()}
      <div>
        <GiveUp entry={entry} />
      </div>
    </div>
  )
}

interface RefusalProps {
  entry: Entry
  code: string
  onLeave: () => void
}

function Refusal({ entry, code, onLeave }: RefusalProps) {
  const { i18n } = useLingui()
  const [, navigate] = useLocation()
  const lists = useAllLists()
  const person = usePatientRecord(entry.subject)
  const words = problemWords({ code })
  const field = faultyField(entry, lists, i18n)
  return (
    <>
      <p>
        {i18n._(words.what)} {i18n._(words.advice)}
        {field && (
          <>
            {' '}
            <strong>
              <Trans>Réponse en cause : {field}.</Trans>
            </strong>
          </>
        )}
      </p>
      <Said entry={entry} />
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" onClick={() => void tryAgain(entry.id)}>
          <Trans>Réessayer</Trans>
        </Button>
        {person && (
          <Button
            look="secondary"
            onClick={() => {
              navigate(`/patients/${person.id}`)
              onLeave()
            }}
          >
            <Trans>Ouvrir le dossier</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
