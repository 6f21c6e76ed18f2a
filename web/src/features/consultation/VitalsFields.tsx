import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import type { Measure } from '../../lib/lists/visitWords.ts'
import { useVisit } from './context.ts'
import { VitalField } from './VitalField.tsx'
import { vitalOrder } from './vitals.ts'

const grid = 'grid grid-cols-[repeat(auto-fill,minmax(min(9.25rem,100%),1fr))] gap-x-3 gap-y-4'
/** A follow-up asks two figures; the others are one touch away, in the same order. */
const asked = 2
const weekMs = 7 * 86_400_000

/** The weeks of pregnancy now, counted on from the last visit that said them. */
function useCountedWeeks(): number | undefined {
  const { answers, earlier, person } = useVisit()
  const known = earlier.find((visit) => visit.gestation_weeks !== null)
  if (!person.pregnant || !known || answers.vitals.gestation_weeks) return undefined
  const passed = Date.parse(answers.consultedAt) - Date.parse(known.consulted_at)
  const weeks = (known.gestation_weeks ?? 0) + Math.floor(passed / weekMs)
  return weeks <= 42 ? weeks : undefined
}

/** The measures of the visit, those of this age and this role first. */
export function VitalsFields({ short = false }: { short?: boolean }) {
  const { t } = useLingui()
  const { answers, change, person, role } = useVisit()
  const order = vitalOrder(person, role)
  const weeks = useCountedWeeks()
  const first = short ? order.first.slice(0, asked) : order.first
  return (
    <section aria-label={t`Constantes`} className="grid gap-3">
      <div className={grid}>
        {first.map((vital) => (
          <VitalField key={vital} vital={vital} />
        ))}
      </div>
      {weeks && (
        <div>
          <Button
            look="secondary"
            onClick={() => change({ vitals: { ...answers.vitals, gestation_weeks: weeks } })}
          >
            <Trans>{weeks} SA, comptées depuis la dernière visite</Trans>
          </Button>
        </div>
      )}
      {!short && <OtherVitals vitals={order.others} />}
    </section>
  )
}

function OtherVitals({ vitals }: { vitals: readonly Measure[] }) {
  const { answers } = useVisit()
  const filled = vitals.some((vital) => answers.vitals[vital] != null)
  return (
    <details open={filled || undefined}>
      <summary className="min-h-12 content-center font-[620] text-action-ink">
        <Trans>Autres constantes</Trans>
      </summary>
      <div className={`${grid} pt-2`}>
        {vitals.map((vital) => (
          <VitalField key={vital} vital={vital} />
        ))}
      </div>
    </details>
  )
}

/** What a follow-up did not ask at once. */
export function RestOfVitals() {
  const { person, role } = useVisit()
  const { first, others } = vitalOrder(person, role)
  return <OtherVitals vitals={[...first.slice(asked), ...others]} />
}
