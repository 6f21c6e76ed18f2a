import { useLingui } from '@lingui/react/macro'
import { Field } from '../../components/Field.tsx'
import { TextInput } from '../../components/TextInput.tsx'

interface InviteeFieldsProps {
  name: string
  email: string
  onName: (name: string) => void
  onEmail: (email: string) => void
  nameWrong: boolean
  emailWrong: boolean
}

/** Who will administer: the name that colleagues read and the address to sign up with. */
export function InviteeFields(props: InviteeFieldsProps) {
  const { t } = useLingui()
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field
        label={t`Nom de la personne`}
        required
        error={props.nameWrong ? t`Écrivez son prénom et son nom.` : undefined}
      >
        <TextInput value={props.name} onChange={props.onName} maxLength={120} autoCapitalize="words" />
      </Field>
      <Field
        label={t`Son adresse e-mail`}
        required
        error={props.emailWrong ? t`Une adresse comme prenom.nom@exemple.ml.` : undefined}
      >
        <TextInput
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={props.email}
          onChange={props.onEmail}
          maxLength={190}
        />
      </Field>
    </div>
  )
}
