import { toDate } from '../../lib/format.ts'
import type { ArrivalRecord, VisitRecord } from '../../lib/register/records.ts'

const instant = (at: string) => toDate(at).getTime()

/**
 * The arrivals that still wait, by person: not left, and not seen since. Somebody noted twice waits once, since
 * the first time.
 */
export function waitingBy(
  arrivals: readonly Pick<ArrivalRecord, 'patient_id' | 'arrived_at' | 'left_at'>[],
  visits: readonly Pick<VisitRecord, 'patient_id' | 'consulted_at'>[],
  rootOf: (id: string) => string,
): Map<string, ArrivalRecord> {
  const seen = new Map<string, number>()
  for (const visit of visits) {
    const person = rootOf(visit.patient_id)
    seen.set(person, Math.max(seen.get(person) ?? 0, instant(visit.consulted_at)))
  }
  const waiting = new Map<string, ArrivalRecord>()
  for (const arrival of arrivals as readonly ArrivalRecord[]) {
    const person = rootOf(arrival.patient_id)
    if (arrival.left_at !== null || (seen.get(person) ?? 0) >= instant(arrival.arrived_at)) continue
    const known = waiting.get(person)
    if (!known || instant(arrival.arrived_at) < instant(known.arrived_at)) waiting.set(person, arrival)
  }
  return waiting
}
