import { newId } from '../../lib/ids.ts'
import { composeSigns, type Measure, measuresOf, type SourceConsultation } from './signs.ts'
import type { Kind } from './story.ts'

/** The answers of the form, all text until they are sent. */
export interface NewReferral {
  id: string
  kind: Kind
  to_facility: string | null
  reason: string
  history: string
  signs: string
  measures: Partial<Record<Measure, number>>
  tests: string
  treatment: string
  transport: string | null
  escort: string
}

/** A fresh form, filled with what the consultation already said. */
export function startFrom(
  source: SourceConsultation | undefined,
  destination: string | null,
  tests: string,
): NewReferral {
  return {
    id: newId(),
    kind: 'reference',
    to_facility: destination,
    reason: '',
    history: '',
    signs: source?.signs ?? '',
    measures: source ? measuresOf(source) : {},
    tests,
    treatment: source?.treatment ?? '',
    transport: null,
    escort: '',
  }
}

interface Place {
  facility: string
  patientId: string
  consultationId: string | null
}

/** What leaves: an answer that was not given is absent, never an empty text. */
export function toMessage(answers: NewReferral, place: Place, decidedAt: string) {
  const { id, kind, to_facility } = answers
  const optional: Record<string, unknown> = {
    consultation_id: place.consultationId,
    history: answers.history.trim(),
    signs: composeSigns(answers.measures, answers.signs),
    tests: answers.tests.trim(),
    treatment: answers.treatment.trim(),
    transport: answers.transport,
    escort: answers.escort.trim(),
  }
  const said = Object.entries(optional).filter(([, value]) => value !== null && value !== '')
  return {
    id,
    kind,
    to_facility,
    from_facility: place.facility,
    patient_id: place.patientId,
    reason: answers.reason.trim(),
    decided_at: decidedAt,
    ...Object.fromEntries(said),
  }
}
