import { type Mutant, titleOf } from './mutant.ts'

/** Faults that change nothing anybody could see, and why: they are not planted. */
const reasons: readonly { title: RegExp; reason: string }[] = [
  {
    title: /^status ignored: private\.guard_grant\(\) 1/,
    reason:
      'whoever edits a role of a facility is active there, and has one membership there: one of theirs that holds the role is active',
  },
]

/** Why this fault is none, or null. */
export function equivalent(mutant: Mutant): string | null {
  return reasons.find(({ title }) => title.test(titleOf(mutant)))?.reason ?? null
}
