import { useLingui } from '@lingui/react/macro'
import { useCan } from '../../lib/access.ts'
import { today } from '../../lib/epiWeek.ts'
import { newId } from '../../lib/ids.ts'
import { enqueue } from '../../lib/outbox/outbox.ts'
import { toProblem } from '../../lib/problem.ts'
import { problemWords } from '../../lib/problemWords.ts'
import type { ArrivalRecord } from '../../lib/register/records.ts'
import { rootOf, useDay } from '../../lib/register/register.ts'
import { now } from '../../lib/sync/clock.ts'
import { toast } from '../../lib/toast.ts'
import { waitingBy } from './waiting.ts'

/** Who waits now, by the record that goes on. */
export function useWaiting(): ReadonlyMap<string, ArrivalRecord> {
  const { arrivals, visits } = useDay(today())
  return waitingBy(arrivals, visits, rootOf)
}

/** May this person write down that somebody came? Whoever keeps identities, and whoever sees people. */
export function useMayNoteArrival(): boolean {
  const keeps = useCan('patients', 'update')
  const sees = useCan('consultations', 'create')
  return keeps || sees
}

/** Writes down that somebody is here; they are on the list of the day at once. */
export async function noteArrival(facility: string, patientId: string): Promise<void> {
  await enqueue({
    kind: 'arrival.save',
    facility,
    subject: patientId,
    args: {
      facility_code: facility,
      id: newId(),
      patient_id: patientId,
      arrived_at: new Date(now()).toISOString(),
      urgent: false,
      note: null,
      left_at: null,
      revision: null,
    },
  })
}

/** The gesture of the desk: note the arrival, say it, and say what went wrong if it could not be kept. */
export function useMakeWait(facility: string): (patientId: string) => Promise<void> {
  const { t, i18n } = useLingui()
  return async (patientId) => {
    try {
      await noteArrival(facility, patientId)
      toast(t`Sur la liste d’attente`)
    } catch (error) {
      toast(i18n._(problemWords(toProblem(error)).what), { tone: 'urgent' })
    }
  }
}
