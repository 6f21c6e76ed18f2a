import { toDate } from '../../lib/format.ts'
import type { ArrivalRecord, PatientRecord, VisitRecord } from '../../lib/register/records.ts'

export interface Waiting {
  arrival: ArrivalRecord
  patient: PatientRecord
  /** Seen here in the last month, or expected: a control is likely. */
  follows: VisitRecord | undefined
}
export interface Seen {
  visit: VisitRecord
  patient: PatientRecord
}
export interface Expected {
  /** The visit that gave the appointment. */
  visit: VisitRecord
  patient: PatientRecord
}
export interface Day {
  /** Urgent first, then by arrival. */
  waiting: Waiting[]
  /** Latest first. */
  seen: Seen[]
  /** Appointments of the day whose person has neither come nor been seen since. */
  expected: Expected[]
  /** Gone without being seen. */
  left: Waiting[]
}

interface Register {
  arrivals: readonly ArrivalRecord[]
  /** Of the day. */
  visits: readonly VisitRecord[]
  /** Every visit that the device holds. */
  all: Iterable<VisitRecord>
  patientOf: (id: string) => PatientRecord | undefined
  rootOf: (id: string) => string
}

const instant = (at: string) => toDate(at).getTime()
const monthMs = 31 * 86_400_000

/** The latest of these visits of each person. */
function latestBy(visits: Iterable<VisitRecord>, rootOf: Register['rootOf']): Map<string, VisitRecord> {
  const latest = new Map<string, VisitRecord>()
  for (const visit of visits) {
    const person = rootOf(visit.patient_id)
    const known = latest.get(person)
    if (!known || instant(visit.consulted_at) > instant(known.consulted_at)) latest.set(person, visit)
  }
  return latest
}

/** Who waits, who was seen and who is expected on a day, each person once. */
export function dayOf(day: string, { arrivals, visits, all, patientOf, rootOf }: Register): Day {
  const latest = latestBy(all, rootOf)
  const seenToday = latestBy(visits, rootOf)
  const begins = instant(`${day}T00:00:00Z`)
  const waiting = new Map<string, Waiting>()
  const left = new Map<string, Waiting>()
  const came = new Set<string>()
  for (const arrival of arrivals) {
    const person = rootOf(arrival.patient_id)
    const patient = patientOf(person)
    came.add(person)
    if (!patient) continue
    const seen = seenToday.get(person)
    if (seen && instant(seen.consulted_at) >= instant(arrival.arrived_at)) continue
    const last = latest.get(person)
    const recent = last && begins - instant(last.consulted_at) <= monthMs
    const row = { arrival, patient, follows: recent ? last : undefined }
    const list = arrival.left_at === null ? waiting : left
    const known = list.get(person)
    // Noted twice, somebody waits once, since the first time.
    if (!known || instant(arrival.arrived_at) < instant(known.arrival.arrived_at)) list.set(person, row)
  }
  const expected: Expected[] = []
  for (const [person, visit] of latest) {
    const patient = patientOf(person)
    if (visit.next_visit_on === day && patient && !came.has(person) && instant(visit.consulted_at) < begins) {
      expected.push({ visit, patient })
    }
  }
  const urgentFirst = (one: Waiting, other: Waiting) =>
    Number(other.arrival.urgent) - Number(one.arrival.urgent) ||
    instant(one.arrival.arrived_at) - instant(other.arrival.arrived_at)
  const byName = (one: Expected, other: Expected) =>
    `${one.patient.family_name} ${one.patient.given_name}`.localeCompare(
      `${other.patient.family_name} ${other.patient.given_name}`,
      'fr',
    )
  return {
    waiting: [...waiting.values()].sort(urgentFirst),
    left: [...left.values()].filter(({ patient }) => !waiting.has(patient.id)).sort(urgentFirst),
    seen: [...visits]
      .sort((one, other) => instant(other.consulted_at) - instant(one.consulted_at))
      .flatMap((visit) => {
        const patient = patientOf(rootOf(visit.patient_id))
        return patient ? [{ visit, patient }] : []
      }),
    expected: expected.sort(byName),
  }
}
