/** One line of the list that clinicians choose from. */
export interface DiagnosisTerm {
  code: string
  label_fr: string
  label_en: string
  synonyms: string[]
  icd10: string | null
  disease_code: string | null
  certainty: 'suspected' | 'confirmed'
}

/** Every text that finds a term: what the register says, what people say, and the code. */
export function termWords(term: DiagnosisTerm): string {
  return [term.label_fr, ...term.synonyms, term.label_en, term.icd10 ?? ''].join(' · ')
}

/** The label in the language of the screen. */
export function termLabel(term: Pick<DiagnosisTerm, 'label_fr' | 'label_en'>, locale: string): string {
  return locale === 'en' ? term.label_en : term.label_fr
}
