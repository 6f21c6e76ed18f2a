import { useCan, useMembership } from '../../lib/access.ts'
import { ageInMonths } from '../../lib/format.ts'
import { useLists } from '../../lib/lists/kept.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import type { VisitContext } from './context.ts'
import { weightForAge } from './growth.ts'
import { kilosOf } from './kilos.ts'
import { faultsOfVisit, type VisitAnswers } from './visit.ts'
import { type Person, signsOf } from './vitals.ts'

/** What the form of a visit of this patient stands on. */
export function useVisitForm(
  patient: PatientRecord,
  answers: VisitAnswers,
  visits: readonly VisitRecord[],
  change: (part: Partial<VisitAnswers>) => void,
): Omit<VisitContext, 'tried'> {
  const { role_code: role } = useMembership()
  const mayRefer = useCan('referrals', 'create')
  const lists = useLists(answers.consultedAt.slice(0, 10))
  const person: Person = {
    sex: patient.sex,
    ageMonths: ageInMonths(patient.birth_date, answers.consultedAt),
    pregnant: patient.pregnant,
  }
  const earlier = visits.filter(
    (visit) => visit.id !== answers.id && visit.consulted_at <= answers.consultedAt,
  )
  const kilosNow = answers.vitals.weight_kg ?? undefined
  const figures = { ...answers.vitals, weight_for_age: weightForAge(lists.growth, kilosNow, person) }
  return {
    answers,
    change,
    patient,
    person,
    role,
    lists,
    signs: signsOf(lists.signs, figures, answers.reasons, person),
    faults: faultsOfVisit(answers, person, lists.ranges),
    earlier,
    kilos: kilosOf(answers, earlier),
    mayRefer,
  }
}
