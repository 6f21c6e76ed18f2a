import type { PatientRecord } from '../../../lib/register/records.ts'

/** The people seen last, newest first: who comes back is often among them. */
export function latestSeen(records: Iterable<PatientRecord>, most: number): PatientRecord[] {
  const latest: PatientRecord[] = []
  for (const record of records) {
    if (record.merged_into || !record.last_visit_on) continue
    const last = latest.at(-1)
    if (latest.length >= most && last && record.last_visit_on <= (last.last_visit_on ?? '')) continue
    const place = latest.findIndex((other) => (other.last_visit_on ?? '') < (record.last_visit_on ?? ''))
    latest.splice(place === -1 ? latest.length : place, 0, record)
    if (latest.length > most) latest.pop()
  }
  return latest
}
