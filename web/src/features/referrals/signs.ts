/** The measures that travel with a referral, under the names that the consultation gives them. */
export interface Signs {
  text?: string | null
  temperature_c?: number | null
  weight_kg?: number | null
  height_cm?: number | null
  muac_mm?: number | null
  systolic_mmhg?: number | null
  diastolic_mmhg?: number | null
  pulse_bpm?: number | null
  respiration_rpm?: number | null
  spo2_pct?: number | null
}

/** What the form reads of the consultation that led to the referral. */
export interface SourceConsultation extends Omit<Signs, 'text'> {
  signs: string | null
  reasons: string[]
  malaria_test: 'none' | 'rdt' | 'microscopy'
  malaria_result: 'negative' | 'positive' | 'invalid' | null
  treatment: string | null
}

const measures = [
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
export type Measure = (typeof measures)[number]

/** Only the measures that were taken: an absent one is unknown, never zero. */
export function measuresOf(
  source: Partial<Record<Measure, number | null>>,
): Partial<Record<Measure, number>> {
  const taken: Partial<Record<Measure, number>> = {}
  for (const name of measures) {
    const value = source[name]
    if (value !== null && value !== undefined) taken[name] = Number(value)
  }
  return taken
}

/** What to send as `signs`: the measures taken and the words written; null when there is nothing to say. */
export function composeSigns(taken: Partial<Record<Measure, number>>, text: string): Signs | null {
  const clean = text.trim()
  const signs: Signs = clean ? { ...taken, text: clean } : { ...taken }
  return Object.keys(signs).length > 0 ? signs : null
}
