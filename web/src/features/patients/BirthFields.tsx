import { useLingui } from '@lingui/react/macro'
import { RadioStack, Segmented } from '../../components/Choice.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { formatDate } from '../../lib/format.ts'
import { type BirthAnswer, birthDateOf } from './birth.ts'

interface BirthFieldsProps {
  value: BirthAnswer
  onChange: (value: BirthAnswer) => void
  error: string | undefined
  today: string
}

/** An age is what most people know; a card or a booklet gives the date. */
export function BirthFields({ value, onChange, error, today }: BirthFieldsProps) {
  const { t } = useLingui()
  const change = (part: Partial<BirthAnswer>) => onChange({ ...value, ...part })
  const date = value.known === 'age' ? birthDateOf(value, today) : undefined
  const born = date ? formatDate(date) : ''
  return (
    <div className="grid gap-4">
      <Field label={t`Âge ou date de naissance`} group>
        <Segmented
          value={value.known}
          onChange={(known) => change({ known })}
          options={[
            { value: 'age', label: t`Âge` },
            { value: 'date', label: t`Date de naissance` },
          ]}
        />
      </Field>
      {value.known === 'age' ? (
        <div className="flex flex-wrap items-start gap-3">
          <Field
            label={t`Âge aujourd’hui`}
            required
            error={error}
            hint={born ? t`Né vers le ${born}` : undefined}
            className="flex-[1_1_8rem]"
          >
            <NumberInput
              className="w-28"
              value={value.age ?? null}
              onChange={(age) => change({ age: age ?? undefined })}
            />
          </Field>
          <Field label={t`En`} group className="flex-[1_1_10rem]">
            <Segmented
              value={value.unit}
              onChange={(unit) => change({ unit })}
              options={[
                { value: 'years', label: t`Ans` },
                { value: 'months', label: t`Mois` },
              ]}
            />
          </Field>
        </div>
      ) : (
        <>
          <Field label={t`Date de naissance`} required error={error}>
            <DateInput
              value={value.date ?? ''}
              max={today}
              onChange={(next) => change({ date: next || undefined })}
            />
          </Field>
          <Field label={t`Ce qui est sûr`} group>
            <RadioStack
              value={value.precision}
              onChange={(precision) => change({ precision })}
              options={[
                { value: 'day', label: t`Le jour, le mois et l’année` },
                { value: 'month', label: t`Le mois et l’année` },
                { value: 'year', label: t`L’année seulement` },
              ]}
            />
          </Field>
        </>
      )}
    </div>
  )
}
