/** What somebody wrote, field by field, as people read it: to compare it, and to say exactly what would be lost. */
import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { formatDate, formatDateTime } from '../../lib/format.ts'
import type { Lists } from '../../lib/lists/lists.ts'
import {
  columnsOf,
  fieldLabel,
  fieldText,
  type VisitContent,
  visitFields,
} from '../../lib/lists/visitText.ts'
import type { Entry } from '../../lib/outbox/outbox.ts'
import { fullName } from '../../lib/people.ts'
import { queryClient } from '../../lib/queryClient.ts'
import { patientRecord } from '../../lib/register/register.ts'

export type Row = Record<string, unknown>

export interface Content {
  field: string
  /** The columns that hold it: they are taken together. */
  columns: readonly string[]
  label: string
  /** Empty when nothing is said. */
  text: string
}

const identity: Record<string, MessageDescriptor> = {
  family_name: msg`Nom de famille`,
  given_name: msg`Prénom`,
  sex: msg`Sexe`,
  birth_date: msg`Naissance`,
  village: msg`Village ou quartier`,
  in_health_area: msg`Habite dans l’aire de santé`,
  phone: msg`Téléphone`,
  guardian_name: msg`Accompagné par`,
  pregnant: msg`Enceinte`,
  national_number: msg`Numéro national (NINA)`,
  insurance_number: msg`Assurance ou carte`,
  earlier_number: msg`Ancien numéro du registre`,
}
const arrival: Record<string, MessageDescriptor> = {
  arrived_at: msg`Arrivée`,
  urgent: msg`Urgent`,
  note: msg`Note`,
  left_at: msg`Parti à`,
}
const letter: Record<string, MessageDescriptor> = {
  to_facility: msg`Destination`,
  reason: msg`Motif`,
  history: msg`Histoire`,
  tests: msg`Examens`,
  treatment: msg`Traitement donné`,
  escort: msg`Accompagnant`,
}
const decision: Record<string, MessageDescriptor> = {
  kept_id: msg`Dossier gardé`,
  merged_id: msg`Dossier réuni`,
  patient_a: msg`Une personne`,
  patient_b: msg`Une autre personne`,
  reason: msg`Raison`,
}
const labelsOf: Partial<Record<Entry['kind'], Record<string, MessageDescriptor>>> = {
  'patient.save': identity,
  'arrival.save': arrival,
  'referral.send': letter,
  'patient.merge': decision,
  'merge.undo': decision,
  'distinct.save': decision,
  'consultation.withdraw': decision,
}
const yes = msg`oui`
const no = msg`non`
const woman = msg`Féminin`
const man = msg`Masculin`
const someone = msg`dossier qui n’est pas sur cet appareil`

/** Columns that say one thing together. */
const together: Record<string, readonly string[]> = { birth_date: ['birth_date', 'birth_precision'] }

/** The name of a place as the screens of this device have read it. */
function facilityName(code: string): string {
  const known = queryClient.getQueryData<{ code: string; name: string }[]>(['facility-names'])
  return known?.find((facility) => facility.code === code)?.name ?? code
}

function plainText(row: Row, field: string, i18n: I18n): string {
  const value = row[field]
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return i18n._(value ? yes : no)
  const text = String(value)
  if (field === 'sex') return i18n._(text === 'F' ? woman : man)
  if (field === 'birth_date') return formatDate(text)
  if (field.endsWith('_at')) return formatDateTime(text)
  if (field === 'to_facility') return facilityName(text)
  if (field.endsWith('_id') || field.startsWith('patient_')) {
    const person = patientRecord(text)
    return person ? fullName(person) : i18n._(someone)
  }
  return text
}

const blankVisit = { reasons: [], diagnoses: [], prescription: [], malaria_test: 'none', outcome: 'home' }

/** Every field of this kind of operation, as `row` says it. */
export function contentsOf(kind: Entry['kind'], row: Row, lists: Lists, i18n: I18n): Content[] {
  if (kind === 'consultation.save') {
    const visit = { ...blankVisit, ...row } as unknown as VisitContent
    return visitFields.map((field) => ({
      field,
      columns: columnsOf(field),
      label: fieldLabel(field, i18n),
      text:
        visit[columnsOf(field)[0] as keyof VisitContent] === undefined
          ? ''
          : fieldText(visit, field, lists, i18n),
    }))
  }
  return Object.entries(labelsOf[kind] ?? {}).map(([field, label]) => ({
    field,
    columns: together[field] ?? [field],
    label: i18n._(label),
    text: plainText(row, field, i18n),
  }))
}

/** What a correction changes of a row; a field that it does not send stays as it is. */
export function changesOf(entry: Entry, before: Row, lists: Lists, i18n: I18n) {
  const from = contentsOf(entry.kind, before, lists, i18n)
  return contentsOf(entry.kind, { ...before, ...entry.args }, lists, i18n).flatMap(
    ({ field, columns, label, text }, index) => {
      const old = from[index]?.text ?? ''
      return text === old ? [] : [{ field, columns, label, from: old, to: text }]
    },
  )
}

/** The label of the field that a refusal names, if it names one. */
export function faultyField(entry: Entry, lists: Lists, i18n: I18n): string | undefined {
  const { field } = (entry.problem?.details ?? {}) as { field?: unknown }
  if (typeof field !== 'string') return undefined
  return contentsOf(entry.kind, entry.args, lists, i18n).find(({ columns }) => columns.includes(field))?.label
}
