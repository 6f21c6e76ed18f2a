import { formatNumber } from '../../lib/format.ts'
import type { Dose } from '../../lib/lists/lists.ts'

export interface ProposedDose {
  dose: string
  times_per_day: number | null
  days: number | null
  note: string | null
  /** What it was computed from. */
  basis: 'weight' | 'age'
}

/** A computed amount is measured with a syringe or a scale: whole units above ten, a tenth below. */
function amount(perKg: number, kilos: number, most: number | null): number {
  const exact = Math.min(perKg * kilos, most ?? Number.POSITIVE_INFINITY)
  return exact >= 10 ? Math.round(exact) : Math.round(exact * 10) / 10
}

/** The dose of a medicine by weight, by age where nobody weighed; none when no line of the list fits. */
export function doseFor(
  doses: readonly Dose[],
  medicine: string,
  kilos: number | undefined,
  ageMonths: number,
  locale: string,
): ProposedDose | undefined {
  const lines = doses.filter((line) => line.medicine_code === medicine)
  const at = (basis: Dose['basis'], value: number) =>
    lines.find(
      (line) => line.basis === basis && value >= line.at_least && (line.below === null || value < line.below),
    )
  const byWeight = kilos === undefined ? undefined : at('weight', kilos)
  // A weight outside every band (a newborn) must not be answered by age.
  const weighed = kilos !== undefined && lines.some((line) => line.basis === 'weight')
  const line = byWeight ?? (weighed ? undefined : at('age', ageMonths))
  if (!line) return undefined
  const [words, note] = locale === 'en' ? [line.dose_en, line.note_en] : [line.dose_fr, line.note_fr]
  const dose =
    line.per_kg !== null && kilos !== undefined
      ? words.replace('{dose}', `${formatNumber(amount(line.per_kg, kilos, line.most))}\u00a0${line.unit}`)
      : words
  return { dose, times_per_day: line.times_per_day, days: line.days, note, basis: line.basis }
}
