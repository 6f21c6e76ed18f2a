/** What one line of the diagnosis list holds, and how the lists are written. */
export type Certainty = 'suspected' | 'confirmed'

export type Term = {
  code: string
  labelFr: string
  labelEn: string
  icd10: string | null
  icd11: string | null
  /** The disease under surveillance that this diagnosis counts towards. */
  disease: string | null
  certainty: Certainty
  /** What people say at the counter, in French, Bambara or the ward's shorthand. */
  synonyms: readonly string[]
}

const orNull = (cell: string) => (cell === '-' ? null : cell)

/**
 * Reads a list written one diagnosis a line, so that a clinician can proofread it:
 * `code | French | English | ICD-10 | ICD-11 | disease:certainty | synonym, synonym`.
 * `-` means none; a line that starts with `#` is a heading.
 */
export function readTerms(list: string): readonly Term[] {
  return list
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      const [code, labelFr, labelEn, icd10, icd11, counts, synonyms = ''] = cells
      if (!code || !labelFr || !labelEn || !icd10 || !icd11 || !counts || cells.length > 7) {
        throw new Error(`malformed diagnosis line: ${line}`)
      }
      const [disease = '-', certainty = 'confirmed'] = counts.split(':')
      if (certainty !== 'suspected' && certainty !== 'confirmed')
        throw new Error(`unknown certainty: ${line}`)
      return {
        code,
        labelFr,
        labelEn,
        icd10: orNull(icd10),
        icd11: orNull(icd11),
        disease: orNull(disease),
        certainty,
        synonyms: synonyms === '' ? [] : synonyms.split(',').map((word) => word.trim()),
      }
    })
}
