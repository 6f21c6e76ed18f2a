/** A plan is one statement, what each person must get from it, and what shows that it could have worked. */
import type { Actor } from './actors.ts'
import type { Attempt } from './engine.ts'

export interface Plan {
  attempt: Attempt
  /** What is attacked, and how: `sis.patient update`. */
  subject: string
  verb: string
  /** Whose it is: one for each cell of the plan. */
  targets: readonly string[]
  /** What is wrong with what this person got; nothing when it is as declared. */
  judge(me: Actor, outcome: string): string[]
  /** Whether this person succeeds, which shows that those who are refused are refused and not mistaken. */
  succeeds(me: Actor): boolean
  /** Where nobody may: what the owner of the tables must get. Absent where the owner cannot stand in. */
  asOwner?: (outcome: string) => boolean
}

/** At least one row, or a value that says something. */
export const isSuccess = (outcome: string): boolean =>
  outcome.startsWith('ok ') && !['ok 0', 'ok ∅', 'ok false'].includes(outcome)

/** The statement reached the row: what stopped it is another row that hangs on it. */
export const reachedRow = (outcome: string): boolean => isSuccess(outcome) || outcome.startsWith('23503 ')

/** The same refusal, whatever its details say. */
export const isRefusal = (expected: string, outcome: string): boolean =>
  outcome === expected || outcome.startsWith(`${expected} | `)

export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`
