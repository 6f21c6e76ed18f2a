import { createContext, useContext } from 'react'
import type { Lists, SignRule } from '../../lib/lists/lists.ts'
import type { PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import type { VisitAnswers, VisitFaults } from './visit.ts'
import type { Person } from './vitals.ts'

/** What every part of the form of a visit stands on. */
export interface VisitContext {
  answers: VisitAnswers
  change: (part: Partial<VisitAnswers>) => void
  patient: PatientRecord
  person: Person
  role: string
  /** In force on the day of the visit. */
  lists: Lists
  /** What the figures and the reasons say by themselves. */
  signs: SignRule[]
  faults: VisitFaults
  /** The person has tried to save: what is missing is said. */
  tried: boolean
  /** The visits before this one, newest first. */
  earlier: VisitRecord[]
  /** The weight that doses stand on: measured now, or last time. */
  kilos: number | undefined
  mayRefer: boolean
}

export const VisitContext = createContext<VisitContext | undefined>(undefined)

/** The visit around this part of the form. */
export function useVisit(): VisitContext {
  const context = useContext(VisitContext)
  if (!context) throw new Error('useVisit is for parts of the form of a visit')
  return context
}
