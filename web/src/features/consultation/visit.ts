import { newId } from '../../lib/ids.ts'
import type { Lists } from '../../lib/lists/lists.ts'
import type { VisitContent } from '../../lib/lists/visitText.ts'
import { type Evolution, evolutionWords, type Measure, measureWords } from '../../lib/lists/visitWords.ts'
import type { DiagnosisRecord, PrescriptionLine, VisitRecord } from '../../lib/register/records.ts'
import type { MalariaAnswer } from './malariaStep.ts'
import { judgePressure, judgeVital, type Person, type Vitals } from './vitals.ts'

export type Outcome = VisitRecord['outcome']

export interface VisitAnswers {
  id: string
  /** When the form was opened: the same at every attempt to send it, whenever the network comes back. */
  consultedAt: string
  /** The last visit, when this one follows it up: the form is then the short one. */
  follows?: string
  reasons: string[]
  signs: string
  vitals: Vitals
  /** Unusual figures that the person has read again and kept. */
  confirmed: Vitals
  malaria: MalariaAnswer
  malariaTest: 'rdt' | 'microscopy'
  diagnoses: DiagnosisRecord[]
  prescription: PrescriptionLine[]
  treatment: string
  outcome: Outcome
  nextVisitOn: string
  /** Where the person was typing: they find it again. */
  focus?: string
}

export interface VisitFaults {
  vitals: Partial<Record<Measure, 'ask' | 'refuse'>>
  pressure?: true
  nothing?: true
  nextVisit?: true
  tooLong?: true
  /** Lines of the prescription without a dose. */
  doses?: string[]
}

export const measures = Object.keys(measureWords) as Measure[]

/** An empty page of the register. */
export function blankVisit(id: string, consultedAt: string): VisitAnswers {
  return {
    id,
    consultedAt,
    reasons: [],
    signs: '',
    vitals: {},
    confirmed: {},
    malaria: 'none',
    malariaTest: 'rdt',
    diagnoses: [],
    prescription: [],
    treatment: '',
    outcome: 'home',
    nextVisitOn: '',
  }
}

/** A visit that follows another up: « Contrôle », the same diagnoses as old cases, nothing else presumed. */
export function followUp(last: VisitRecord, id: string, consultedAt: string): VisitAnswers {
  return {
    ...blankVisit(id, consultedAt),
    follows: last.id,
    reasons: ['follow_up'],
    diagnoses: last.diagnoses.map((diagnosis) => ({ ...diagnosis, id: newId(), is_new_case: false })),
  }
}

/** The same visit once it turns out to be about something else: the figures stay, nothing is presumed. */
export function otherThan({ diagnoses, reasons }: VisitAnswers): Partial<VisitAnswers> {
  return {
    follows: undefined,
    reasons: reasons.filter((reason) => reason !== 'follow_up' && !(reason in evolutionWords)),
    diagnoses: diagnoses.filter((diagnosis) => diagnosis.is_new_case),
  }
}

/** A recorded visit as the form holds it, to be corrected. */
export function answersOf(visit: VisitContent & { id: string }): VisitAnswers {
  const vitals = measures.flatMap((vital) => (visit[vital] === null ? [] : [[vital, visit[vital]] as const]))
  return {
    id: visit.id,
    consultedAt: visit.consulted_at,
    reasons: visit.reasons,
    signs: visit.signs ?? '',
    vitals: Object.fromEntries(vitals),
    // Somebody read them when they were written.
    confirmed: Object.fromEntries(vitals),
    malaria: visit.malaria_result ?? 'none',
    malariaTest: visit.malaria_test === 'microscopy' ? 'microscopy' : 'rdt',
    diagnoses: visit.diagnoses,
    prescription: visit.prescription,
    treatment: visit.treatment ?? '',
    outcome: visit.outcome,
    nextVisitOn: visit.next_visit_on ?? '',
  }
}

/** What is still to be read again or corrected among the figures. */
export function faultsOfVitals(
  answers: Pick<VisitAnswers, 'vitals' | 'confirmed'>,
  person: Person,
  ranges: Lists['ranges'],
): VisitFaults['vitals'] {
  const found: VisitFaults['vitals'] = {}
  for (const vital of measures) {
    const value = answers.vitals[vital] ?? undefined
    const verdict = judgeVital(ranges, vital, value, person)
    if (verdict === 'refuse') found[vital] = 'refuse'
    else if (verdict === 'ask' && answers.confirmed[vital] !== value) found[vital] = 'ask'
  }
  return found
}

/** Everything that keeps the visit from being recorded. */
export function faultsOfVisit(answers: VisitAnswers, person: Person, ranges: Lists['ranges']): VisitFaults {
  const faults: VisitFaults = { vitals: faultsOfVitals(answers, person, ranges) }
  if (judgePressure(answers.vitals) === 'refuse') faults.pressure = true
  if (answers.reasons.length === 0 && answers.diagnoses.length === 0) faults.nothing = true
  const { nextVisitOn, consultedAt, treatment, signs } = answers
  if (nextVisitOn !== '' && nextVisitOn < consultedAt.slice(0, 10)) faults.nextVisit = true
  if (treatment.length > 5000 || signs.length > 5000) faults.tooLong = true
  const undosed = answers.prescription.filter((line) => line.dose.trim() === '').map(({ id }) => id)
  if (undosed.length > 0) faults.doses = undosed
  return faults
}

/** Nothing keeps the visit from being recorded. */
export function isSound(faults: VisitFaults): boolean {
  return Object.keys(faults).length === 1 && Object.keys(faults.vitals).length === 0
}

/** A visit for control continues a known case; the register counts only the new ones. */
export function startsNewCase({ reasons }: Pick<VisitAnswers, 'reasons'>): boolean {
  return !reasons.includes('follow_up')
}

/** Better, the same or worse than last time; one of them at most. */
export function evolutionOf({ reasons }: Pick<VisitAnswers, 'reasons'>): Evolution | null {
  return (reasons.find((reason) => reason in evolutionWords) as Evolution | undefined) ?? null
}

/** The reasons with this evolution in the place of another. */
export function withEvolution(reasons: readonly string[], evolution: Evolution): string[] {
  return [...reasons.filter((reason) => !(reason in evolutionWords)), evolution]
}

/** The same day of a later month, or its last day. */
export function aMonthLater(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the visit says, under the names of the register; call it on a sound visit. */
export function contentOf(answers: VisitAnswers): VisitContent {
  const tested = answers.malaria !== 'none'
  const vitals = Object.fromEntries(measures.map((vital) => [vital, answers.vitals[vital] ?? null]))
  return {
    ...(vitals as Record<Measure, number | null>),
    consulted_at: answers.consultedAt,
    reasons: answers.reasons,
    signs: orNull(answers.signs),
    malaria_test: tested ? answers.malariaTest : 'none',
    malaria_result: answers.malaria === 'none' ? null : answers.malaria,
    diagnoses: answers.diagnoses,
    prescription: answers.prescription,
    treatment: orNull(answers.treatment),
    outcome: answers.outcome,
    next_visit_on: orNull(answers.nextVisitOn),
  }
}

/** What `consultation.save` takes: a new visit, or a correction from a revision, with its reason. */
export function toSave(
  answers: VisitAnswers,
  facility: string,
  patientId: string,
  correction?: { revision: number; reason: string },
): Record<string, unknown> {
  const content = contentOf(answers)
  return {
    facility_code: facility,
    id: answers.id,
    patient_id: patientId,
    ...content,
    is_new_case:
      content.diagnoses.length > 0
        ? content.diagnoses.some((diagnosis) => diagnosis.is_new_case)
        : startsNewCase(answers),
    revision: null,
    ...correction,
  }
}
