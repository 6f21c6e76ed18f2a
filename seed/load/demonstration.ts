/** Loads the demonstration: everything on the first run, the whole days since on later ones. */
import type postgres from 'postgres'
import type { Demonstration, FacilityRecords } from '../demo/demonstration.ts'
import { isRecent } from '../demo/referrals.ts'
import type { Story } from '../demo/story.ts'
import { insertReferrals } from './referrals.ts'
import { insertMissing, keepPlans, type Sql, setQuiet } from './rows.ts'

/**
 * Writes what is missing; a second run on the same day changes nothing. Facilities load side by side, one
 * transaction each: their rows and their counts do not touch. A load that was cut short resumes where it was.
 */
export async function loadDemonstration(
  sql: postgres.Sql,
  demonstration: Demonstration,
  until: number,
): Promise<void> {
  const registers = await Promise.all(
    [...demonstration.facilities].map(([facility, records]) =>
      sql.begin((tx) => loadRegister(tx, facility, records)),
    ),
  )
  const visits = new Set(registers.flat())
  await sql.begin(async (tx) => {
    await setQuiet(tx, true)
    const stories = demonstration.stories.filter(({ referral }) => visits.has(referral.consultation_id))
    const [known] = await tx<{ any: boolean }[]>`select exists (select from sis.referral) as any`
    if (!known?.any) {
      for (const records of demonstration.scenes.facilities.values()) await insertRecords(tx, records)
      stories.push(...demonstration.scenes.stories)
    }
    await insertStories(
      tx,
      stories.filter((story) => !isRecent(story, until)),
    )
    // What happened these days is news: it shows in the feeds, as it would have.
    await setQuiet(tx, false)
    await insertStories(
      tx,
      stories.filter((story) => isRecent(story, until)),
    )
  })
}

/** Writes the days that a facility lacks and returns the ids of all its visits. */
async function loadRegister(sql: Sql, facility: string, records: FacilityRecords): Promise<string[]> {
  await setQuiet(sql, true)
  await keepPlans(sql)
  const rows = await sql<{ id: string }[]>`select id from sis.consultation where facility_code = ${facility}`
  const known = new Set(rows.map((row) => row.id))
  const missing = recordsAfter(records, lastDayOf(records, known))
  await insertRecords(sql, missing)
  return [...known, ...missing.consultations.map(({ id }) => id)]
}

const dayOf = ({ consulted_at }: { consulted_at: string }) => consulted_at.slice(0, 10)

/** The last day of the demonstration that is already there; empty when there is none. */
function lastDayOf(records: FacilityRecords, known: ReadonlySet<string>): string {
  const days = records.consultations.filter(({ id }) => known.has(id)).map(dayOf)
  return days.sort().at(-1) ?? ''
}

function recordsAfter(records: FacilityRecords, lastDay: string): FacilityRecords {
  const consultations = records.consultations.filter((consultation) => dayOf(consultation) > lastDay)
  const kept = new Set(consultations.map(({ id }) => id))
  const seen = new Set(consultations.map(({ patient_id }) => patient_id))
  return {
    consultations,
    patients: records.patients.filter(({ id }) => seen.has(id)),
    diagnoses: records.diagnoses.filter(({ consultation_id }) => kept.has(consultation_id)),
  }
}

async function insertRecords(sql: Sql, records: FacilityRecords): Promise<void> {
  await insertMissing(sql, 'sis.patient', records.patients)
  await insertMissing(sql, 'sis.consultation', records.consultations)
  await insertMissing(sql, 'sis.diagnosis', records.diagnoses)
}

/** Only new stories get their steps: one that people have carried on is theirs. */
async function insertStories(sql: Sql, stories: readonly Story[]): Promise<void> {
  const written = await insertReferrals(
    sql,
    stories.map((story) => story.referral),
  )
  const fresh = stories.filter((story) => written.has(story.referral.id))
  await insertMissing(
    sql,
    'sis.counter_referral',
    fresh.flatMap((story) => story.counterReferral ?? []),
  )
  const steps = fresh.flatMap((story) => story.steps).sort((a, b) => a.at.localeCompare(b.at))
  await insertMissing(sql, 'sis.referral_step', steps)
}
