import { useCan, useMembership } from '../../../lib/access.ts'
import { enqueue } from '../../../lib/outbox/outbox.ts'
import { noteArrival, useMayNoteArrival } from '../arrivals.ts'
import { callDistinct } from '../duplicates/merges.ts'
import { type PatientAnswers, toSave } from './patientForm.ts'

/** What follows the card: the visit, the list of those who wait, or the record itself. */
export type Next = 'consult' | 'wait' | 'open'

/** The main button and the other one, by what the person in front of the screen does next. */
export function useNextSteps(isCorrection: boolean): [main: Next, other?: Next] {
  const isDesk = useMembership().document.home === 'desk'
  const mayConsult = useCan('consultations', 'create')
  const mayNote = useMayNoteArrival()
  if (isCorrection) return ['open']
  if (mayConsult && !isDesk) return mayNote ? ['consult', 'wait'] : ['consult', 'open']
  return mayNote ? ['wait', 'open'] : ['open']
}

/** Keeps the card on the device, with what was decided along the way; it leaves with the next exchange. */
export async function save(
  answers: PatientAnswers,
  facility: string,
  today: string,
  next: Next,
): Promise<void> {
  await enqueue({
    kind: 'patient.save',
    facility,
    subject: answers.id,
    args: toSave(answers, facility, today),
  })
  for (const other of answers.notSame) await callDistinct(facility, answers.id, other)
  if (next === 'wait') await noteArrival(facility, answers.id)
}
