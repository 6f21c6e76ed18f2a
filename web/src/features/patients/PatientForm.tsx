import { Trans, useLingui } from '@lingui/react/macro'
import { Save } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { RadioStack } from '../../components/Choice.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { today as readToday } from '../../lib/epiWeek.ts'
import { formatTime } from '../../lib/format.ts'
import { send } from '../../lib/outbox.ts'
import { type Problem, toProblem } from '../../lib/problem.ts'
import { BirthFields } from './BirthFields.tsx'
import { rememberPatient } from './data.ts'
import type { Patient } from './patient.ts'
import { asksPregnancy, faultsOf, needsGuardian, type PatientAnswers, toSave } from './patientForm.ts'
import { faultWords } from './words.ts'

interface PatientFormProps {
  facility: string
  draftKey: string
  initial: PatientAnswers
  /** The card as it is known, when it is being corrected. */
  known: Patient | undefined
  onSaved: (id: string, queued: boolean) => void
}

/** The card of a patient: new, or corrected. Kept on the device while it is written. */
export function PatientForm({ facility, draftKey, initial, known, onSaved }: PatientFormProps) {
  const { t, i18n } = useLingui()
  const draft = useDraft(draftKey, initial)
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const form = useRef<HTMLFormElement>(null)
  if (!draft.ready) return <Skeleton lines={6} />

  const today = readToday()
  const answers = draft.value
  const change = (part: Partial<PatientAnswers>) => draft.change((current) => ({ ...current, ...part }))
  const faults = faultsOf(answers, today)
  const say = (name: keyof typeof faults) => {
    const fault = faults[name]
    return tried && fault ? i18n._(faultWords[fault]) : undefined
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    setProblem(undefined)
    if (Object.keys(faults).length > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] input')?.focus(),
      )
      return
    }
    setSaving(true)
    const patient = toSave(answers, facility, today)
    const hour = formatTime(Date.now())
    try {
      const label = known ? t`Correction d’une fiche, ${hour}` : t`Nouvelle fiche, ${hour}`
      const sent = await send<Patient>({ facility, label, rpc: 'save_patient', args: { patient } })
      const now = new Date().toISOString()
      const waiting = { number: '', created_at: now, updated_at: now, ...known, ...patient } as Patient
      rememberPatient(sent.status === 'sent' ? sent.data : { ...waiting, revision: known?.revision ?? 1 })
      await draft.discard()
      onSaved(answers.id, sent.status === 'queued')
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setSaving(false)
    }
  }

  const current = (problem?.details as { current?: Patient } | undefined)?.current
  return (
    <form ref={form} noValidate onSubmit={save} className="grid gap-5">
      {draft.restoredAt && (
        <Banner
          title={<Trans>Votre saisie a été gardée</Trans>}
          actions={
            <Button look="secondary" onClick={() => draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <RelativeTime at={draft.restoredAt} />
        </Banner>
      )}
      <Field label={t`Nom de famille`} required error={say('familyName')}>
        <TextInput
          autoCapitalize="words"
          value={answers.familyName}
          onChange={(familyName) => change({ familyName })}
        />
      </Field>
      <Field label={t`Prénom`} required error={say('givenName')}>
        <TextInput
          autoCapitalize="words"
          value={answers.givenName}
          onChange={(givenName) => change({ givenName })}
        />
      </Field>
      <div data-fault={faults.sex && tried ? '' : undefined}>
        <Field label={t`Sexe`} required group error={say('sex')}>
          <RadioStack
            value={answers.sex ?? null}
            onChange={(sex) => change({ sex })}
            options={[
              { value: 'F', label: t`Féminin` },
              { value: 'M', label: t`Masculin` },
            ]}
          />
        </Field>
      </div>
      <BirthFields
        value={answers.birth}
        onChange={(birth) => change({ birth })}
        error={say('birth')}
        today={today}
      />
      {(needsGuardian(answers, today) || answers.guardianName) && (
        <Field label={t`Qui accompagne l’enfant`} hint={t`Mère, père ou tuteur`} error={say('guardianName')}>
          <TextInput
            autoCapitalize="words"
            value={answers.guardianName}
            onChange={(guardianName) => change({ guardianName })}
          />
        </Field>
      )}
      {asksPregnancy(answers, today) && (
        <Checkbox
          checked={answers.pregnant}
          onChange={(pregnant) => change({ pregnant })}
          label={t`Enceinte`}
        />
      )}
      <Field label={t`Village ou quartier`} error={say('village')}>
        <TextInput
          autoCapitalize="words"
          value={answers.village}
          onChange={(village) => change({ village })}
        />
      </Field>
      <Checkbox
        checked={answers.inHealthArea}
        onChange={(inHealthArea) => change({ inHealthArea })}
        label={t`Habite dans l’aire de santé`}
      />
      <Field label={t`Téléphone`} hint={t`Le sien ou celui d’un proche`} error={say('phone')}>
        <TextInput
          type="tel"
          inputMode="tel"
          className="max-w-56"
          value={answers.phone}
          onChange={(phone) => change({ phone })}
        />
      </Field>
      {problem && (
        <ErrorBanner
          problem={problem}
          actions={
            problem.code === 'stale_revision' &&
            current && (
              <>
                <Button
                  look="secondary"
                  onClick={() => {
                    change({ revision: current.revision })
                    setProblem(undefined)
                  }}
                >
                  <Trans>Garder ma version</Trans>
                </Button>
                <Button
                  look="secondary"
                  onClick={async () => {
                    await draft.discard()
                    rememberPatient(current)
                    onSaved(current.id, false)
                  }}
                >
                  <Trans>Prendre la version actuelle</Trans>
                </Button>
              </>
            )
          }
        />
      )}
      <Button type="submit" size="large" wide icon={Save} busy={saving}>
        {known ? <Trans>Enregistrer la correction</Trans> : <Trans>Enregistrer le patient</Trans>}
      </Button>
    </form>
  )
}
