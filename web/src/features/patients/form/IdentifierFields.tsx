import { useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../../../components/Field.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { longestNumber, type PatientAnswers } from './patientForm.ts'

type Numbers = Pick<PatientAnswers, 'nationalNumber' | 'insuranceNumber' | 'earlierNumber'>

interface IdentifierFieldsProps {
  value: Numbers
  onChange: (part: Partial<Numbers>) => void
  /** The fault of an answer, in words. */
  say: (name: keyof Numbers) => string | undefined
}

/** Numbers that somebody brings along: folded away, since most bring none. */
export function IdentifierFields({ value, onChange, say }: IdentifierFieldsProps) {
  const { t } = useLingui()
  const fields: { name: keyof Numbers; label: string; hint?: string }[] = [
    { name: 'nationalNumber', label: t`Numéro national (NINA)` },
    {
      name: 'insuranceNumber',
      label: t`Assurance ou carte`,
      hint: t`AMO, mutuelle, carte d’un autre centre`,
    },
    { name: 'earlierNumber', label: t`Ancien numéro du registre` },
  ]
  const isFilled = fields.some(({ name }) => value[name] !== '')
  const [open, setOpen] = useState(isFilled)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
      <summary className="flex min-h-12 list-none items-center gap-2 font-[640] text-action-ink [&::-webkit-details-marker]:hidden">
        <ChevronDown aria-hidden className="size-5 flex-none transition-transform group-open:rotate-180" />
        {t`Numéros : national, assurance, ancien registre`}
      </summary>
      <div className="grid gap-4 pt-2">
        {fields.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} error={say(name)}>
            <TextInput
              className="max-w-72"
              autoCapitalize="characters"
              enterKeyHint="next"
              spellCheck={false}
              maxLength={longestNumber}
              value={value[name]}
              onChange={(next) => onChange({ [name]: next })}
            />
          </Field>
        ))}
      </div>
    </details>
  )
}
