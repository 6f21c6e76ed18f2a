import type { Claims } from '../_shared/caller.ts'
import type { MinistryFigures } from '../_shared/contracts/ministry.ts'
import { asCaller, type Transaction } from '../_shared/database.ts'
import { Refusal } from '../_shared/refusal.ts'
import type { Week } from './week.ts'

type Facility = MinistryFigures['facilities'][number]
const summed = [
  'consultations',
  'consultations_new',
  'malaria_suspected',
  'malaria_tested',
  'malaria_confirmed',
  'cases',
  'deaths',
] as const

function facilitiesOf(sql: Transaction, week: Week) {
  return sql<Facility[]>`
    with activity as (
      select a.facility_code,
        sum(a.total) filter (where a.indicator = 'consultation')::int as consultations,
        sum(a.total) filter (where a.indicator = 'consultation_new')::int as consultations_new,
        sum(a.total) filter (where a.indicator = 'malaria_suspected')::int as malaria_suspected,
        sum(a.total) filter (where a.indicator = 'malaria_tested')::int as malaria_tested,
        sum(a.total) filter (where a.indicator = 'malaria_confirmed')::int as malaria_confirmed
      from ministry.daily_activity a
      where a.day between ${week.start}::date and ${week.end}::date
      group by 1
    ), cases as (
      select c.facility_code, sum(c.cases)::int as cases, sum(c.deaths)::int as deaths
      from ministry.weekly_cases c where c.week_start = ${week.start}::date
      group by 1
    )
    select f.code, f.name, f.kind, f.area, f.latitude::float8, f.longitude::float8, f.population,
      coalesce(a.consultations, 0) as consultations, coalesce(a.consultations_new, 0) as consultations_new,
      coalesce(a.malaria_suspected, 0) as malaria_suspected, coalesce(a.malaria_tested, 0) as malaria_tested,
      coalesce(a.malaria_confirmed, 0) as malaria_confirmed,
      coalesce(c.cases, 0) as cases, coalesce(c.deaths, 0) as deaths
    from ministry.facility_directory f
    left join activity a on a.facility_code = f.code
    left join cases c on c.facility_code = f.code
    where f.kind <> 'ministry'
    order by f.name, f.code`
}

function curveOf(sql: Transaction, week: Week) {
  return sql<MinistryFigures['curve']>`
    select c.disease_code, c.epi_year as year, c.epi_week as week, c.week_start::text as start,
      sum(c.cases)::int as cases, sum(c.deaths)::int as deaths
    from ministry.weekly_cases c
    where c.week_start between ${week.start}::date - 77 and ${week.start}::date
    group by 1, 2, 3, 4 order by 4, 1`
}

function referralsOf(sql: Transaction, week: Week) {
  return sql<MinistryFigures['referrals']>`
    select r.from_facility, r.to_facility, r.kind, r.status, r.total
    from ministry.referral_flow r
    where r.week_start = ${week.start}::date and r.total > 0
    order by r.total desc, 1, 2, 3, 4`
}

function totalsOf(
  facilities: Facility[],
  referrals: MinistryFigures['referrals'],
): MinistryFigures['totals'] {
  const sums = Object.fromEntries(
    summed.map((key) => [key, facilities.reduce((sum, facility) => sum + facility[key], 0)]),
  ) as Record<(typeof summed)[number], number>
  return {
    ...sums,
    facilities_reporting: facilities.filter((facility) => facility.consultations > 0).length,
    referrals_sent: referrals.reduce((sum, flow) => sum + flow.total, 0),
  }
}

/** One week of every facility, read with the caller's own rights: 403 for whoever is not at the Ministry. */
export function readFigures(claims: Claims, week: Week): Promise<MinistryFigures> {
  return asCaller(claims, async (sql) => {
    // The views hide their rows instead of refusing: without this, a stranger would read a week of zeros.
    const [may] = await sql`
      select private.national_with('reports', 'read') and private.national_with('surveillance', 'read') as national`
    if (!may?.national) throw new Refusal('forbidden', 403)
    const facilities = [...(await facilitiesOf(sql, week))]
    const curve = [...(await curveOf(sql, week))]
    const referrals = [...(await referralsOf(sql, week))]
    const totals = totalsOf(facilities, referrals)
    return { week, as_of: new Date().toISOString(), totals, facilities, curve, referrals }
  })
}
