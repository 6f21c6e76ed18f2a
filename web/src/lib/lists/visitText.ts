/** A visit in words, field by field: what two versions are compared by, and what is printed. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatDate, formatDateTime, formatMeasure } from '../format.ts'
import type { DiagnosisRecord, PrescriptionLine, VisitRecord } from '../register/records.ts'
import { type Lists, labelOf, medicineLabel } from './lists.ts'
import {
  type Measure,
  malariaResultWords,
  malariaTestWords,
  measureWords,
  reasonWord,
  visitOutcomeWords,
} from './visitWords.ts'

/** What a visit says, without what the server adds: the form, a version kept and an unsent change all have it. */
export type VisitContent = Pick<
  VisitRecord,
  | Measure
  | 'consulted_at'
  | 'reasons'
  | 'signs'
  | 'malaria_test'
  | 'malaria_result'
  | 'diagnoses'
  | 'prescription'
  | 'treatment'
  | 'outcome'
  | 'next_visit_on'
>

const fieldNames = {
  consulted_at: msg`Date de la visite`,
  reasons: msg`Motif`,
  signs: msg`Signes et examen`,
  malaria: msg`Test du paludisme`,
  diagnoses: msg`Diagnostic`,
  prescription: msg`Traitement`,
  treatment: msg`Conseils et autres soins`,
  outcome: msg`Suite`,
  next_visit_on: msg`Prochaine visite`,
}
export type VisitField = keyof typeof fieldNames | Measure
const newCase = msg`nouveau cas`
const oldCase = msg`ancien cas`
const suspected = msg`suspecté`
const timesADay = msg({ message: '{times, plural, one {# fois par jour} other {# fois par jour}}' })
const forDays = msg({ message: '{days, plural, one {pendant # jour} other {pendant # jours}}' })
const forOneDay = msg`une seule fois`

const filled = (message: MessageDescriptor, values: Record<string, number>) => ({ ...message, values })

/** « Paludisme simple confirmé » or the author's own words. */
export function diagnosisName(diagnosis: DiagnosisRecord, lists: Lists, locale: string): string {
  const term = lists.terms.find(({ code }) => code === diagnosis.term_code)
  return term ? labelOf(term, locale) : (diagnosis.free_text ?? diagnosis.term_code ?? '')
}

/** « Paracétamol 500 mg, comprimé ». */
export function medicineName(line: PrescriptionLine, lists: Lists, locale: string): string {
  const medicine = lists.medicines.find(({ code }) => code === line.medicine_code)
  return medicine ? medicineLabel(medicine, locale) : (line.free_text ?? line.medicine_code ?? '')
}

/** « 2 comprimés, 2 fois par jour, pendant 3 jours, avec un repas ». */
export function doseText(line: PrescriptionLine, i18n: I18n): string {
  const { dose, times_per_day: times, days, note } = line
  const once = times === 1 && days === 1
  return [
    dose,
    once ? i18n._(forOneDay) : times && i18n._(filled(timesADay, { times })),
    !once && days && i18n._(filled(forDays, { days })),
    note,
  ]
    .filter(Boolean)
    .join(', ')
}

/** The label of a field. */
export function fieldLabel(field: VisitField, i18n: I18n): string {
  if (field in measureWords) return i18n._(measureWords[field as Measure].label)
  return i18n._(fieldNames[field as keyof typeof fieldNames])
}

/** What the visit says in this field; empty when it says nothing. */
export function fieldText(visit: VisitContent, field: VisitField, lists: Lists, i18n: I18n): string {
  if (field in measureWords) {
    const value = visit[field as Measure]
    return value === null ? '' : formatMeasure(value, measureWords[field as Measure].unit)
  }
  switch (field) {
    case 'consulted_at':
      return formatDateTime(visit.consulted_at)
    case 'reasons':
      return visit.reasons
        .map((code) => {
          const word = reasonWord(code)
          return word ? i18n._(word) : code
        })
        .join(', ')
    case 'malaria': {
      const { malaria_test: test, malaria_result: result } = visit
      if (test === 'none' || !result) return ''
      return `${i18n._(malariaTestWords[test])} : ${i18n._(malariaResultWords[result])}`
    }
    case 'diagnoses':
      return visit.diagnoses
        .map((diagnosis) => {
          const said = [diagnosis.is_new_case ? newCase : oldCase]
          if (!diagnosis.term_code && diagnosis.certainty === 'suspected') said.unshift(suspected)
          return `${diagnosisName(diagnosis, lists, i18n.locale)} (${said.map((word) => i18n._(word)).join(', ')})`
        })
        .join('\n')
    case 'prescription':
      return visit.prescription
        .map((line) => `${medicineName(line, lists, i18n.locale)} : ${doseText(line, i18n)}`)
        .join('\n')
    case 'outcome':
      return i18n._(visitOutcomeWords[visit.outcome])
    case 'next_visit_on':
      return visit.next_visit_on ? formatDate(visit.next_visit_on) : ''
    default:
      return visit[field as 'signs' | 'treatment'] ?? ''
  }
}

/** Every field, in the order of the paper register. */
export const visitFields: readonly VisitField[] = [
  'consulted_at',
  'reasons',
  'signs',
  ...(Object.keys(measureWords) as Measure[]),
  'malaria',
  'diagnoses',
  'prescription',
  'treatment',
  'outcome',
  'next_visit_on',
]

/** The fields that say something else in two versions, compared as a person reads them. */
export function changedFields(
  one: VisitContent,
  other: VisitContent,
  lists: Lists,
  i18n: I18n,
): VisitField[] {
  return visitFields.filter(
    (field) => fieldText(one, field, lists, i18n) !== fieldText(other, field, lists, i18n),
  )
}

/** The columns behind a field: what is taken when somebody chooses the other version. */
export function columnsOf(field: VisitField): (keyof VisitContent)[] {
  return field === 'malaria' ? ['malaria_test', 'malaria_result'] : [field as keyof VisitContent]
}
