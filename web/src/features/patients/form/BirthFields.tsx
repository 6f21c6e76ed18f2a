import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { Button } from '../../../components/Button.tsx'
import { RadioStack, Segmented } from '../../../components/Choice.tsx'
import { DateInput } from '../../../components/DateInput.tsx'
import { Field } from '../../../components/Field.tsx'
import { NumberInput } from '../../../components/NumberInput.tsx'
import { ageInMonths, formatAge, formatDate } from '../../../lib/format.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { useFieldWords } from '../useFieldWords.ts'
import { type BirthAnswer, birthDateOf, yearTyped } from './birth.ts'

interface BirthFieldsProps {
  value: BirthAnswer
  onChange: (value: BirthAnswer) => void
  error: string | undefined
  today: string
}

/** What the answer stands for, said back: « Naissance vers le 24 nov. 2023 ». */
function useSaidBack(value: BirthAnswer, today: string): string | undefined {
  const { t } = useLingui()
  const date = birthDateOf(value, today)
  if (!date || date > today) return undefined
  const day = formatDate(date)
  const age = formatAge(ageInMonths(date, today), true)
  const year = yearTyped(value, today)
  if (year !== undefined) return t`Naissance en ${year}, année seulement : environ ${age}`
  return value.known === 'age' ? t`Naissance vers le ${day}` : t`Aujourd’hui : ${age}`
}

/** The birth of a known patient: as it is, until somebody says that it is wrong. */
export function KeptBirth({ record, onCorrect }: { record: PatientRecord; onCorrect: () => void }) {
  const { t } = useLingui()
  const words = useFieldWords()
  return (
    <Field label={t`Naissance`} group>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="nums font-[620]">{words.value(record, 'birth')}</span>
        <Button look="quiet" icon={Pencil} onClick={onCorrect}>
          <Trans>Corriger la naissance</Trans>
        </Button>
      </div>
    </Field>
  )
}

/** An age is what most people know, a year is as good; a card or a booklet gives the date. */
export function BirthFields({ value, onChange, error, today }: BirthFieldsProps) {
  const { t } = useLingui()
  const change = (part: Partial<BirthAnswer>) => onChange({ ...value, ...part })
  const saidBack = useSaidBack(value, today)
  const asked = value.known === 'date' ? 'date' : value.unit
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-start gap-3">
        {value.known !== 'date' && (
          <Field label={t`Âge aujourd’hui`} required error={error} className="flex-[0_0_auto]">
            <NumberInput
              className="w-28"
              value={value.age ?? null}
              onChange={(age) => change({ age: age ?? undefined })}
            />
          </Field>
        )}
        {value.known === 'date' && (
          <Field label={t`Date de naissance`} required error={error} className="flex-[0_0_auto]">
            <DateInput
              value={value.date ?? ''}
              max={today}
              onChange={(next) => change({ date: next || undefined })}
            />
          </Field>
        )}
        <div className="mt-[1.6875rem] flex-[1_1_11rem]">
          <Segmented
            aria-label={t`Ce qui est connu`}
            value={asked}
            onChange={(next) =>
              change(next === 'date' ? { known: 'date', precision: 'day' } : { known: 'age', unit: next })
            }
            options={[
              { value: 'years', label: t`Ans` },
              { value: 'months', label: t`Mois` },
              { value: 'date', label: t`Date` },
            ]}
          />
        </div>
      </div>
      <p role="status" className="-mt-2.5 text-[0.9375rem] text-muted empty:hidden">
        {saidBack ??
          (value.known === 'age' && value.unit === 'years'
            ? t`Ou l’année de naissance, par exemple 1987`
            : '')}
      </p>
      {value.known === 'date' && value.date && (
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
      )}
    </div>
  )
}
