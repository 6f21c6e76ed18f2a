import type { MalariaStep, SignRule } from '../../lib/lists/lists.ts'
import type { Person } from './vitals.ts'

export type MalariaAnswer = MalariaStep['result']

interface Situation extends Person {
  result: MalariaAnswer
  signs: readonly SignRule[]
  /** Weeks of pregnancy, when they are known. */
  weeks: number | undefined
}

/** `weeks`: the step depends on how far the pregnancy is, and nobody has said it yet. */
export type Proposal = { step: MalariaStep } | { step?: undefined; asks: 'weeks' } | undefined

/**
 * What the national scheme suggests next: the first step of the list that fits. Without a test, only for somebody
 * in whom a sign suspects malaria.
 */
export function proposalFor(steps: readonly MalariaStep[], situation: Situation): Proposal {
  const { result, signs, ageMonths, pregnant, weeks } = situation
  if (result === 'none' && !signs.some((sign) => sign.suspects_malaria)) return undefined
  const danger = signs.some((sign) => sign.level === 'danger')
  for (const step of steps) {
    if (step.result !== result) continue
    if (step.danger !== null && step.danger !== danger) continue
    if (ageMonths < step.from_months || (step.to_months !== null && ageMonths >= step.to_months)) continue
    if (step.pregnant !== null && step.pregnant !== pregnant) continue
    if (step.weeks_below !== null) {
      if (weeks === undefined) return { asks: 'weeks' }
      if (weeks >= step.weeks_below) continue
    }
    return { step }
  }
  return undefined
}
