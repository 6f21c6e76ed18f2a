/** The consolidated figures of one week, as the `ministry` function gives them. Counts, never a record. */
import * as z from 'zod/mini'
import { day, instant, pastDay } from './fields.ts'

/** The query of `GET /ministry`: any day of the week; the current week when absent. */
export const ministryQuery = z.strictObject({ week: z.optional(pastDay) })
export type MinistryQuery = z.infer<typeof ministryQuery>

const count = z.int()
const activity = {
  consultations: count,
  consultations_new: count,
  malaria_suspected: count,
  malaria_tested: count,
  malaria_confirmed: count,
  cases: count,
  deaths: count,
}

export const ministryFigures = z.strictObject({
  /** An ISO week: Monday to Sunday, the first one holding the year's first Thursday. */
  week: z.strictObject({ year: z.int(), week: z.int(), start: day, end: day }),
  as_of: instant,
  totals: z.strictObject({ ...activity, facilities_reporting: count, referrals_sent: count }),
  facilities: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      area: z.nullable(z.string()),
      latitude: z.nullable(z.number()),
      longitude: z.nullable(z.number()),
      population: z.nullable(count),
      ...activity,
    }),
  ),
  /** Cases by disease of the last twelve weeks, the asked one included. */
  curve: z.array(
    z.strictObject({
      disease_code: z.string(),
      year: z.int(),
      week: z.int(),
      start: day,
      cases: count,
      deaths: count,
    }),
  ),
  /** Referrals sent in the week, by their present status. */
  referrals: z.array(
    z.strictObject({
      from_facility: z.string(),
      to_facility: z.string(),
      kind: z.string(),
      status: z.string(),
      total: count,
    }),
  ),
})
export type MinistryFigures = z.infer<typeof ministryFigures>
