import { judgePressure, judgeVital, type VitalName, type Vitals, vitalNames } from './vitals.ts'

export type Outcome = 'home' | 'observation' | 'referred' | 'deceased'
export type MalariaAnswer = 'none' | 'negative' | 'positive' | 'invalid'

export interface NotedDiagnosis {
  id: string
  /** A term of the list, or what was written when the list does not have it. */
  termCode: string | null
  freeText: string | null
  certainty: 'suspected' | 'confirmed'
  isNewCase: boolean
}

export interface VisitAnswers {
  id: string
  /** When the form was opened: the same at every attempt to send it, whenever the network comes back. */
  consultedAt: string
  reasons: string[]
  signs: string
  vitals: Vitals
  /** Unusual figures that the person has read again and kept. */
  confirmed: Vitals
  malaria: MalariaAnswer
  malariaTest: 'rdt' | 'microscopy'
  diagnoses: NotedDiagnosis[]
  treatment: string
  outcome: Outcome
  nextVisitOn: string
}

export interface VisitFaults {
  vitals: Partial<Record<VitalName, 'ask' | 'refuse'>>
  pressure?: 'refuse'
  nothing?: true
  nextVisit?: true
  tooLong?: true
}

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
    treatment: '',
    outcome: 'home',
    nextVisitOn: '',
  }
}

/** What is still to be read again or corrected among the figures. */
export function faultsOfVitals(answers: Pick<VisitAnswers, 'vitals' | 'confirmed'>, ageMonths: number) {
  const found: VisitFaults['vitals'] = {}
  for (const name of vitalNames) {
    const value = answers.vitals[name]
    const verdict = judgeVital(name, value, ageMonths)
    if (verdict === 'refuse') found[name] = 'refuse'
    else if (verdict === 'ask' && answers.confirmed[name] !== value) found[name] = 'ask'
  }
  return found
}

/** Everything that keeps the visit from being recorded. */
export function faultsOfVisit(answers: VisitAnswers, ageMonths: number): VisitFaults {
  const faults: VisitFaults = { vitals: faultsOfVitals(answers, ageMonths) }
  if (judgePressure(answers.vitals) === 'refuse') faults.pressure = 'refuse'
  if (answers.reasons.length === 0 && answers.diagnoses.length === 0) faults.nothing = true
  if (answers.nextVisitOn !== '' && answers.nextVisitOn < answers.consultedAt.slice(0, 10)) {
    faults.nextVisit = true
  }
  if (answers.treatment.length > 5000 || answers.signs.length > 5000) faults.tooLong = true
  return faults
}

/** Nothing keeps the visit from being recorded. */
export function isSound(faults: VisitFaults): boolean {
  return Object.keys(faults).length === 1 && Object.keys(faults.vitals).length === 0
}

/** A visit for control continues a known case; the register counts only the new ones. */
export function startsNewCase(answers: Pick<VisitAnswers, 'reasons'>): boolean {
  return !answers.reasons.includes('follow_up')
}

/** Signs for which a first-level facility thinks of evacuation, whatever the diagnosis. */
export function isInDanger(answers: VisitAnswers, ageMonths: number): boolean {
  const { spo2_pct: oxygen, temperature_c: heat } = answers.vitals
  const young = ageMonths < 60
  return (
    answers.reasons.includes('convulsions') ||
    (young && answers.reasons.includes('feeding')) ||
    (oxygen !== undefined && oxygen < 90) ||
    (ageMonths < 2 && heat !== undefined && (heat >= 38 || heat < 35.5))
  )
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What `save_consultation` takes; call it on a sound visit. */
export function toSave(answers: VisitAnswers, facility: string, patientId: string): Record<string, unknown> {
  const tested = answers.malaria !== 'none'
  return {
    facility_code: facility,
    id: answers.id,
    patient_id: patientId,
    consulted_at: answers.consultedAt,
    reasons: answers.reasons,
    signs: orNull(answers.signs),
    ...Object.fromEntries(vitalNames.map((name) => [name, answers.vitals[name] ?? null])),
    malaria_test: tested ? answers.malariaTest : 'none',
    malaria_result: tested ? answers.malaria : null,
    is_new_case:
      answers.diagnoses.length > 0
        ? answers.diagnoses.some((diagnosis) => diagnosis.isNewCase)
        : startsNewCase(answers),
    treatment: orNull(answers.treatment),
    outcome: answers.outcome,
    next_visit_on: orNull(answers.nextVisitOn),
    diagnoses: answers.diagnoses.map((diagnosis) => ({
      id: diagnosis.id,
      term_code: diagnosis.termCode,
      free_text: diagnosis.freeText,
      certainty: diagnosis.certainty,
      is_new_case: diagnosis.isNewCase,
    })),
    revision: null,
  }
}
