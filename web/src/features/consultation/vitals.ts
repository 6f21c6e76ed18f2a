import type { SignRule, VitalRange } from '../../lib/lists/lists.ts'
import type { Measure } from '../../lib/lists/visitWords.ts'

export type Vitals = Partial<Record<Measure, number | undefined>>

/** What was measured, and what follows from it and the age. */
export type Figures = Vitals & { weight_for_age?: number | undefined }

/** Of whom a figure is: what the ranges and the rules look at. */
export interface Person {
  sex: 'F' | 'M'
  ageMonths: number
  pregnant: boolean
}

/** `refuse`: no living person has it, so it is a slip of the finger; `ask`: rare enough to be read again. */
export type Verdict = 'ok' | 'ask' | 'refuse'

/** What the columns keep without rounding. */
export const decimalsOf: Record<Measure, 0 | 1> = {
  temperature_c: 1,
  weight_kg: 1,
  height_cm: 1,
  muac_mm: 0,
  systolic_mmhg: 0,
  diastolic_mmhg: 0,
  pulse_bpm: 0,
  respiration_rpm: 0,
  spo2_pct: 0,
  gestation_weeks: 0,
}

const ofAge = (row: { from_months: number; to_months: number | null }, age: number) =>
  age >= row.from_months && (row.to_months === null || age < row.to_months)

/** The range of a measure for somebody: one for their sex wins over one for both. */
export function rangeOf(
  ranges: readonly VitalRange[],
  vital: Measure,
  { sex, ageMonths }: Person,
): VitalRange | undefined {
  const fitting = ranges.filter((range) => range.vital === vital && ofAge(range, ageMonths))
  return fitting.find((range) => range.sex === sex) ?? fitting.find((range) => range.sex === 'any')
}

/** How a typed figure is received; nothing typed is always well received. */
export function judgeVital(
  ranges: readonly VitalRange[],
  vital: Measure,
  value: number | undefined,
  person: Person,
): Verdict {
  if (value === undefined) return 'ok'
  if (!Number.isFinite(value)) return 'refuse'
  // The column would round in silence; a figure is kept as it was read or not at all.
  const scaled = value * 10 ** decimalsOf[vital]
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return 'refuse'
  const range = rangeOf(ranges, vital, person)
  // No list on this device yet: the server refuses what cannot be.
  if (!range) return 'ok'
  if (value < range.possible_low || value > range.possible_high) return 'refuse'
  return value < range.usual_low || value > range.usual_high ? 'ask' : 'ok'
}

/** The two pressures are one measure: the first is the higher. */
export function judgePressure(vitals: Vitals): Verdict {
  const { systolic_mmhg: high, diastolic_mmhg: low } = vitals
  return high === undefined || low === undefined || low < high ? 'ok' : 'refuse'
}

/** What the figures and the reasons say by themselves, to be said beside them; never a diagnosis. */
export function signsOf(
  rules: readonly SignRule[],
  vitals: Figures,
  reasons: readonly string[],
  { ageMonths, pregnant }: Person,
): SignRule[] {
  return rules.filter((rule) => {
    if (!ofAge(rule, ageMonths)) return false
    if (rule.pregnant !== null && rule.pregnant !== pregnant) return false
    if (rule.reason !== null) return reasons.includes(rule.reason)
    const value = vitals[rule.vital as keyof Figures]
    if (value === undefined || !Number.isFinite(value)) return false
    return (rule.at_least === null || value >= rule.at_least) && (rule.below === null || value < rule.below)
  })
}

/**
 * The measures asked of everybody like this, and those that wait under a line: the arm of a child, the pressure
 * of an adult, and of a woman who is pregnant before anything else.
 */
export function vitalOrder(
  { sex, ageMonths, pregnant }: Person,
  role: string,
): { first: Measure[]; others: Measure[] } {
  const pressure: Measure[] = ['systolic_mmhg', 'diastolic_mmhg']
  const first: Measure[] = pregnant
    ? [...pressure, 'gestation_weeks', 'weight_kg', 'temperature_c']
    : ageMonths < 60
      ? ['temperature_c', 'weight_kg', 'muac_mm']
      : ageMonths < 180
        ? ['temperature_c', 'weight_kg']
        : role === 'midwife' && sex === 'F'
          ? [...pressure, 'weight_kg', 'temperature_c']
          : ['temperature_c', 'weight_kg', ...pressure]
  if (role === 'doctor') first.push('pulse_bpm', 'respiration_rpm', 'spo2_pct')
  const carries = sex === 'F' && ageMonths >= 108 && ageMonths < 780
  const others = (Object.keys(decimalsOf) as Measure[]).filter(
    (vital) => !first.includes(vital) && (vital !== 'gestation_weeks' || carries),
  )
  return { first, others }
}
