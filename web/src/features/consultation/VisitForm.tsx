import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft, Save } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { SaveBar } from '../../components/SaveBar.tsx'
import type { Problem } from '../../lib/problem.ts'
import { VisitContext } from './context.ts'
import { DiagnosisFields } from './DiagnosisFields.tsx'
import { onEnterToNext } from './enterToNext.ts'
import { LastVisit } from './LastVisit.tsx'
import { MalariaFields } from './MalariaFields.tsx'
import { DangerBanner, NextVisitField, OutcomeField } from './OutcomeFields.tsx'
import { EvolutionField, ReasonFields, SignsField } from './ReasonFields.tsx'
import { TreatmentFields } from './TreatmentFields.tsx'
import { RestOfVitals, VitalsFields } from './VitalsFields.tsx'
import { isSound, otherThan, type VisitAnswers } from './visit.ts'
import { vitalOrder } from './vitals.ts'

interface VisitFormProps {
  visit: Omit<VisitContext, 'tried'>
  saving: boolean
  problem: Problem | undefined
  onSave: () => void
  /** The words of the button; those of a new visit unless said. */
  saveLabel?: ReactNode
  /** Under the form, above its button: the reason of a correction. */
  children?: ReactNode
}

/** Finds again where the person was typing, or begins a follow-up with its first figure. */
function useStartingPoint(visit: VisitFormProps['visit']) {
  const form = useRef<HTMLFormElement>(null)
  const { answers, person, role } = visit
  const [start] = useState(answers.focus ?? (answers.follows ? vitalOrder(person, role).first[0] : undefined))
  useEffect(() => {
    if (!start) return
    // After the shell has put the focus on the title of the page.
    const later = setTimeout(() => {
      const field = form.current?.querySelector<HTMLInputElement>(
        `[data-field="${CSS.escape(start)}"] :is(input, textarea)`,
      )
      field?.closest('details')?.setAttribute('open', '')
      field?.focus()
    })
    return () => clearTimeout(later)
  }, [start])
  return form
}

/** Everything that a follow-up can leave as it is. */
function Rest({ short }: { short: boolean }) {
  return (
    <>
      {!short && <ReasonFields />}
      {!short && <EvolutionField />}
      <SignsField />
      {short ? <RestOfVitals /> : <VitalsFields />}
      {!short && <DangerBanner />}
      <MalariaFields />
      <DiagnosisFields />
      <TreatmentFields />
      <OutcomeField />
    </>
  )
}

/** One visit on one screen, in the order of the paper register; a follow-up asks what changed first. */
export function VisitForm({ visit, saving, problem, onSave, saveLabel, children }: VisitFormProps) {
  const { t } = useLingui()
  const { answers, faults, earlier, mayRefer, signs } = visit
  const [tried, setTried] = useState(false)
  const form = useStartingPoint(visit)
  const sound = isSound(faults)
  const followed = earlier.find(({ id }) => id === answers.follows)
  const short = followed !== undefined
  const worse = answers.reasons.includes('worse') || signs.some((sign) => sign.level === 'danger')
  const typing = useRef<string>(undefined)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (sound) return onSave()
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-blocked]')?.focus(),
    )
  }

  const change = (part: Partial<VisitAnswers>) => visit.change({ focus: typing.current, ...part })
  const next = (answers.outcome === 'home' || answers.nextVisitOn !== '') && <NextVisitField />
  const refers = answers.outcome === 'referred' && mayRefer
  return (
    <VisitContext value={{ ...visit, change, tried }}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        onKeyDown={onEnterToNext}
        onFocus={({ target }) => {
          // The list of a search opens below it: it must not open under the keyboard or the bar.
          if (target.role === 'combobox') target.scrollIntoView({ block: 'start' })
          typing.current = target.closest<HTMLElement>('[data-field]')?.dataset.field
        }}
        className={short ? 'grid gap-4' : 'grid gap-6'}
      >
        {short ? (
          <>
            <LastVisit visit={followed} />
            <VitalsFields short />
            <DangerBanner />
            <EvolutionField />
            {next}
            <div>
              <Button look="quiet" className="-ml-4" onClick={() => change(otherThan(answers))}>
                <Trans>Pas un contrôle : autre motif</Trans>
              </Button>
            </div>
            <details open={worse || (tried && !sound) || undefined}>
              <summary className="min-h-12 content-center font-[620] text-action-ink">
                <Trans>Examen, test, diagnostic, traitement, suite</Trans>
              </summary>
              <div className="grid gap-6 pt-2">
                <Rest short />
              </div>
            </details>
          </>
        ) : (
          <>
            <Rest short={false} />
            {next}
          </>
        )}
        {children}
        {tried && !sound && (
          <div tabIndex={-1} data-blocked className="outline-none">
            <Banner alert tone="warn" title={<Trans>Pas encore enregistré</Trans>}>
              {faults.tooLong ? (
                <Trans>Un texte est trop long : gardez l’essentiel.</Trans>
              ) : Object.values(faults.vitals).includes('ask') ? (
                <Trans>Relisez les chiffres inhabituels : corrigez, ou touchez « C’est exact ».</Trans>
              ) : (
                <Trans>Complétez ou corrigez ce qui est signalé plus haut.</Trans>
              )}
            </Banner>
          </div>
        )}
        {problem && <ErrorBanner problem={problem} />}
        <SaveBar>
          <Button type="submit" size="large" icon={refers ? ArrowRightLeft : Save} busy={saving}>
            {saveLabel ?? (refers ? t`Enregistrer et référer` : t`Enregistrer la consultation`)}
          </Button>
        </SaveBar>
      </form>
    </VisitContext>
  )
}
