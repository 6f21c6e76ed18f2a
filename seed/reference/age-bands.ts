/** Age bands of the monthly report (RMA), half-open, in months. Dated: no source confirmed them. */
export type AgeBand = {
  code: string
  labelFr: string
  labelEn: string
  fromMonths: number
  toMonths: number | null
  valid: string
}

const VALID = '[1900-01-01,)'

export const ageBands: readonly AgeBand[] = [
  { code: 'm0_11', labelFr: '0-11 mois', labelEn: '0-11 months', fromMonths: 0, toMonths: 12, valid: VALID },
  { code: 'y1_4', labelFr: '1-4 ans', labelEn: '1-4 years', fromMonths: 12, toMonths: 60, valid: VALID },
  { code: 'y5_9', labelFr: '5-9 ans', labelEn: '5-9 years', fromMonths: 60, toMonths: 120, valid: VALID },
  {
    code: 'y10_14',
    labelFr: '10-14 ans',
    labelEn: '10-14 years',
    fromMonths: 120,
    toMonths: 180,
    valid: VALID,
  },
  {
    code: 'y15_24',
    labelFr: '15-24 ans',
    labelEn: '15-24 years',
    fromMonths: 180,
    toMonths: 300,
    valid: VALID,
  },
  {
    code: 'y25_plus',
    labelFr: '25 ans et plus',
    labelEn: '25 and over',
    fromMonths: 300,
    toMonths: null,
    valid: VALID,
  },
]

/** The band of an age in months. */
export function ageBandOf(months: number): AgeBand | undefined {
  return ageBands.find(
    (band) => months >= band.fromMonths && (band.toMonths === null || months < band.toMonths),
  )
}
