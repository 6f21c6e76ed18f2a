/**
 * The figures of isolation: a country of many facilities, roles, members and visits, what opening one more
 * costs, what asking for one's rights costs, and what the policies cost.
 */
import { benchPolicies } from './policies.ts'
import { benchAccess } from './scale_access.ts'
import { fillStaff, hireCast, openUntil, rolesEach, startCountry } from './scale_country.ts'
import { benchOpening } from './scale_opening.ts'
import { loadRecords } from './scale_records.ts'

export interface Size {
  facilities: number
  members: number
  visits: number
}

export const country: Size = { facilities: 1500, members: 15_000, visits: 5_000_000 }

/** Opening is measured at these sizes and at the last. Each measure opens a few itself. */
const steps = [5, 500]
const openedByMeasure = 14

const minutes = (since: number) => `${((performance.now() - since) / 60_000).toFixed(1)} min`

/** Builds the country in a database of its own, prints every figure, and leaves nothing behind. */
export async function benchIsolation(size: Size): Promise<void> {
  const began = performance.now()
  const made = await startCountry()
  try {
    await hireCast(made)
    for (const step of steps.filter((one) => one < size.facilities)) {
      await openUntil(made.owner, step)
      await benchOpening(made)
    }
    await openUntil(made.owner, size.facilities - openedByMeasure)
    await fillStaff(made, size.members)
    console.log(
      `${size.facilities} facilities with ${rolesEach} roles each, ${size.members} memberships (${minutes(began)})`,
    )
    const records = await loadRecords(made, size.visits)
    console.log(`${size.visits} visits loaded (${minutes(began)})`)
    await benchOpening(made)
    await benchAccess(made)
    await benchPolicies(made, records)
    console.log(`all of it: ${minutes(began)}`)
  } finally {
    await made.stop()
  }
}
