/** The measures of a visit, under the names of their columns. */
export const vitalNames = [
  'temperature_c',
  'weight_kg',
  'height_cm',
  'muac_mm',
  'systolic_mmhg',
  'diastolic_mmhg',
  'pulse_bpm',
  'respiration_rpm',
  'spo2_pct',
] as const
export type VitalName = (typeof vitalNames)[number]
export type Vitals = Partial<Record<VitalName, number | undefined>>

/** `refuse`: no living person has it, so it is a slip of the finger; `ask`: rare enough to be read again. */
export type Verdict = 'ok' | 'ask' | 'refuse'

interface Range {
  /** What the database accepts, and nothing beyond. */
  possible: [number, number]
  /** What is usual at this age, in months; outside, the person is asked to read the figure again. */
  usual: (ageMonths: number) => [number, number]
  decimals: 0 | 1
}

const years = (n: number) => n * 12

/** Rough weight for age (P1 − 30 % to P99 + 40 %): wide enough for the malnourished, narrow enough for a slip. */
function usualWeight(age: number): [number, number] {
  if (age < 1) return [1.2, 6]
  if (age < 6) return [2, 11]
  if (age < 12) return [3.5, 14]
  if (age < years(2)) return [5, 18]
  if (age < years(5)) return [7, 30]
  if (age < years(10)) return [11, 55]
  if (age < years(15)) return [18, 90]
  return [32, 130]
}

function usualHeight(age: number): [number, number] {
  if (age < 1) return [38, 60]
  if (age < 12) return [45, 85]
  if (age < years(5)) return [60, 125]
  if (age < years(15)) return [85, 185]
  return [135, 205]
}

function usualPulse(age: number): [number, number] {
  if (age < 12) return [90, 190]
  if (age < years(5)) return [75, 170]
  if (age < years(12)) return [60, 150]
  return [45, 140]
}

function usualRespiration(age: number): [number, number] {
  if (age < 12) return [20, 70]
  if (age < years(5)) return [18, 60]
  return [10, 40]
}

export const vitalRanges: Record<VitalName, Range> = {
  temperature_c: { possible: [25, 45], usual: () => [35, 41.5], decimals: 1 },
  weight_kg: { possible: [0.3, 300], usual: usualWeight, decimals: 1 },
  height_cm: { possible: [20, 250], usual: usualHeight, decimals: 1 },
  muac_mm: { possible: [50, 500], usual: (age) => (age < years(5) ? [90, 190] : [130, 420]), decimals: 0 },
  systolic_mmhg: {
    possible: [30, 300],
    usual: (age) => (age < years(12) ? [60, 140] : [80, 210]),
    decimals: 0,
  },
  diastolic_mmhg: {
    possible: [10, 200],
    usual: (age) => (age < years(12) ? [30, 95] : [40, 125]),
    decimals: 0,
  },
  pulse_bpm: { possible: [10, 300], usual: usualPulse, decimals: 0 },
  respiration_rpm: { possible: [3, 150], usual: usualRespiration, decimals: 0 },
  spo2_pct: { possible: [20, 100], usual: () => [88, 100], decimals: 0 },
}

/** How a typed figure is received; nothing typed is always well received. */
export function judgeVital(name: VitalName, value: number | undefined, ageMonths: number): Verdict {
  if (value === undefined) return 'ok'
  const { possible, usual, decimals } = vitalRanges[name]
  if (!Number.isFinite(value) || value < possible[0] || value > possible[1]) return 'refuse'
  // The column would round in silence; a figure is kept as it was read or not at all.
  const scaled = value * 10 ** decimals
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return 'refuse'
  const [low, high] = usual(ageMonths)
  return value < low || value > high ? 'ask' : 'ok'
}

/** The two pressures are one measure: the first is the higher. */
export function judgePressure(vitals: Vitals): Verdict {
  const { systolic_mmhg: high, diastolic_mmhg: low } = vitals
  if (high === undefined || low === undefined) return 'ok'
  if (low >= high) return 'refuse'
  return high - low < 15 ? 'ask' : 'ok'
}

export type Sign =
  | 'fever'
  | 'high_fever'
  | 'low_temperature'
  | 'severe_malnutrition'
  | 'malnutrition'
  | 'fast_breathing'
  | 'low_oxygen'
  | 'high_pressure'

/** Fast breathing by age, as in the integrated management of childhood illness. */
function breathesFast(rate: number, age: number): boolean {
  if (age < 2) return rate >= 60
  if (age < 12) return rate >= 50
  if (age < years(5)) return rate >= 40
  return rate >= 30
}

/** What the figures say by themselves, to be said beside them; never a diagnosis. */
export function signsOf(vitals: Vitals, ageMonths: number): Sign[] {
  const found: Sign[] = []
  const { temperature_c: heat, muac_mm: arm, respiration_rpm: rate, spo2_pct: oxygen } = vitals
  if (heat !== undefined) {
    if (heat >= 39) found.push('high_fever')
    else if (heat >= 37.5) found.push('fever')
    else if (heat < 35.5) found.push('low_temperature')
  }
  if (arm !== undefined && ageMonths >= 6 && ageMonths < years(5)) {
    if (arm < 115) found.push('severe_malnutrition')
    else if (arm < 125) found.push('malnutrition')
  }
  if (rate !== undefined && breathesFast(rate, ageMonths)) found.push('fast_breathing')
  if (oxygen !== undefined && oxygen < 92) found.push('low_oxygen')
  if (vitals.systolic_mmhg !== undefined && vitals.systolic_mmhg >= 160 && ageMonths >= years(15)) {
    found.push('high_pressure')
  }
  return found
}
