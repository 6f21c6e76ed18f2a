import { Trans, useLingui } from '@lingui/react/macro'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { RadioStack, Segmented } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { SaveBar } from '../../components/SaveBar.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { openKinds, ownerships } from './contract.ts'
import type { Geography } from './geography.ts'
import { InviteeFields } from './InviteeFields.tsx'
import { codeOf, type OpeningAnswers, problemsOf, usualOwnership } from './openingForm.ts'
import { PositionFields } from './PositionFields.tsx'
import { RegistryProblem } from './RegistryProblem.tsx'
import { kindNotes, kindWords, ownershipWords } from './words.ts'

interface OpeningFormProps {
  answers: OpeningAnswers
  onChange: (answers: OpeningAnswers) => void
  geography: Geography
  /** The codes that exist. */
  taken: readonly string[]
  busy: boolean
  problem: unknown
  onSubmit: () => void
}

/** Everything about a facility that opens, in the order in which the decree says it. */
export function OpeningForm(props: OpeningFormProps) {
  const { answers, onChange, geography, taken } = props
  const { i18n, t } = useLingui()
  const [tried, setTried] = useState(false)
  const problems = problemsOf(answers, taken)
  const wrong = (field: Parameters<typeof problems.has>[0], words: string) =>
    tried && problems.has(field) ? words : undefined
  const set =
    <K extends keyof OpeningAnswers>(key: K) =>
    (value: OpeningAnswers[K]) =>
      onChange({ ...answers, [key]: value })
  const code = codeOf(answers, taken)
  const chosen = answers.org_unit_code ? geography.unit(answers.org_unit_code) : undefined

  function submit() {
    setTried(true)
    if (problems.size === 0) return props.onSubmit()
    // The first thing to mend comes under the eye.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Card title={t`Établissement`}>
        <div className="grid gap-4">
          <Field group label={t`Type`}>
            <RadioStack
              value={answers.kind}
              onChange={(kind) => onChange({ ...answers, kind, ownership: usualOwnership[kind] })}
              options={openKinds.map((kind) => ({
                value: kind,
                label: i18n._(kindWords[kind].one),
                note: kindNotes[kind] && i18n._(kindNotes[kind]),
                icon: kindWords[kind].icon,
              }))}
            />
          </Field>
          <Field
            label={t`Nom`}
            hint={t`Comme sur le panneau : CSCOM de Kori-Kori.`}
            required
            error={wrong('name', t`Écrivez le nom de l’établissement.`)}
          >
            <TextInput value={answers.name} onChange={set('name')} maxLength={120} />
          </Field>
          <Field
            label={t`Code`}
            hint={t`Proposé d’après le nom. Il ne change plus jamais ensuite.`}
            error={
              wrong('code_taken', t`Ce code existe déjà.`) ??
              wrong(
                'code',
                t`Des lettres sans accent, des chiffres et des traits bas, en commençant par une lettre.`,
              )
            }
          >
            <TextInput
              value={code}
              onChange={(typed) => onChange({ ...answers, code: typed === '' ? null : typed.toLowerCase() })}
              maxLength={41}
              autoCapitalize="none"
              spellCheck={false}
              className="max-w-96 font-mono"
            />
          </Field>
          <Field group label={t`Appartenance`}>
            <Segmented
              value={answers.ownership}
              onChange={set('ownership')}
              options={ownerships.map((ownership) => ({
                value: ownership,
                label: i18n._(ownershipWords[ownership]),
              }))}
            />
          </Field>
        </div>
      </Card>
      <Card title={t`Rattachement`}>
        <div className="grid gap-4">
          <Field
            label={t`Ouvert le`}
            hint={t`Le rattachement vaut à partir de ce jour.`}
            required
            error={wrong('opened_on', t`Donnez la date d’ouverture.`)}
          >
            <DateInput value={answers.opened_on} onChange={set('opened_on')} />
          </Field>
          <AreaPicker
            geography={geography}
            day={answers.opened_on}
            value={answers.org_unit_code}
            onChange={set('org_unit_code')}
            error={wrong('org_unit_code', t`Choisissez où se trouve l’établissement.`)}
          />
          {answers.kind === 'cscom' && chosen && chosen.level !== 'health_area' && (
            <p role="status" className="font-[620] text-warn-ink">
              <Trans>Sans aire de santé, ses chiffres ne remontent qu’au district.</Trans>
            </p>
          )}
        </div>
      </Card>
      <Card
        title={t`Population et position`}
        note={t`Facultatif : l’établissement peut les compléter lui-même.`}
      >
        <div className="grid gap-4">
          <Field
            label={t`Population de l’aire de santé`}
            hint={t`Sans elle, aucun taux n’est calculé.`}
            error={wrong('population', t`Un nombre d’habitants, sans virgule.`)}
          >
            <NumberInput value={answers.population} onChange={set('population')} unit={t`hab.`} />
          </Field>
          <PositionFields
            value={answers}
            onChange={({ latitude, longitude }) => onChange({ ...answers, latitude, longitude })}
          />
          <Field label={t`Téléphone`} error={wrong('phone', t`Trente caractères au plus.`)}>
            <TextInput
              type="tel"
              inputMode="tel"
              value={answers.phone}
              onChange={set('phone')}
              maxLength={30}
              className="max-w-56"
            />
          </Field>
        </div>
      </Card>
      <Card title={t`Premier administrateur`} note={t`C’est lui qui invitera les autres.`}>
        <div className="grid gap-3">
          <Checkbox
            checked={answers.withAdministrator}
            onChange={set('withAdministrator')}
            label={t`L’inviter maintenant`}
            note={t`Un code à usage unique s’affiche à la fin.`}
          />
          {answers.withAdministrator ? (
            <InviteeFields
              name={answers.administrator_name}
              email={answers.administrator_email}
              onName={set('administrator_name')}
              onEmail={set('administrator_email')}
              nameWrong={tried && problems.has('administrator_name')}
              emailWrong={tried && problems.has('administrator_email')}
            />
          ) : (
            <Banner tone="warn">
              <Trans>Personne ne pourra y entrer tant que vous n’aurez pas nommé un administrateur.</Trans>
            </Banner>
          )}
        </div>
      </Card>
      {props.problem !== null && props.problem !== undefined && <RegistryProblem problem={props.problem} />}
      <SaveBar>
        <Button type="submit" size="large" icon={Building2} busy={props.busy}>
          <Trans>Ouvrir l’établissement</Trans>
        </Button>
      </SaveBar>
    </form>
  )
}
