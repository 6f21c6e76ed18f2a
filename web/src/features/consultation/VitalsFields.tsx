import { Trans, useLingui } from '@lingui/react/macro'
import { VitalField } from './VitalField.tsx'
import type { VisitAnswers } from './visit.ts'
import { judgePressure, signsOf, type VitalName, vitalNames } from './vitals.ts'

interface VitalsFieldsProps {
  answers: VisitAnswers
  onChange: (part: Partial<VisitAnswers>) => void
  ageMonths: number
  /** « 13,2 kg le 4 oct. » */
  lastWeight: string | undefined
}

/** The measures taken of everybody at this age; the others wait under a line. */
function usualVitals(ageMonths: number): VitalName[] {
  if (ageMonths < 60) return ['temperature_c', 'weight_kg', 'muac_mm']
  if (ageMonths < 180) return ['temperature_c', 'weight_kg']
  return ['temperature_c', 'weight_kg', 'systolic_mmhg', 'diastolic_mmhg']
}

const grid = 'grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-3 gap-y-4'

/** The measures of the visit, those of this age first. */
export function VitalsFields({ answers, onChange, ageMonths, lastWeight }: VitalsFieldsProps) {
  const { t } = useLingui()
  const signs = signsOf(answers.vitals, ageMonths)
  const first = usualVitals(ageMonths)
  const others = vitalNames.filter((name) => !first.includes(name))
  const filled = others.some((name) => answers.vitals[name] !== undefined)
  const contradiction =
    judgePressure(answers.vitals) === 'refuse'
      ? t`Le haut de la tension est plus grand que le bas`
      : undefined
  const field = (name: VitalName) => (
    <VitalField
      key={name}
      name={name}
      value={answers.vitals[name]}
      confirmed={answers.confirmed[name]}
      onChange={(value) => onChange({ vitals: { ...answers.vitals, [name]: value } })}
      onConfirm={() => onChange({ confirmed: { ...answers.confirmed, [name]: answers.vitals[name] } })}
      ageMonths={ageMonths}
      signs={signs}
      hint={name === 'weight_kg' ? lastWeight : undefined}
      contradiction={name === 'diastolic_mmhg' ? contradiction : undefined}
    />
  )
  return (
    <section aria-label={t`Constantes`} className="grid gap-3">
      <div className={grid}>{first.map(field)}</div>
      <details open={filled || undefined}>
        <summary className="min-h-12 content-center font-[620] text-action-ink">
          <Trans>Autres constantes</Trans>
        </summary>
        <div className={`${grid} pt-2`}>{others.map(field)}</div>
      </details>
    </section>
  )
}
