import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { RadioStack } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea, TextInput } from '../../components/TextInput.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { newId } from '../../lib/ids.ts'
import { type Outcome, type Referral, useMove } from './data.ts'
import { outcomeWords } from './words.ts'

interface Answers {
  id: string
  state_on_arrival: string
  final_diagnosis: string
  care: string
  outcome: Outcome | null
  advice: string
  drugs: string
  next_visit_on: string
}
const blank = (): Answers => ({
  id: newId(),
  state_on_arrival: '',
  final_diagnosis: '',
  care: '',
  outcome: null,
  advice: '',
  drugs: '',
  next_visit_on: '',
})

/** Only what was written: the database takes an absent answer for an unknown one. */
function toMessage(referralId: string, answers: Answers): Record<string, unknown> {
  const written = Object.entries(answers).flatMap(([name, value]) => {
    const clean = value?.trim()
    return clean ? [[name, clean]] : []
  })
  return { ...Object.fromEntries(written), referral_id: referralId }
}

interface CounterReferralFormProps {
  referral: Referral
  onDone: () => void
  onCancel: () => void
}

/** The letter back, which closes the referral; kept on the device while it is written. */
export function CounterReferralForm({ referral, onDone, onCancel }: CounterReferralFormProps) {
  const { i18n, t } = useLingui()
  const [initial] = useState(blank)
  const draft = useDraft<Answers>(`counter-referral:${referral.id}`, initial)
  const [tried, setTried] = useState(false)
  const move = useMove()
  const answers = draft.value
  const set =
    <K extends keyof Answers>(name: K) =>
    (value: Answers[K]) =>
      draft.change((current) => ({ ...current, [name]: value }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!answers.final_diagnosis.trim() || !answers.outcome) return
    move.mutate(
      { action: 'counter', counter: toMessage(referral.id, answers) },
      {
        onSuccess: async () => {
          await draft.discard()
          onDone()
        },
      },
    )
  }

  if (!draft.ready) return null
  return (
    <Card
      title={t`Contre-référence`}
      note={t`Elle boucle la référence et arrive aussitôt chez l’expéditeur.`}
    >
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <Field label={t`État à l’arrivée`}>
          <TextArea value={answers.state_on_arrival} onChange={set('state_on_arrival')} rows={2} />
        </Field>
        <Field
          required
          label={t`Diagnostic retenu`}
          error={tried && !answers.final_diagnosis.trim() ? t`Écrivez le diagnostic retenu.` : undefined}
        >
          <TextInput value={answers.final_diagnosis} onChange={set('final_diagnosis')} maxLength={500} />
        </Field>
        <Field label={t`Soins reçus`}>
          <TextArea value={answers.care} onChange={set('care')} />
        </Field>
        <Field
          group
          required
          label={t`Issue`}
          error={tried && !answers.outcome ? t`Choisissez l’issue.` : undefined}
        >
          <RadioStack
            value={answers.outcome}
            onChange={set('outcome')}
            options={(Object.keys(outcomeWords) as Outcome[]).map((value) => ({
              value,
              label: i18n._(outcomeWords[value]),
            }))}
          />
        </Field>
        <Field label={t`Conduite à tenir`} hint={t`Ce que l’équipe d’origine doit faire maintenant.`}>
          <TextArea value={answers.advice} onChange={set('advice')} />
        </Field>
        <Field label={t`Médicaments à poursuivre`}>
          <TextArea value={answers.drugs} onChange={set('drugs')} rows={2} />
        </Field>
        <Field label={t`Prochain rendez-vous`}>
          <DateInput value={answers.next_visit_on} onChange={set('next_visit_on')} />
        </Field>
        {move.isError && <ErrorBanner problem={move.error} />}
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" busy={move.isPending}>
            <Trans>Envoyer la contre-référence</Trans>
          </Button>
          <Button look="quiet" onClick={onCancel}>
            <Trans>Revenir</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}
