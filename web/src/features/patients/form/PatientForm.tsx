import { Trans, useLingui } from '@lingui/react/macro'
import { Clock3, GitCompareArrows, Save, Stethoscope } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { ErrorBanner } from '../../../components/ErrorBanner.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { SaveBar } from '../../../components/SaveBar.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useDraft } from '../../../lib/drafts.ts'
import { today as readToday } from '../../../lib/epiWeek.ts'
import { useOpenForm } from '../../../lib/openForms.ts'
import { type Problem, toProblem } from '../../../lib/problem.ts'
import { usePatientRecord } from '../../../lib/register/register.ts'
import { differing } from '../identity.ts'
import { useFirstField } from '../useFirstField.ts'
import { faultWords } from '../words.ts'
import { ChangedUnder } from './ChangedUnder.tsx'
import { onEnterToNext } from './enterToNext.ts'
import { PatientFields } from './PatientFields.tsx'
import { PossibleDuplicates } from './PossibleDuplicates.tsx'
import { faultsOf, type PatientAnswers } from './patientForm.ts'
import { type Next, save, useNextSteps } from './save.ts'
import { cardOf, settleOn } from './settle.ts'

interface PatientFormProps {
  facility: string
  draftKey: string
  initial: PatientAnswers
  onSaved: (id: string, next: Next) => void
  /** It was somebody whom the register knows already. */
  onKnown?: (id: string) => void
}

const icons = { consult: Stethoscope, wait: Clock3, open: Save }

/** The card of a patient: new, or corrected. Kept on the device while it is written. */
export function PatientForm({ facility, draftKey, initial, onSaved, onKnown }: PatientFormProps) {
  const { t, i18n } = useLingui()
  const draft = useDraft(draftKey, initial, initial.from ? { record: facility } : {})
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [typed, setTyped] = useState(false)
  const [stopped, setStopped] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const crossed = useRef<HTMLDivElement>(null)
  const next = useRef<Next>(undefined)
  const answers = draft.value
  const current = usePatientRecord(answers.id)
  const [main, other] = useNextSteps(answers.from !== undefined)
  useOpenForm(typed || draft.restoredAt !== undefined)
  useFirstField(form, draft.ready && !initial.from)
  if (!draft.ready) return <Skeleton lines={6} />

  const today = readToday()
  const { from } = answers
  // Another revision that says the same is one's own correction, arrived meanwhile.
  const moved = from && current && !saving && differing(from, current).length > 0 ? current : undefined
  const change = (part: Partial<PatientAnswers>) => {
    setTyped(true)
    draft.change((before) => ({ ...before, ...part }))
  }
  const faults = faultsOf(answers, today)
  const say = (name: keyof typeof faults) => {
    const fault = faults[name]
    return tried && fault ? i18n._(faultWords[fault]) : undefined
  }
  const words = {
    consult: t`Enregistrer et consulter`,
    wait: t`Enregistrer et faire attendre`,
    open: from ? t`Enregistrer la correction` : t`Enregistrer`,
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const wanted = next.current ?? main
    next.current = undefined
    setTried(true)
    setProblem(undefined)
    if (saving || moved) return
    if (Object.keys(faults).length > 0) {
      requestAnimationFrame(() =>
        form.current
          ?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset:has(> p[id$="-error"]) input')
          ?.focus(),
      )
      return
    }
    // On a phone they lie below the button that sends the form: nobody makes a second card without having seen them.
    const likely = form.current?.querySelector<HTMLElement>('[data-likely]')
    if (likely && !stopped && likely.getBoundingClientRect().top > innerHeight * 0.7) {
      setStopped(true)
      likely.scrollIntoView({ block: 'center' })
      likely.focus({ preventScroll: true })
      return
    }
    setSaving(true)
    try {
      await save({ ...answers, from: from && (current ?? from) }, facility, today, wanted)
      await draft.discard()
      onSaved(answers.id, wanted)
    } catch (error) {
      setProblem(toProblem(error))
      setSaving(false)
    }
  }
  // The two versions are above, where the form begins; whoever writes is further down.
  function lookAtBoth() {
    crossed.current?.scrollIntoView({ block: 'start' })
    crossed.current?.focus({ preventScroll: true })
  }
  function button(which: Next, isMain: boolean) {
    return (
      <Button
        type={isMain ? 'submit' : 'button'}
        size={isMain ? 'large' : 'medium'}
        look={isMain ? 'primary' : 'secondary'}
        icon={icons[which]}
        busy={saving && isMain}
        onClick={
          isMain
            ? undefined
            : () => {
                next.current = which
                form.current?.requestSubmit()
              }
        }
      >
        {words[which]}
      </Button>
    )
  }

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={onEnterToNext} className="grid gap-5">
      {draft.restoredAt && (
        <Banner
          title={<Trans>Votre saisie a été gardée</Trans>}
          actions={
            <Button look="secondary" onClick={() => void draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <RelativeTime at={draft.restoredAt} />
        </Banner>
      )}
      {from && moved && (
        <div ref={crossed} tabIndex={-1} className="scroll-mt-24">
          <ChangedUnder
            key={moved.revision}
            base={from}
            mine={cardOf(answers, from, today)}
            theirs={moved}
            onSettle={(fields) => draft.change((before) => settleOn(before, moved, fields))}
          />
        </div>
      )}
      <PatientFields answers={answers} onChange={change} say={say} today={today} />
      {!from && onKnown && (
        <PossibleDuplicates
          answers={answers}
          today={today}
          stopped={stopped}
          onSame={async (id) => {
            await draft.discard()
            onKnown(id)
          }}
          onOther={(id) => change({ notSame: [...answers.notSame, id] })}
        />
      )}
      {problem && <ErrorBanner problem={problem} />}
      {other && <div className="grid sm:flex">{button(other, false)}</div>}
      <SaveBar>
        {moved ? (
          <Button size="large" icon={GitCompareArrows} onClick={lookAtBoth}>
            <Trans>Quelqu’un a modifié cette fiche : comparer</Trans>
          </Button>
        ) : (
          button(main, true)
        )}
      </SaveBar>
    </form>
  )
}
