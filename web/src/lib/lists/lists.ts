/** The reference lists as the forms use them: rows by name, in force on a day, in the language of the screen. */
import {
  type ListName,
  type ListsAnswer,
  listColumns,
} from '../../../../functions/_shared/contracts/lists.ts'

interface Dated {
  /** The day from which the row is in force, and the day before which it was; null where there is none. */
  from: string | null
  to: string | null
}
interface Labelled {
  label_fr: string
  label_en: string
}

/** One diagnosis of the short list. */
export interface Term extends Dated, Labelled {
  code: string
  synonyms: string[]
  icd10: string | null
  icd11: string | null
  disease_code: string | null
  certainty: 'suspected' | 'confirmed'
  /** How fast its disease is declared; null when nobody follows it. */
  notification: 'immediate' | 'weekly' | 'none' | null
}

export interface Medicine extends Dated, Labelled {
  code: string
  form_fr: string
  form_en: string
  strength: string | null
  synonyms: string[]
}

export interface Dose extends Dated {
  medicine_code: string
  basis: 'weight' | 'age'
  /** Kilogrammes or months, half-open. */
  at_least: number
  below: number | null
  dose_fr: string
  dose_en: string
  /** Present: `{dose}` in the words stands for `per_kg` times the weight, at most `most`, in `unit`. */
  per_kg: number | null
  unit: string | null
  most: number | null
  times_per_day: number | null
  days: number | null
  note_fr: string | null
  note_en: string | null
}

export interface VitalRange extends Dated {
  vital: string
  sex: 'any' | 'F' | 'M'
  from_months: number
  to_months: number | null
  usual_low: number
  usual_high: number
  possible_low: number
  possible_high: number
}

export interface SignRule extends Dated, Labelled {
  code: string
  vital: string | null
  reason: string | null
  at_least: number | null
  below: number | null
  from_months: number
  to_months: number | null
  pregnant: boolean | null
  /** `danger`: the form speaks of evacuation. */
  level: 'well' | 'watch' | 'danger'
  suspects_malaria: boolean
}

export interface MalariaStep extends Dated {
  code: string
  result: 'none' | 'negative' | 'positive' | 'invalid'
  danger: boolean | null
  from_months: number
  to_months: number | null
  pregnant: boolean | null
  weeks_below: number | null
  step_fr: string
  step_en: string
  medicine_code: string | null
  term_code: string | null
  evacuates: boolean
}

/** The growth of children at an age: power, median (kg) and variation of the LMS method. */
export interface GrowthStandard extends Dated {
  indicator: 'weight_for_age'
  sex: 'F' | 'M'
  age_months: number
  l: number
  m: number
  s: number
}

export interface Lists {
  terms: Term[]
  medicines: Medicine[]
  doses: Dose[]
  ranges: VitalRange[]
  signs: SignRule[]
  steps: MalariaStep[]
  growth: GrowthStandard[]
}

/** Rows that travelled as arrays, by the names of their columns. */
export function listsOf(answer: Partial<ListsAnswer>): Lists {
  const rows = (list: ListName) =>
    (answer[list] ?? []).map((row) =>
      Object.fromEntries(listColumns[list].map((column, n) => [column, row[n] ?? null])),
    )
  return Object.fromEntries(
    (Object.keys(listColumns) as ListName[]).map((list) => [list, rows(list)]),
  ) as unknown as Lists
}

/** The lists with only what is in force on this day: what a form offers. */
export function onDay(lists: Lists, day: string): Lists {
  const inForce = (row: Dated) => (row.from === null || row.from <= day) && (row.to === null || day < row.to)
  return Object.fromEntries(
    Object.entries(lists).map(([name, rows]) => [name, (rows as Dated[]).filter(inForce)]),
  ) as unknown as Lists
}

/** The label in the language of the screen. */
export function labelOf(row: Labelled, locale: string): string {
  return locale === 'en' ? row.label_en : row.label_fr
}

/** Every text that finds a term: what the register says, what people say, and the codes. */
export function termWords(term: Term): string {
  return [term.label_fr, ...term.synonyms, term.label_en, term.icd10, term.icd11].filter(Boolean).join(' · ')
}

/** « Paracétamol 500 mg, comprimé ». */
export function medicineLabel(medicine: Medicine, locale: string): string {
  const name = [labelOf(medicine, locale), medicine.strength].filter(Boolean).join(' ')
  return `${name}, ${locale === 'en' ? medicine.form_en : medicine.form_fr}`
}

/** Every text that finds a medicine. */
export function medicineWords(medicine: Medicine): string {
  const { label_fr, label_en, form_fr, strength, synonyms } = medicine
  return [label_fr, ...synonyms, label_en, form_fr, strength].filter(Boolean).join(' · ')
}
