/** One visit: reasons, measurements, the malaria test, diagnoses, treatment and outcome. */
import type { Reason } from '../reference/reasons.ts'
import { termOf } from '../reference/terms.ts'
import { type Measurements, measure } from './body.ts'
import { DAY, isoDay, isoTime, MINUTE, malariaPositivity } from './calendar.ts'
import { type Condition, conditionOf, type Severity } from './conditions.ts'
import { ageAt, buildOf, type Patient } from './patients.ts'
import type { Random } from './random.ts'
import { treatmentFor } from './treatment.ts'
import { uuidv7 } from './uuid.ts'

export type Outcome = 'home' | 'observation' | 'referred' | 'deceased'

export type Consultation = Measurements & {
  facility_code: string
  id: string
  patient_id: string
  consulted_at: string
  sex: 'F' | 'M'
  age_months: number
  in_health_area: boolean
  reasons: Reason[]
  signs: string | null
  malaria_test: 'none' | 'rdt' | 'microscopy'
  malaria_result: 'negative' | 'positive' | 'invalid' | null
  is_new_case: boolean
  treatment: string
  outcome: Outcome
  next_visit_on: string | null
  author: string
  author_name: string
  created_at: string
  updated_at: string
}

export type Diagnosis = {
  facility_code: string
  id: string
  consultation_id: string
  term_code: string
  certainty: 'suspected' | 'confirmed'
  is_new_case: boolean
  created_at: string
}

export type Visit = { consultation: Consultation; diagnoses: Diagnosis[]; severity: Severity }

export type Setting = { facility: string; kind: string; canRefer: boolean }

type MalariaTest = Pick<Consultation, 'malaria_test' | 'malaria_result'>

/** Nine fevers in ten are tested; the test follows the season only when malaria is what they came for. */
function testForMalaria(
  episode: boolean,
  febrile: boolean,
  setting: Setting,
  day: string,
  random: Random,
): MalariaTest {
  if (!febrile || !random.chance(episode ? 0.96 : 0.72)) return { malaria_test: 'none', malaria_result: null }
  const microscopy = setting.kind === 'hospital' ? 0.6 : setting.kind === 'csref' ? 0.25 : 0
  return {
    malaria_test: random.chance(microscopy) ? 'microscopy' : 'rdt',
    malaria_result: random.chance(0.004)
      ? 'invalid'
      : episode && random.chance(malariaPositivity(day))
        ? 'positive'
        : 'negative',
  }
}

/** What the fever turned out to be, once the test has spoken. */
function feverDiagnosis(
  result: MalariaTest['malaria_result'],
  ageMonths: number,
  setting: Setting,
  random: Random,
): string {
  if (result === 'positive') {
    const grave =
      (ageMonths < 60 ? 0.08 : 0.03) * (setting.kind === 'hospital' ? 4 : setting.kind === 'csref' ? 2 : 1)
    return random.chance(grave) ? 'malaria_severe' : 'malaria_simple'
  }
  if (result === null || result === 'invalid') return 'malaria_suspected'
  return random.weighted([
    ['acute_respiratory_infection', 46],
    ['fever_unexplained', 24],
    ['pharyngitis', 14],
    ['diarrhoea', 9],
    ['urinary_infection', ageMonths > 180 ? 9 : 2],
  ])
}

function outcomeOf(severity: Severity, setting: Setting, random: Random): Outcome {
  const hospital = setting.kind === 'hospital'
  const [referred, observed, deceased] = {
    mild: [0.008, 0.01, 0],
    moderate: [0.13, 0.18, 0.001],
    severe: [0.62, 0.34, hospital ? 0.03 : 0.012],
  }[severity]
  const kept = setting.canRefer ? (setting.kind === 'csref' ? 0.6 : 1) : 0
  return random.weighted<Outcome>([
    ['deceased', deceased ?? 0],
    ['referred', (referred ?? 0) * kept],
    ['observation', (observed ?? 0) + (referred ?? 0) * (1 - kept)],
    ['home', Math.max(0, 1 - (referred ?? 0) - (observed ?? 0))],
  ])
}

const SIGNS: Partial<Record<string, string>> = {
  malaria_severe: 'Léthargique, pâleur palmaire, refus de boire',
  pneumonia: 'Tirage sous-costal, râles crépitants à droite',
  diarrhoea_dehydration: 'Yeux enfoncés, pli cutané lent, soif',
  meningitis_suspected: 'Raideur de la nuque, photophobie',
  measles_suspected: 'Éruption maculopapuleuse, conjonctivite, catarrhe',
  malnutrition_severe: 'Fonte musculaire, cheveux cassants',
  appendicitis: 'Défense de la fosse iliaque droite',
  obstructed_labour: 'Travail prolongé, stagnation de la dilatation',
  pre_eclampsia: 'Œdèmes, céphalées, protéinurie à la bandelette',
  acute_flaccid_paralysis: 'Déficit flasque d’apparition brutale',
  snake_bite: 'Œdème du membre, traces de crochets',
}

/** Draws the visit of a patient for a condition at an instant. */
export function makeVisit(
  patient: Patient,
  condition: Condition,
  at: number,
  returning: boolean,
  author: { id: string; name: string },
  setting: Setting,
  random: Random,
): Visit {
  const day = isoDay(at)
  const ageMonths = ageAt(patient, at)
  const episode = condition.term === 'malaria_suspected'
  const febrile =
    condition.reasons.includes('fever') && random.chance(condition.reasons[0] === 'fever' ? 1 : 0.7)
  const test = testForMalaria(episode, febrile, setting, day, random)
  const term = episode ? feverDiagnosis(test.malaria_result, ageMonths, setting, random) : condition.term
  const severity: Severity = term === 'malaria_severe' ? 'severe' : episode ? 'mild' : condition.severity
  const newCase = !(returning && condition.chronic)
  const build = buildOf(patient.id)
  const measured = measure(
    { term, severity, febrile, ageMonths, sex: patient.sex, build, kind: setting.kind },
    random,
  )
  const weight = measured.weight_kg ?? 60 * build
  const outcome = term === 'maternal_death' ? 'deceased' : outcomeOf(severity, setting, random)
  const recordedAt = isoTime(at + random.int(3, 9) * MINUTE)
  const id = uuidv7(at, random)

  const noted = [term]
  if (term === 'malaria_severe' && random.chance(0.4)) noted.push('anaemia')
  else if (ageMonths >= 6 && ageMonths < 60 && random.chance(0.05)) noted.push('malnutrition_moderate')
  else if (random.chance(0.07)) noted.push(random.pick(['intestinal_worms', 'anaemia', 'gastritis', 'tinea']))

  const reasons = condition.reasons.filter((reason, i) =>
    reason === 'fever' ? febrile : i === 0 || random.chance(0.45),
  )
  const consultation: Consultation = {
    facility_code: patient.facility_code,
    id,
    patient_id: patient.id,
    consulted_at: isoTime(at),
    sex: patient.sex,
    age_months: ageMonths,
    in_health_area: patient.in_health_area,
    reasons,
    signs: SIGNS[term] ?? null,
    ...measured,
    muac_mm: noted.includes('malnutrition_moderate') ? random.int(116, 124) : measured.muac_mm,
    ...test,
    is_new_case: newCase,
    treatment: treatmentFor(term, ageMonths, weight, febrile, random),
    outcome,
    next_visit_on: nextVisit(condition, severity, outcome, at, random),
    author: author.id,
    author_name: author.name,
    created_at: recordedAt,
    updated_at: recordedAt,
  }
  const diagnoses = [...new Set(noted)].map((code) => ({
    facility_code: patient.facility_code,
    id: uuidv7(at, random),
    consultation_id: id,
    term_code: code,
    certainty: termOf(code).certainty,
    is_new_case: newCase,
    created_at: recordedAt,
  }))
  return { consultation, diagnoses, severity }
}

function nextVisit(
  condition: Condition,
  severity: Severity,
  outcome: Outcome,
  at: number,
  random: Random,
): string | null {
  if (outcome !== 'home') return null
  if (condition.chronic) return isoDay(at + random.pick([7, 14, 28, 28]) * DAY)
  return severity === 'moderate' && random.chance(0.6) ? isoDay(at + random.int(2, 7) * DAY) : null
}

/** A visit for a given diagnosis, as a scene needs it: the same drawing, the condition chosen. */
export const conditionFor = (term: string): Condition =>
  term.startsWith('malaria_') ? conditionOf('malaria_suspected') : conditionOf(term)
