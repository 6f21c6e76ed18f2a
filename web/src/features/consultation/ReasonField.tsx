import { useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea } from '../../components/TextInput.tsx'

/** What the database asks of a reason. */
export function isReason(text: string): boolean {
  const { length } = text.trim()
  return length >= 3 && length <= 300
}

interface ReasonFieldProps {
  value: string
  onChange: (value: string) => void
  /** It was wanted and is not there. */
  missing: boolean
  /** The reasons that are given most, one touch each. */
  usual: readonly string[]
}

/** Why a recorded visit is changed: it stays in its history. */
export function ReasonField({ value, onChange, missing, usual }: ReasonFieldProps) {
  const { t } = useLingui()
  return (
    <div className="grid gap-2">
      <Field
        label={t`Pourquoi ?`}
        required
        error={missing ? t`Écrivez pourquoi, en quelques mots (300 signes au plus).` : undefined}
      >
        <div data-field="reason">
          <TextArea rows={2} maxLength={300} value={value} onChange={onChange} />
        </div>
      </Field>
      <div className="flex flex-wrap gap-2">
        {usual.map((words) => (
          <Button key={words} look="secondary" onClick={() => onChange(words)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}
