/**
 * The counts, worked out anew from the records by somebody who has read the manual and not the SQL: what an age in
 * months is, which day and week a visit belongs to, what a case is. Sex and age come from the patient, not from what
 * the visit remembers of them.
 */
import type postgres from 'postgres'

interface Visit {
  id: string
  patient_id: string
  consulted_at: Date
  reasons: string[]
  malaria_test: string
  malaria_result: string | null
  is_new_case: boolean
  outcome: string
}

const dayMs = 86_400_000

/** Completed months between a birth and a day, both `2026-11-24`. */
export function monthsBetween(born: string, day: string): number {
  const [y1, m1, d1] = born.split('-').map(Number) as [number, number, number]
  const [y2, m2, d2] = day.split('-').map(Number) as [number, number, number]
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

/** Bamako keeps universal time. */
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The Monday of the week. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return dayOf(new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs))
}

export type Cells = Map<string, string>

/** What the records of a facility say the counts must be: `case …` and `activity …` cells, and no cell of zero. */
export async function recount(sql: postgres.Sql, facility: string): Promise<Cells> {
  const patients = new Map(
    (
      await sql`select id, sex, birth_date::text as born from sis.patient where facility_code = ${facility}`
    ).map((row) => [row.id as string, row as unknown as { sex: string; born: string }]),
  )
  const diseases = new Map(
    (await sql`select code, disease_code from sis.diagnosis_term`).map((row) => [row.code, row.disease_code]),
  )
  const bands = await sql`select code, from_months, to_months from sis.age_band`
  const visits =
    (await sql`select * from sis.consultation where facility_code = ${facility} and deleted_at is null`) as unknown as Visit[]
  const noted = new Map<string, postgres.Row[]>()
  for (const row of await sql`select consultation_id, term_code, certainty, is_new_case from sis.diagnosis
      where facility_code = ${facility}`)
    noted.set(row.consultation_id, [...(noted.get(row.consultation_id) ?? []), row])
  const cases = new Map<string, [number, number]>()
  const activity = new Map<string, number>()
  for (const visit of visits) {
    const patient = patients.get(visit.patient_id)
    if (!patient) throw new Error('a visit of nobody')
    const day = dayOf(visit.consulted_at)
    const months = monthsBetween(patient.born, day)
    const band = bands.find((b) => b.from_months <= months && (b.to_months === null || months < b.to_months))
    for (const found of noted.get(visit.id) ?? []) {
      const disease = diseases.get(found.term_code)
      if (!disease || !found.is_new_case) continue
      const cell = `case ${disease} ${mondayOf(day)} ${band?.code ?? '?'} ${patient.sex} ${found.certainty}`
      const [all, deaths] = cases.get(cell) ?? [0, 0]
      cases.set(cell, [all + 1, deaths + (visit.outcome === 'deceased' ? 1 : 0)])
    }
    const tested = visit.malaria_test !== 'none'
    const counted = {
      consultation: true,
      consultation_new: visit.is_new_case,
      malaria_suspected: tested || visit.reasons.includes('fever'),
      malaria_tested: tested,
      malaria_confirmed: visit.malaria_result === 'positive',
    }
    for (const [indicator, counts] of Object.entries(counted)) {
      const cell = `activity ${indicator} ${day}`
      if (counts) activity.set(cell, (activity.get(cell) ?? 0) + 1)
    }
  }
  const text = [...cases].map(([cell, [all, deaths]]) => [cell, `${all} cases, ${deaths} deaths`] as const)
  return new Map([...text, ...[...activity].map(([cell, n]) => [cell, String(n)] as const)])
}

/** What the counts are, in the same cells. */
export async function counted(sql: postgres.Sql, facility: string): Promise<Cells> {
  const cases =
    await sql`select format('case %s %s %s %s %s', disease_code, week_start, age_band, sex, certainty) as cell,
      format('%s cases, %s deaths', cases, deaths) as value
    from sis.case_count where facility_code = ${facility} and (cases <> 0 or deaths <> 0)`
  const activity = await sql`select format('activity %s %s', indicator, day) as cell, total::text as value
    from sis.activity_count where facility_code = ${facility} and total <> 0 and indicator not like 'referral%'`
  return new Map([...cases, ...activity].map(({ cell, value }) => [cell, value]))
}

/** Each cell in which the two differ, with both values. */
export async function differences(sql: postgres.Sql, facility: string): Promise<string[]> {
  const [expected, found] = [await recount(sql, facility), await counted(sql, facility)]
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((cell) => expected.get(cell) !== found.get(cell))
    .map((cell) => `${cell}: ${expected.get(cell) ?? 'none'} expected, ${found.get(cell) ?? 'none'} counted`)
}
