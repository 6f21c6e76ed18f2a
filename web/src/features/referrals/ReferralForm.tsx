import { Trans, useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { RadioStack, Segmented } from '../../components/Choice.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea, TextInput } from '../../components/TextInput.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { formatDuration } from '../../lib/format.ts'
import { now } from '../../lib/sync/clock.ts'
import { toast } from '../../lib/toast.ts'
import type { Destination } from './data.ts'
import { useMeasureLine } from './LetterCard.tsx'
import { type NewReferral, toMessage } from './newReferral.ts'
import { useSendReferral } from './useSendReferral.ts'
import { kindWords, transportWords } from './words.ts'

interface ReferralFormProps {
  facility: string
  patientId: string
  consultationId: string | null
  initial: NewReferral
  destinations: Destination[]
  nameOf: (code: string) => string
}

/** The letter that goes with the patient; one column, the urgent answers first. */
export function ReferralForm(props: ReferralFormProps) {
  const { facility, patientId, consultationId, initial, destinations, nameOf } = props
  const { i18n, t } = useLingui()
  const [, navigate] = useLocation()
  const draft = useDraft<NewReferral>(`referral:${facility}:${patientId}:${consultationId ?? ''}`, initial)
  const [tried, setTried] = useState(false)
  const sending = useSendReferral()
  const measureLine = useMeasureLine()
  const answers = draft.value
  const urgent = answers.kind === 'evacuation'
  const measures = measureLine(answers.measures)
  const set =
    <K extends keyof NewReferral>(name: K) =>
    (value: NewReferral[K]) =>
      draft.change((current) => ({ ...current, [name]: value }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!answers.to_facility || !answers.reason.trim()) return
    const message = toMessage(answers, { facility, patientId, consultationId }, new Date(now()).toISOString())
    sending.mutate(message, {
      onSuccess: async (status) => {
        await draft.discard()
        if (status === 'sent') {
          navigate(`/referrals/${message.id}`, { replace: true })
          return
        }
        if (status === 'refused') {
          toast(t`La lettre n’a pas été acceptée : touchez « à décider » en haut de l’écran.`, {
            tone: 'urgent',
          })
        } else if (urgent) {
          toast(t`Gardée sur cet appareil : elle partira dès que possible. Appelez aussi par téléphone.`, {
            tone: 'urgent',
          })
        } else toast(t`Gardée sur cet appareil : elle partira dès que possible.`)
        navigate('/referrals', { replace: true })
      },
    })
  }

  if (!draft.ready) return null
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4" noValidate>
      {draft.restoredAt && (
        <Banner
          actions={
            <Button look="secondary" onClick={() => void draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <Trans>Vous aviez commencé cette lettre : vos réponses sont là.</Trans>
        </Banner>
      )}
      <Card tone={urgent ? 'urgent' : 'plain'}>
        <div className="grid gap-4">
          <Field group label={t`Type`}>
            <Segmented
              value={answers.kind}
              onChange={set('kind')}
              options={[
                { value: 'reference', label: i18n._(kindWords.reference) },
                { value: 'evacuation', label: i18n._(kindWords.evacuation), urgent: true },
              ]}
            />
          </Field>
          <Field
            group
            required
            label={t`Destination`}
            error={tried && !answers.to_facility ? t`Choisissez où va le patient.` : undefined}
          >
            <RadioStack
              value={answers.to_facility}
              onChange={set('to_facility')}
              options={destinations.map(({ to_facility, travel_minutes }) => ({
                value: to_facility,
                label: nameOf(to_facility),
                note: travel_minutes === null ? undefined : formatDuration(travel_minutes * 60_000),
              }))}
            />
          </Field>
          <Field
            required
            label={t`Motif`}
            error={tried && !answers.reason.trim() ? t`Écrivez pourquoi vous référez.` : undefined}
          >
            <TextArea value={answers.reason} onChange={set('reason')} rows={2} maxLength={5000} />
          </Field>
        </div>
      </Card>
      <Card>
        <div className="grid gap-4">
          <Field label={t`Histoire`} hint={t`Depuis quand, comment cela a évolué.`}>
            <TextArea value={answers.history} onChange={set('history')} />
          </Field>
          <Field label={t`Signes`} hint={measures ? t`Mesures jointes : ${measures}` : undefined}>
            <TextArea value={answers.signs} onChange={set('signs')} />
          </Field>
          <Field label={t`Examens`}>
            <TextInput value={answers.tests} onChange={set('tests')} />
          </Field>
          <Field label={t`Traitement donné`} hint={t`Médicament, dose, heure.`}>
            <TextArea value={answers.treatment} onChange={set('treatment')} rows={2} />
          </Field>
        </div>
      </Card>
      <Card>
        <div className="grid gap-4">
          <Field group label={t`Transport`}>
            <RadioStack
              value={answers.transport}
              onChange={set('transport')}
              options={Object.entries(transportWords).map(([value, words]) => ({
                value,
                label: i18n._(words),
              }))}
            />
          </Field>
          <Field label={t`Accompagnant`}>
            <TextInput value={answers.escort} onChange={set('escort')} />
          </Field>
        </div>
      </Card>
      {sending.isError && <ErrorBanner problem={sending.error} />}
      <Button
        type="submit"
        size="large"
        wide
        icon={Send}
        look={urgent ? 'urgent' : 'primary'}
        busy={sending.isPending}
      >
        {urgent ? <Trans>Envoyer l’évacuation</Trans> : <Trans>Envoyer la référence</Trans>}
      </Button>
    </form>
  )
}
