import type { WireRow } from '../../../../functions/_shared/contracts/sync.ts'
import { rpc } from '../request.ts'
import type { VisitRecord } from './records.ts'
import { toVisit } from './wire.ts'

/** How far back the device holds visits, as the first fill brings them. */
export const heldDays = 90

/** Asks the server for visits older than an instant; those of merged records are among them. */
export async function olderVisits(
  facility: string,
  patient: string,
  before: string,
  size: number,
): Promise<VisitRecord[]> {
  const rows = await rpc<WireRow[]>('timeline_visits', { facility, patient, before, size })
  return rows.map((row) => toVisit(facility, row))
}
