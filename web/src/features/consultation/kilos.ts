import type { VisitRecord } from '../../lib/register/records.ts'
import type { VisitAnswers } from './visit.ts'

/** A weight older than this doses nobody: a child of five months is another child at eight. */
const weightDays = 90
const dayMs = 86_400_000

/** The weight measured now, or the last one if it is recent. */
export function kilosOf(answers: VisitAnswers, earlier: readonly VisitRecord[]): number | undefined {
  const typed = answers.vitals.weight_kg ?? undefined
  if (typed !== undefined && Number.isFinite(typed)) return typed
  const last = earlier.find((visit) => visit.weight_kg !== null)
  if (!last) return undefined
  const age = Date.parse(answers.consultedAt) - Date.parse(last.consulted_at)
  return age <= weightDays * dayMs ? (last.weight_kg ?? undefined) : undefined
}
