import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { toProblem } from '../../lib/problem.ts'
import { toast } from '../../lib/toast.ts'
import { answersOf, changesOf, wrongFields } from './changeForm.ts'
import { ownerships } from './contract.ts'
import { useRegistryWrites } from './data.ts'
import { PositionFields } from './PositionFields.tsx'
import { RegistryProblem } from './RegistryProblem.tsx'
import type { Facility } from './registry.ts'
import { StaleFacility } from './StaleFacility.tsx'
import { ownershipWords } from './words.ts'

interface ChangeFormProps {
  facility: Facility
  hand: 'ministry' | 'own'
  onDone: () => void
}

/** Corrects a facility: everything for the Ministry; phone, population and position for the facility itself. */
export function ChangeForm({ facility, hand, onDone }: ChangeFormProps) {
  const { i18n, t } = useLingui()
  const { change } = useRegistryWrites()
  const french = i18n.locale !== 'en'
  // The version that the edit started from; it moves on only when the person says so.
  const [base, setBase] = useState(facility)
  const [answers, setAnswers] = useState(() => answersOf(facility, french))
  const [tried, setTried] = useState(false)
  const wrong = wrongFields(answers, base)
  const wanted = changesOf(answers, base)
  const set =
    <K extends keyof typeof answers>(key: K) =>
    (value: (typeof answers)[K]) =>
      setAnswers({ ...answers, [key]: value })
  const refusal = change.isError ? toProblem(change.error) : undefined
  const current =
    refusal?.code === 'stale_revision'
      ? (refusal.details as { current?: Facility } | undefined)?.current
      : undefined

  function save(from: Facility) {
    change.mutate(
      { code: from.code, revision: from.revision, ...wanted },
      {
        onSuccess: () => {
          toast(t`Établissement enregistré`)
          onDone()
        },
      },
    )
  }
  function submit() {
    setTried(true)
    if (wrong.size > 0) return
    if (Object.keys(wanted).length === 0) return onDone()
    save(base)
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {hand === 'ministry' && (
        <>
          <Field
            label={t`Nom`}
            required
            error={tried && wrong.has('name') ? t`Écrivez le nom de l’établissement.` : undefined}
          >
            <TextInput value={answers.name} onChange={set('name')} maxLength={120} />
          </Field>
          <Field group label={t`Appartenance`}>
            <Segmented
              value={answers.ownership}
              onChange={set('ownership')}
              options={ownerships.map((value) => ({ value, label: i18n._(ownershipWords[value]) }))}
            />
          </Field>
        </>
      )}
      <Field label={t`Téléphone`}>
        <TextInput
          type="tel"
          inputMode="tel"
          value={answers.phone}
          onChange={set('phone')}
          maxLength={30}
          className="max-w-56"
        />
      </Field>
      <Field
        label={t`Population de l’aire de santé`}
        error={tried && wrong.has('population') ? t`Un nombre d’habitants, sans virgule.` : undefined}
      >
        <NumberInput value={answers.population} onChange={set('population')} unit={t`hab.`} />
      </Field>
      <PositionFields
        value={answers}
        onChange={({ latitude, longitude }) => setAnswers({ ...answers, latitude, longitude })}
      />
      {hand === 'ministry' && (
        <Field
          label={t`Fermé le`}
          hint={t`Vide tant qu’il travaille. Ses dossiers restent.`}
          error={tried && wrong.has('closed_on') ? t`La fermeture vient après l’ouverture.` : undefined}
        >
          <DateInput value={answers.closed_on} onChange={set('closed_on')} />
        </Field>
      )}
      {current ? (
        <StaleFacility
          mine={wanted}
          current={current}
          onKeepMine={() => {
            setBase(current)
            save(current)
          }}
          onTakeTheirs={() => {
            setBase(current)
            setAnswers(answersOf(current, french))
            change.reset()
          }}
        />
      ) : (
        refusal && <RegistryProblem problem={refusal} />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.isPending}>
          <Trans>Enregistrer</Trans>
        </Button>
        <Button look="secondary" onClick={onDone}>
          <Trans>Annuler</Trans>
        </Button>
      </div>
    </form>
  )
}
