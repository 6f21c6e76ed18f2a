/** What happens next to some patients: one operation at a time, as a person with this device in hand would do it. */
import { v7 as uuidv7 } from 'uuid'
import type { Operation } from '../../../functions/_shared/contracts/sync.ts'
import { facility, operation } from '../device.ts'
import type { Dice } from './dice.ts'
import type { Held } from './held.ts'

const days = 86_400_000
const reasons = ['Erreur de ligne', 'Oubli', 'Résultat arrivé plus tard']

/** One family of records: the patients that the story is about, by their ids. */
export interface Story {
  patients: string[]
  visits: string[]
  merges: string[]
}
export const newStory = (): Story => ({ patients: [], visits: [], merges: [] })

/** Born up to 80 years ago, most of them children, some after a visit that is told of them: their age decides the band. */
const birth = (d: Dice): string => {
  const age = d.once(8) ? d.roll(50) : 30 + d.roll(d.once(3) ? 80 * 365 : 7 * 365)
  return new Date(Date.now() - age * days).toISOString().slice(0, 10)
}

const findings = (d: Dice) =>
  Array.from({ length: d.roll(4) }, () => ({
    id: uuidv7(),
    ...(d.once(4)
      ? { free_text: 'Fatigue' }
      : { term_code: d.pick(['malaria_simple', 'malaria_severe', 'cough', 'measles']) }),
    certainty: d.pick(['suspected', 'confirmed']),
    is_new_case: !d.once(4),
  }))

function findingsOf(d: Dice, known: { diagnoses: { id: string }[] } | undefined) {
  const kept = (known?.diagnoses ?? [])
    .filter(() => !d.once(3))
    .map((one) => ({ ...one, certainty: d.pick(['suspected', 'confirmed']) }))
  return [...kept, ...findings(d).slice(0, 2)]
}

function content(d: Dice, id: string, patientId: string) {
  const test = d.pick(['none', 'rdt', 'microscopy'])
  return {
    facility_code: facility,
    id,
    patient_id: patientId,
    // Up to eight weeks late: a week, a month and a year may end in between.
    consulted_at: new Date(Date.now() - d.roll(56 * 24 * 60) * 60_000).toISOString(),
    reasons: d.pick([[], ['fever'], ['cough', 'fever'], ['cough']]),
    malaria_test: test,
    malaria_result: test === 'none' ? null : d.pick(['positive', 'negative', 'invalid']),
    is_new_case: !d.once(3),
    outcome: d.pick(['home', 'home', 'observation', 'referred', 'deceased']),
  }
}

function register(d: Dice, story: Story): Operation {
  const id = uuidv7()
  story.patients.push(id)
  const args = {
    facility_code: facility,
    id,
    family_name: 'Dolo',
    given_name: 'Awa',
    sex: d.pick(['F', 'M']),
    birth_date: birth(d),
  }
  return operation('patient.save', id, args)
}

function consult(d: Dice, story: Story): Operation {
  const [id, patient] = [uuidv7(), d.pick(story.patients)]
  story.visits.push(id)
  return operation('consultation.save', patient, { ...content(d, id, patient), diagnoses: findings(d) })
}

function correctPatient(d: Dice, story: Story, held: Held): Operation | undefined {
  const known = held.patients.get(d.pick(story.patients))
  if (!known) return undefined
  const { id, family_name, given_name, revision } = known
  const args = {
    facility_code: facility,
    id,
    family_name,
    given_name,
    revision,
    sex: d.pick(['F', 'M']),
    birth_date: d.once(3) ? known.birth_date : birth(d),
  }
  return operation('patient.save', String(id), args)
}

function correctVisit(d: Dice, story: Story, held: Held): Operation | undefined {
  if (story.visits.length === 0) return undefined
  const known = held.visits.get(d.pick(story.visits))
  if (!known) return undefined
  const patient = String(known.patient_id)
  const more = d.once(3) ? {} : { diagnoses: findingsOf(d, known as never) }
  const args = {
    ...content(d, String(known.id), patient),
    ...more,
    revision: known.revision,
    reason: d.pick(reasons),
  }
  // Half of the corrections leave the day alone.
  return operation(
    'consultation.save',
    patient,
    d.once(2) ? { ...args, consulted_at: known.consulted_at } : args,
  )
}

function withdraw(d: Dice, story: Story, held: Held): Operation | undefined {
  if (story.visits.length === 0) return undefined
  const known = held.visits.get(d.pick(story.visits))
  const args = { facility_code: facility, id: known?.id, revision: known?.revision, reason: d.pick(reasons) }
  return known && operation('consultation.withdraw', String(known.patient_id), args)
}

function merge(d: Dice, story: Story, held: Held): Operation | undefined {
  const [kept, merged] = [
    held.patients.get(d.pick(story.patients)),
    held.patients.get(d.pick(story.patients)),
  ]
  if (!kept || !merged || kept === merged) return undefined
  const id = uuidv7()
  story.merges.push(id)
  const chosen = ['birth_date', 'birth_precision', 'sex', 'village'].filter(() => d.once(2))
  return operation('patient.merge', String(kept.id), {
    ...{
      facility_code: facility,
      id,
      kept_id: kept.id,
      merged_id: merged.id,
      chosen,
      reason: d.pick(reasons),
    },
    ...{ kept_revision: kept.revision, merged_revision: merged.revision, sex: d.pick([kept, merged]).sex },
  })
}

function undo(d: Dice, story: Story): Operation | undefined {
  if (story.merges.length === 0) return undefined
  return operation('merge.undo', d.pick(story.patients), {
    facility_code: facility,
    id: d.pick(story.merges),
    reason: d.pick(reasons),
  })
}

const steps = [
  consult,
  consult,
  consult,
  correctVisit,
  correctVisit,
  correctPatient,
  correctPatient,
  withdraw,
  merge,
  undo,
  undo,
  register,
]

/** The next thing that somebody does, by what their device holds. */
export function nextStep(d: Dice, story: Story, held: Held): Operation {
  if (story.patients.length === 0) return register(d, story)
  for (;;) {
    const step = d.pick(steps)(d, story, held)
    if (step) return step
  }
}
