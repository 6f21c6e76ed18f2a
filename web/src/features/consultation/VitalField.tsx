import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { formatAge, formatMeasure, formatNumber } from '../../lib/format.ts'
import { judgeVital, type Sign, type VitalName, vitalRanges } from './vitals.ts'
import { signVital, signWords, vitalWords } from './words.ts'

interface VitalFieldProps {
  name: VitalName
  value: number | undefined
  /** The unusual figure that was read again and kept. */
  confirmed: number | undefined
  onChange: (value: number | undefined) => void
  onConfirm: () => void
  ageMonths: number
  signs: Sign[]
  hint?: string
  /** Said when two measures contradict each other. */
  contradiction?: string | undefined
}

/** One measure: it refuses what cannot be, asks about what is rare, and says what the figure means. */
export function VitalField(props: VitalFieldProps) {
  const { name, value, confirmed, onChange, onConfirm, ageMonths, signs, hint, contradiction } = props
  const { t, i18n } = useLingui()
  const { unit, label } = vitalWords[name]
  const { possible, decimals } = vitalRanges[name]
  const verdict = judgeVital(name, value, ageMonths)
  const asks = verdict === 'ask' && confirmed !== value
  const shown = value === undefined || Number.isNaN(value) ? '' : formatMeasure(value, unit)
  const age = formatAge(ageMonths)
  const low = formatNumber(possible[0])
  const high = formatMeasure(possible[1], unit)
  const said = signs.filter((sign) => signVital[sign] === name).map((sign) => i18n._(signWords[sign]))
  const meaning = said.length > 0 ? `${shown} : ${said.join(', ')}` : undefined
  return (
    <Field
      label={i18n._(label)}
      hint={hint}
      error={
        verdict === 'refuse'
          ? decimals === 0
            ? t`Un nombre entier entre ${low} et ${high}`
            : t`Entre ${low} et ${high}, avec un seul chiffre après la virgule`
          : contradiction
      }
      warning={asks ? t`${shown} est inhabituel à ${age} : relisez.` : meaning}
    >
      <NumberInput
        className="w-full max-w-44"
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        unit={unit}
        decimals={decimals}
        unusual={asks || said.length > 0}
      />
      {asks && (
        <Button look="quiet" onClick={onConfirm} className="mt-1">
          <Trans>C’est exact</Trans>
        </Button>
      )}
    </Field>
  )
}
