import { useLingui } from '@lingui/react/macro'
import { Segmented } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import type { Answers, Faults } from './request.ts'

interface PersonFieldsProps {
  answers: Answers
  onChange: (part: Partial<Answers>) => void
  say: (name: keyof Faults) => string | undefined
}

/** Who it is: the number on the card, or enough to mean one person and no other. */
export function PersonFields({ answers, onChange, say }: PersonFieldsProps) {
  const { t } = useLingui()
  return (
    <div className="grid gap-4">
      <Field label={t`Comment le retrouver`} group>
        <Segmented
          value={answers.by}
          onChange={(by) => onChange({ by })}
          options={[
            { value: 'number', label: t`Numéro de carte` },
            { value: 'name', label: t`Nom, sexe et année` },
          ]}
        />
      </Field>
      {answers.by === 'number' ? (
        <Field
          required
          label={t`Numéro de carte`}
          hint={t`Sur la carte ou le carnet du patient`}
          error={say('number')}
        >
          <TextInput
            className="max-w-48"
            value={answers.number}
            onChange={(number) => onChange({ number })}
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
          />
        </Field>
      ) : (
        <>
          <Field required label={t`Nom de famille`} error={say('familyName')}>
            <TextInput
              value={answers.familyName}
              onChange={(familyName) => onChange({ familyName })}
              autoCapitalize="words"
              spellCheck={false}
              maxLength={100}
            />
          </Field>
          <Field required label={t`Prénom`} error={say('givenName')}>
            <TextInput
              value={answers.givenName}
              onChange={(givenName) => onChange({ givenName })}
              autoCapitalize="words"
              spellCheck={false}
              maxLength={100}
            />
          </Field>
          <Field required label={t`Sexe`} group error={say('sex')}>
            <Segmented
              value={answers.sex}
              onChange={(sex) => onChange({ sex })}
              options={[
                { value: 'F', label: t`Féminin` },
                { value: 'M', label: t`Masculin` },
              ]}
            />
          </Field>
          <Field
            required
            label={t`Année de naissance`}
            hint={t`À un an près si elle n’est pas sûre`}
            error={say('birthYear')}
          >
            <TextInput
              className="max-w-28"
              inputMode="numeric"
              maxLength={4}
              value={answers.birthYear}
              onChange={(birthYear) => onChange({ birthYear })}
            />
          </Field>
        </>
      )}
    </div>
  )
}
