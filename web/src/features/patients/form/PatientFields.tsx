import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Segmented } from '../../../components/Choice.tsx'
import { Field } from '../../../components/Field.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { BirthFields, KeptBirth } from './BirthFields.tsx'
import { IdentifierFields } from './IdentifierFields.tsx'
import { asksPregnancy, needsGuardian, type PatientAnswers, type PatientFaults } from './patientForm.ts'
import { VillageField } from './VillageField.tsx'

interface PatientFieldsProps {
  answers: PatientAnswers
  onChange: (part: Partial<PatientAnswers>) => void
  /** The fault of an answer, in words, once somebody tried to save. */
  say: (name: keyof PatientFaults) => string | undefined
  today: string
}

/** The questions in the order in which they are asked at the desk. */
export function PatientFields({ answers, onChange, say, today }: PatientFieldsProps) {
  const { t } = useLingui()
  const { birth, from } = answers
  return (
    <>
      <Field label={t`Nom de famille`} required error={say('familyName')}>
        <TextInput
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          value={answers.familyName}
          onChange={(familyName) => onChange({ familyName })}
        />
      </Field>
      <Field label={t`Prénom`} required error={say('givenName')}>
        <TextInput
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          value={answers.givenName}
          onChange={(givenName) => onChange({ givenName })}
        />
      </Field>
      <Field label={t`Sexe`} required group error={say('sex')}>
        <Segmented
          value={answers.sex ?? null}
          onChange={(sex) => onChange({ sex })}
          options={[
            { value: 'F', label: t`Féminin` },
            { value: 'M', label: t`Masculin` },
          ]}
        />
      </Field>
      {birth.known === 'kept' && from ? (
        <KeptBirth
          record={from}
          onCorrect={() =>
            onChange({ birth: { ...birth, known: 'date', date: from.birth_date, precision: 'day' } })
          }
        />
      ) : (
        <BirthFields
          value={birth}
          onChange={(next) => onChange({ birth: next })}
          error={say('birth')}
          today={today}
        />
      )}
      {(needsGuardian(answers, today) || answers.guardianName) && (
        <Field label={t`Qui accompagne l’enfant`} hint={t`Mère, père ou tuteur`} error={say('guardianName')}>
          <TextInput
            autoCapitalize="words"
            enterKeyHint="next"
            spellCheck={false}
            value={answers.guardianName}
            onChange={(guardianName) => onChange({ guardianName })}
          />
        </Field>
      )}
      {asksPregnancy(answers, today) && (
        <Checkbox
          checked={answers.pregnant}
          onChange={(pregnant) => onChange({ pregnant })}
          label={t`Enceinte`}
        />
      )}
      <VillageField
        value={answers.village}
        onChange={(village, inHealthArea) =>
          onChange({ village, ...(inHealthArea !== undefined && { inHealthArea }) })
        }
        error={say('village')}
      />
      <Checkbox
        checked={answers.inHealthArea}
        onChange={(inHealthArea) => onChange({ inHealthArea })}
        label={t`Habite dans l’aire de santé`}
      />
      <Field label={t`Téléphone`} hint={t`Le sien ou celui d’un proche`} error={say('phone')}>
        <TextInput
          type="tel"
          inputMode="tel"
          enterKeyHint="done"
          className="max-w-56"
          value={answers.phone}
          onChange={(phone) => onChange({ phone })}
        />
      </Field>
      <IdentifierFields value={answers} onChange={onChange} say={say} />
    </>
  )
}
