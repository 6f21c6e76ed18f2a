/** A record read on this device is written down as one opened online is: who, when, why. */
import { onSignOut } from '../localData.ts'
import { enqueue } from './outbox.ts'

/** Why a record was opened; the same words as `sis.note_opening`. */
export type Purpose = 'care' | 'follow_up' | 'referral' | 'correction' | 'report' | 'administration'

/** The server writes one line for each person, patient and purpose in this time; more would be sent for nothing. */
const sameOpeningMs = 15 * 60_000
const noted = new Map<string, number>()
onSignOut(() => noted.clear())

/** Writes down that a record was opened on this device; leaves with the next exchange. */
export async function noteOpening(facility: string, patientId: string, purpose: Purpose): Promise<void> {
  const key = `${facility} ${patientId} ${purpose}`
  const before = noted.get(key)
  if (before !== undefined && Date.now() - before < sameOpeningMs) return
  noted.set(key, Date.now())
  try {
    await enqueue({
      kind: 'record.opened',
      facility,
      subject: patientId,
      args: { facility_code: facility, patient_id: patientId, purpose, at: new Date().toISOString() },
    })
  } catch {
    // A device that is full still shows the record; the next opening tries again.
    noted.delete(key)
  }
}
