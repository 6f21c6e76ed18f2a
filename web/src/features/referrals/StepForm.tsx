import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { RadioStack } from '../../components/Choice.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea } from '../../components/TextInput.tsx'
import { newId } from '../../lib/ids.ts'
import { type Referral, type Step, useDestinations, useMove } from './data.ts'
import type { Action } from './story.ts'
import { actionWords, reasonWords } from './words.ts'

type Reason = NonNullable<Step['reason_code']>

interface StepFormProps {
  referral: Referral
  kind: Exclude<Action, 'counter_referred'>
  nameOf: (code: string) => string
  onDone: () => void
  onCancel: () => void
}

/** One step, with what the other side needs to know of it; a refusal says why and where to go instead. */
export function StepForm({ referral, kind, nameOf, onDone, onCancel }: StepFormProps) {
  const { i18n, t } = useLingui()
  // One id per opened form: pressing again after a failure is the same step, not a second one.
  const [id] = useState(newId)
  const [note, setNote] = useState('')
  const [reason, setReason] = useState<Reason | null>(null)
  const [redirect, setRedirect] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const destinations = useDestinations(referral.to_facility)
  const move = useMove()
  const declining = kind === 'declined'
  const elsewhere = (destinations.data ?? []).filter(
    ({ to_facility }) => to_facility !== referral.from_facility,
  )
  const hints: Record<typeof kind, string> = {
    seen: '',
    accepted: t`Ce qui est prêt pour le patient : lit, sang, spécialiste.`,
    declined: t`Ce que l’autre équipe doit faire en attendant.`,
    departed: t`Moyen de transport, qui accompagne, état au départ.`,
    arrived: t`État à l’arrivée.`,
    cancelled: t`Pourquoi le patient ne part plus.`,
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (declining && !reason) {
      setMissing(true)
      return
    }
    const step: Record<string, unknown> = { id, referral_id: referral.id, kind }
    if (note.trim()) step.note = note.trim()
    if (declining) step.reason_code = reason
    if (declining && redirect) step.redirect_to = redirect
    move.mutate({ action: 'step', step }, { onSuccess: onDone })
  }

  return (
    <Card title={i18n._(actionWords[kind])}>
      <form onSubmit={submit} className="grid gap-4" noValidate>
        {declining && (
          <Field
            group
            required
            label={t`Raison`}
            error={missing && !reason ? t`Choisissez une raison.` : undefined}
          >
            <RadioStack
              value={reason}
              onChange={setReason}
              options={(Object.keys(reasonWords) as Reason[]).map((value) => ({
                value,
                label: i18n._(reasonWords[value]),
              }))}
            />
          </Field>
        )}
        {declining && elsewhere.length > 0 && (
          <Field group label={t`Autre destination proposée`}>
            <RadioStack
              value={redirect}
              onChange={setRedirect}
              options={elsewhere.map(({ to_facility }) => ({
                value: to_facility,
                label: nameOf(to_facility),
              }))}
            />
          </Field>
        )}
        <Field label={t`Précision (facultatif)`} hint={hints[kind]}>
          <TextArea value={note} onChange={setNote} rows={2} maxLength={2000} />
        </Field>
        {move.isError && <ErrorBanner problem={move.error} />}
        <div className="flex flex-wrap gap-2.5">
          <Button
            type="submit"
            look={declining || kind === 'cancelled' ? 'urgent' : 'primary'}
            busy={move.isPending}
          >
            <Trans>Confirmer</Trans>
          </Button>
          <Button look="quiet" onClick={onCancel}>
            <Trans>Revenir</Trans>
          </Button>
        </div>
      </form>
    </Card>
  )
}
