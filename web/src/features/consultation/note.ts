import { newId } from '../../lib/ids.ts'
import type { Dose, Medicine, Term } from '../../lib/lists/lists.ts'
import type { DiagnosisRecord, PrescriptionLine } from '../../lib/register/records.ts'
import { doseFor } from './dose.ts'
import { startsNewCase, type VisitAnswers } from './visit.ts'

/** A diagnosis of the list, as the register counts it. */
export function noteTerm(term: Term, answers: Pick<VisitAnswers, 'reasons'>): DiagnosisRecord {
  return {
    id: newId(),
    term_code: term.code,
    free_text: null,
    certainty: term.certainty,
    is_new_case: startsNewCase(answers),
  }
}

/** A diagnosis in the author's own words: a suspicion until they say more. */
export function noteWords(words: string, answers: Pick<VisitAnswers, 'reasons'>): DiagnosisRecord {
  return {
    id: newId(),
    term_code: null,
    free_text: words.slice(0, 200),
    certainty: 'suspected',
    is_new_case: startsNewCase(answers),
  }
}

/** A medicine of the list at the dose of this person; an empty dose is asked before the visit is saved. */
export function noteMedicine(
  medicine: Medicine,
  doses: readonly Dose[],
  kilos: number | undefined,
  ageMonths: number,
  locale: string,
): PrescriptionLine {
  const proposed = doseFor(doses, medicine.code, kilos, ageMonths, locale)
  return {
    id: newId(),
    medicine_code: medicine.code,
    free_text: null,
    dose: proposed?.dose ?? '',
    times_per_day: proposed?.times_per_day ?? null,
    days: proposed?.days ?? null,
    note: proposed?.note ?? null,
  }
}

/** A medicine that the list does not have. */
export function noteOwnMedicine(words: string): PrescriptionLine {
  return {
    id: newId(),
    medicine_code: null,
    free_text: words.slice(0, 200),
    dose: '',
    times_per_day: null,
    days: null,
    note: null,
  }
}
