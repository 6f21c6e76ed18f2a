import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { formatAge, formatDate, formatMeasure, formatNumber, toDate } from '../../lib/format.ts'
import { labelOf } from '../../lib/lists/lists.ts'
import { type Measure, measureWords } from '../../lib/lists/visitWords.ts'
import { useVisit } from './context.ts'
import { weightForAge } from './growth.ts'
import { decimalsOf, judgeVital, rangeOf } from './vitals.ts'

const daysBetween = (from: string, to: string) =>
  Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000)

/** One measure: it refuses what cannot be, asks about what is rare, and says what the figure means. */
export function VitalField({ vital }: { vital: Measure }) {
  const { t, i18n } = useLingui()
  const { answers, change, person, lists, signs, faults, earlier } = useVisit()
  const { unit, label } = measureWords[vital]
  const value = answers.vitals[vital] ?? undefined
  const verdict = judgeVital(lists.ranges, vital, value, person)
  const asks = verdict === 'ask' && answers.confirmed[vital] !== value
  const shown = value === undefined || Number.isNaN(value) ? '' : formatMeasure(value, unit)
  const z =
    vital === 'weight_kg' && verdict !== 'refuse' && !asks
      ? weightForAge(lists.growth, value, person)
      : undefined
  const deviations = z === undefined ? '' : formatNumber(z, 1).replace('-', '−')
  const meanings = signs.filter(
    (sign) => sign.vital === vital || (z !== undefined && sign.vital === 'weight_for_age'),
  )
  const said = (worrying: boolean) =>
    meanings
      .filter(({ level }) => (level !== 'well') === worrying)
      .map((sign) => {
        const label = labelOf(sign, i18n.locale)
        return sign.vital === 'weight_for_age' ? t`${label} (${deviations} z)` : label
      })
      .join(', ')
  const worry = said(true)
  const age = formatAge(person.ageMonths)
  const range = rangeOf(lists.ranges, vital, person)
  const low = range ? formatNumber(range.possible_low) : ''
  const high = range ? formatMeasure(range.possible_high, unit) : ''
  const before = earlier.find((visit) => visit[vital] !== null)
  const last = before ? formatMeasure(before[vital] ?? 0, unit) : ''
  const day = before ? formatDate(before.consulted_at, 'short') : ''
  const days = before ? daysBetween(before.consulted_at, answers.consultedAt) : 0
  const difference = value === undefined || Number.isNaN(value) ? undefined : value - (before?.[vital] ?? 0)
  const moved =
    difference === undefined
      ? ''
      : `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${formatMeasure(Math.abs(difference), unit, decimalsOf[vital])}`

  function problem() {
    if (verdict === 'refuse') {
      if (!range || Number.isNaN(value)) return t`Écrivez un nombre.`
      return decimalsOf[vital] === 0
        ? t`Un nombre entier entre ${low} et ${high}`
        : t`Entre ${low} et ${high}, avec un seul chiffre après la virgule`
    }
    if (vital === 'diastolic_mmhg' && faults.pressure)
      return t`Le haut de la tension est plus grand que le bas`
    return undefined
  }
  return (
    <Field
      label={i18n._(label)}
      error={problem()}
      warning={asks ? t`${shown} est inhabituel à ${age} : relisez.` : worry && `${shown} : ${worry}`}
    >
      <div data-field={vital}>
        <NumberInput
          className="w-full max-w-44"
          value={value ?? null}
          onChange={(next) => change({ vitals: { ...answers.vitals, [vital]: next ?? undefined } })}
          unit={unit}
          decimals={decimalsOf[vital]}
          unusual={asks || meanings.some((sign) => sign.level === 'danger')}
        />
      </div>
      {before && vital !== 'temperature_c' && (
        <p className="mt-1 text-[0.9375rem] text-muted">
          {moved ? t`${moved} en ${days} j` : t`${last} le ${day}`}
        </p>
      )}
      {/* Where there is a weight of before, how it moved says more, and a second line would push the rest down. */}
      {z !== undefined && !before && !worry && (
        <p className="nums mt-1 text-[0.9375rem] text-muted">
          <Trans>Poids pour l’âge : {deviations} z</Trans>
        </p>
      )}
      {said(false) && <p className="mt-1 font-[620] text-ok-ink first-letter:uppercase">{said(false)}</p>}
      {asks && (
        <Button
          look="quiet"
          className="mt-1"
          onClick={() => change({ confirmed: { ...answers.confirmed, [vital]: value } })}
        >
          <Trans>C’est exact</Trans>
        </Button>
      )}
    </Field>
  )
}
