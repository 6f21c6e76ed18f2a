import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRightLeft, Save, Siren } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { PillGroup, RadioStack, Segmented } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea } from '../../components/TextInput.tsx'
import type { Problem } from '../../lib/problem.ts'
import { DiagnosisFields } from './DiagnosisFields.tsx'
import type { DiagnosisList } from './data.ts'
import { VitalsFields } from './VitalsFields.tsx'
import { faultsOfVisit, isInDanger, isSound, type VisitAnswers } from './visit.ts'
import { reasonWords } from './words.ts'

interface VisitFormProps {
  answers: VisitAnswers
  onChange: (part: Partial<VisitAnswers>) => void
  ageMonths: number
  lastWeight: string | undefined
  list: DiagnosisList
  mayRefer: boolean
  saving: boolean
  problem: Problem | undefined
  onSave: () => void
}

/** One visit on one screen, in the order of the paper register. */
export function VisitForm(props: VisitFormProps) {
  const { answers, onChange, ageMonths, lastWeight, list, mayRefer, saving, problem, onSave } = props
  const { t, i18n } = useLingui()
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const faults = faultsOfVisit(answers, ageMonths)
  const sound = isSound(faults)
  const unread = Object.values(faults.vitals).includes('ask')
  const danger = isInDanger(answers, ageMonths)
  const referred = answers.outcome === 'referred'

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (sound) return onSave()
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-blocked]')?.focus(),
    )
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-6">
      <Field label={t`Motif`} group>
        <PillGroup
          value={answers.reasons}
          onChange={(reasons) => onChange({ reasons })}
          options={Object.entries(reasonWords).map(([value, label]) => ({
            value,
            label: i18n._(label),
            urgent: value === 'convulsions',
          }))}
        />
      </Field>
      <VitalsFields answers={answers} onChange={onChange} ageMonths={ageMonths} lastWeight={lastWeight} />
      <Field label={t`Signes et examen`}>
        <TextArea rows={2} value={answers.signs} onChange={(signs) => onChange({ signs })} />
      </Field>
      <div className="grid gap-3">
        <Field label={t`Test du paludisme`} group>
          <Segmented
            value={answers.malaria}
            onChange={(malaria) => onChange({ malaria })}
            options={[
              { value: 'none', label: t`Non fait` },
              { value: 'negative', label: t`Négatif` },
              { value: 'positive', label: t`Positif`, urgent: true },
              { value: 'invalid', label: t`Invalide` },
            ]}
          />
        </Field>
        {answers.malaria !== 'none' && (
          <Field label={t`Méthode`} group>
            <Segmented
              value={answers.malariaTest}
              onChange={(malariaTest) => onChange({ malariaTest })}
              options={[
                { value: 'rdt', label: t`TDR` },
                { value: 'microscopy', label: t`Goutte épaisse` },
              ]}
            />
          </Field>
        )}
      </div>
      <DiagnosisFields
        answers={answers}
        onChange={onChange}
        list={list}
        error={tried && faults.nothing ? t`Choisissez au moins un motif ou un diagnostic.` : undefined}
      />
      <Field label={t`Traitement`} hint={t`Médicament, dose, durée`}>
        <TextArea value={answers.treatment} onChange={(treatment) => onChange({ treatment })} />
      </Field>
      {danger && !referred && (
        <Banner
          tone="urgent"
          icon={Siren}
          title={<Trans>Signe de danger</Trans>}
          actions={
            mayRefer && (
              <Button look="urgent" icon={ArrowRightLeft} onClick={() => onChange({ outcome: 'referred' })}>
                <Trans>Référer</Trans>
              </Button>
            )
          }
        >
          <Trans>Pensez à l’évacuation, après les premiers soins.</Trans>
        </Banner>
      )}
      <Field label={t`Suite`} group>
        <RadioStack
          value={answers.outcome}
          onChange={(outcome) => onChange({ outcome })}
          options={[
            { value: 'home', label: t`Rentre à domicile` },
            { value: 'observation', label: t`Reste en observation` },
            { value: 'referred', label: t`Référer`, note: t`La fiche de référence s’ouvre ensuite` },
            { value: 'deceased', label: t`Décédé` },
          ]}
        />
      </Field>
      {(answers.outcome === 'home' || answers.nextVisitOn !== '') && (
        <Field
          label={t`Prochaine visite`}
          error={faults.nextVisit ? t`Cette date est avant la visite.` : undefined}
        >
          <DateInput
            value={answers.nextVisitOn}
            min={answers.consultedAt.slice(0, 10)}
            onChange={(nextVisitOn) => onChange({ nextVisitOn })}
          />
        </Field>
      )}
      {tried && !sound && (
        <div tabIndex={-1} data-blocked className="outline-none">
          <Banner alert tone="warn" title={<Trans>Pas encore enregistré</Trans>}>
            {faults.tooLong ? (
              <Trans>Un texte est trop long : gardez l’essentiel.</Trans>
            ) : unread ? (
              <Trans>Relisez les chiffres inhabituels : corrigez, ou touchez « C’est exact ».</Trans>
            ) : (
              <Trans>Complétez ou corrigez ce qui est signalé plus haut.</Trans>
            )}
          </Banner>
        </div>
      )}
      {problem && <ErrorBanner problem={problem} />}
      <div
        className="sticky bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-10 lg:bottom-4"
        data-print="hide"
      >
        <Button type="submit" size="large" wide icon={referred ? ArrowRightLeft : Save} busy={saving}>
          {referred && mayRefer ? (
            <Trans>Enregistrer et référer</Trans>
          ) : (
            <Trans>Enregistrer la consultation</Trans>
          )}
        </Button>
      </div>
    </form>
  )
}
