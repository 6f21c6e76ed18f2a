/** The first of a list that is otherwise left in disorder: sorting two thousand to show twenty takes too long. */
import { costs } from '../../../../functions/_shared/names/match.ts'
import type { Person } from './person.ts'

export interface Answer {
  root: Person
  /** The record that answered: one merged into the root, or the root itself. */
  from: Person
  cost: number
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const lastVisit = ({ root, from }: Answer): string => {
  const own = root.record.last_visit_on ?? ''
  const other = from.record.last_visit_on ?? ''
  return compare(own, other) < 0 ? other : own
}

const byRecency = (a: Answer, b: Answer): number => a.cost - b.cost || compare(lastVisit(b), lastVisit(a))
const byId = (a: Answer, b: Answer): number => compare(a.root.record.id, b.root.record.id)

/** One answer for each person: their closest record, and the one that goes on rather than one merged into it. */
function onePerPerson(answers: readonly Answer[]): readonly Answer[] {
  if (answers.every(({ root, from }) => root === from)) return answers
  const closest = new Map<Person, Answer>()
  for (const answer of answers) {
    const known = closest.get(answer.root)
    if (!known || closer(answer, known) < 0) closest.set(answer.root, answer)
  }
  return [...closest.values()]
}

const closer = (a: Answer, b: Answer): number =>
  a.cost - b.cost ||
  Number(a.from !== a.root) - Number(b.from !== b.root) ||
  compare(a.from.record.id, b.from.record.id)

/** When so many fit, those who miss a word or a number more are not shown. */
const few = 3

/** The dearest that is shown: whoever misses a term costs 12 more than the steps of misspelling before. */
function dearestOf(byCost: readonly number[], limit: number): number {
  let sum = 0
  let dearest = byCost.length
  for (let cost = 0; cost < byCost.length; cost++) {
    sum += byCost[cost] ?? 0
    if (sum >= limit) return cost
    if (sum >= few && (cost + 1) % costs.unmatched === 0) return cost
    dearest = cost
  }
  return dearest
}

/** The closest so many, in order: by cost, then whoever came last, then by name. */
export function best(answers: readonly Answer[], limit: number): Answer[] {
  const people = onePerPerson(answers)
  const byCost: number[] = []
  for (const { cost } of people) byCost[cost] = (byCost[cost] ?? 0) + 1
  const dearest = dearestOf(byCost, limit)
  return people
    .filter(({ cost }) => cost <= dearest)
    .sort((a, b) => byRecency(a, b) || byId(a, b))
    .slice(0, limit)
    .sort((a, b) => byRecency(a, b) || compare(a.root.name, b.root.name) || byId(a, b))
}
