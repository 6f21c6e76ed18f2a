/** The words of the consultation contract, without its checks: the screens need no schema. */
import type {
  certainties,
  consultationOutcomes,
  malariaResults,
  malariaTests,
} from '../../../../functions/_shared/contracts/consultation.ts'

export type Certainty = (typeof certainties)[number]
export type ConsultationOutcome = (typeof consultationOutcomes)[number]
export type MalariaTest = (typeof malariaTests)[number]
export type MalariaResult = (typeof malariaResults)[number]
