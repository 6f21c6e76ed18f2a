/** Ages, sizes and measurements: what a scale, a thermometer and a cuff would have shown. */
import type { Ages, Severity } from './conditions.ts'
import type { Random } from './random.ts'

/** Median weight (kg) and height (cm) by age in months, after the usual growth curves. */
const growth: readonly (readonly [months: number, kg: number, cm: number])[] = [
  [0, 3.2, 49],
  [3, 5.9, 60],
  [6, 7.4, 66],
  [12, 9, 75],
  [24, 11.5, 86],
  [36, 13.6, 94],
  [60, 17.2, 108],
  [120, 29, 136],
  [180, 49, 161],
  [228, 60, 168],
  [2000, 62, 168],
]

function medianSize(ageMonths: number): { kg: number; cm: number } {
  const next = growth.findIndex(([months]) => months > ageMonths)
  const [m0, kg0, cm0] = growth[next - 1] ?? [0, 3.2, 49]
  const [m1, kg1, cm1] = growth[next] ?? [2000, 62, 168]
  const share = (ageMonths - m0) / (m1 - m0)
  return { kg: kg0 + (kg1 - kg0) * share, cm: cm0 + (cm1 - cm0) * share }
}

/** An age in months for a kind of condition; the population is young, and so are the patients. */
export function drawAge(ages: Ages, random: Random): number {
  switch (ages) {
    case 'newborn':
      return 0
    case 'infant':
      return random.int(0, 11)
    case 'under5':
      return random.weighted([
        [random.int(1, 11), 34],
        [random.int(12, 35), 42],
        [random.int(36, 59), 24],
      ])
    case 'child':
      return random.int(8, 170)
    case 'adult':
      return random.weighted([
        [random.int(180, 360), 58],
        [random.int(361, 600), 30],
        [random.int(601, 900), 12],
      ])
    case 'elder':
      return random.int(480, 960)
    case 'woman':
      return Math.round(Math.min(560, Math.max(192, random.normal(310, 75))))
    case 'any':
      return random.weighted([
        [random.int(1, 11), 11],
        [random.int(12, 59), 31],
        [random.int(60, 179), 20],
        [random.int(180, 420), 24],
        [random.int(421, 900), 14],
      ])
  }
}

/** Could somebody of this age and sex have come for this? */
export function agesFit(ages: Ages, months: number, sex: 'F' | 'M'): boolean {
  const bounds: Record<Ages, readonly [number, number]> = {
    newborn: [0, 0],
    infant: [0, 11],
    under5: [1, 59],
    child: [8, 179],
    any: [1, 1200],
    adult: [180, 1200],
    elder: [480, 1200],
    woman: [192, 560],
  }
  const [from, to] = bounds[ages]
  return months >= from && months <= to && (ages !== 'woman' || sex === 'F')
}

export type Measurements = {
  temperature_c: number | null
  weight_kg: number | null
  height_cm: number | null
  muac_mm: number | null
  systolic_mmhg: number | null
  diastolic_mmhg: number | null
  pulse_bpm: number | null
  respiration_rpm: number | null
  spo2_pct: number | null
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits))

/** Normal breaths and heartbeats a minute at an age. */
function rates(months: number): { pulse: number; breaths: number } {
  if (months < 12) return { pulse: 128, breaths: 42 }
  if (months < 60) return { pulse: 112, breaths: 30 }
  if (months < 144) return { pulse: 94, breaths: 23 }
  return { pulse: 79, breaths: 18 }
}

type Examined = {
  term: string
  severity: Severity
  febrile: boolean
  ageMonths: number
  sex: 'F' | 'M'
  /** The build of the person, the same at every visit: 1 is the median. */
  build: number
  kind: string
}

/** The measurements of one visit. Small facilities measure less; children are always weighed. */
export function measure(visit: Examined, random: Random): Measurements {
  const { term, severity, febrile, ageMonths, sex, build, kind } = visit
  const size = medianSize(ageMonths)
  const thin = term === 'malnutrition_severe' ? 0.72 : term === 'malnutrition_moderate' ? 0.83 : 1
  const woman = sex === 'F' && ageMonths > 192 ? 0.94 : 1
  const thorough = kind === 'hospital' || kind === 'csref' || severity !== 'mild'
  const breathless = ['pneumonia', 'asthma', 'heart_failure', 'bronchitis'].includes(term)
  const tense = ['hypertension', 'pre_eclampsia', 'eclampsia', 'stroke', 'heart_failure'].includes(term)
  const normal = rates(ageMonths)
  const adult = ageMonths >= 180
  const taken = <T>(probability: number, value: T): T | null => (random.chance(probability) ? value : null)

  const temperature = febrile
    ? random.normal(severity === 'severe' ? 39.5 : 38.7, 0.5)
    : random.normal(36.8, 0.3)
  const systolic = random.normal(tense ? 168 : 116 + Math.max(0, ageMonths - 360) / 24, tense ? 13 : 9)
  const muac =
    term === 'malnutrition_severe'
      ? random.normal(109, 3)
      : term === 'malnutrition_moderate'
        ? random.normal(120, 2)
        : random.normal(144, 7)
  return {
    temperature_c: taken(0.97, round(Math.min(41.5, Math.max(35.2, temperature)), 1)),
    weight_kg: taken(
      adult ? 0.78 : 0.97,
      round(Math.max(1.4, size.kg * build * thin * woman * (term === 'prematurity' ? 0.62 : 1)), 1),
    ),
    height_cm: taken(ageMonths < 60 ? 0.6 : 0.15, round(size.cm * woman * (1 + (build - 1) / 3), 1)),
    muac_mm: ageMonths >= 6 && ageMonths < 60 ? taken(thin < 1 ? 1 : 0.7, round(muac)) : null,
    ...(adult && random.chance(tense ? 1 : thorough ? 0.85 : 0.6)
      ? { systolic_mmhg: round(systolic), diastolic_mmhg: round(systolic * random.normal(0.64, 0.03)) }
      : { systolic_mmhg: null, diastolic_mmhg: null }),
    pulse_bpm: taken(thorough ? 0.8 : 0.35, round(normal.pulse * random.normal(febrile ? 1.17 : 1, 0.08))),
    respiration_rpm: taken(
      breathless ? 0.95 : thorough ? 0.6 : 0.2,
      round(normal.breaths * random.normal(breathless ? 1.4 : 1.05, 0.1)),
    ),
    spo2_pct: taken(
      thorough ? 0.55 : 0.08,
      Math.min(100, round(random.normal(breathless ? (severity === 'mild' ? 95 : 91) : 97.5, 1.2))),
    ),
  }
}
