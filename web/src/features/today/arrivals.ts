import { useLingui } from '@lingui/react/macro'
import { useCan } from '../../lib/access.ts'
import { newId } from '../../lib/ids.ts'
import { enqueue } from '../../lib/outbox/outbox.ts'
import { toProblem } from '../../lib/problem.ts'
import { problemWords } from '../../lib/problemWords.ts'
import type { ArrivalRecord, PatientRecord } from '../../lib/register/records.ts'
import { now } from '../../lib/sync/clock.ts'
import { toast } from '../../lib/toast.ts'

const at = () => new Date(now()).toISOString()

function save(arrival: Omit<ArrivalRecord, 'pending' | 'revision'> & { revision: number | null }) {
  const { facility_code: facility, patient_id: subject, urgent } = arrival
  return enqueue({ kind: 'arrival.save', facility, subject, urgent, args: { ...arrival } })
}

/** Somebody is here. */
export function noteArrival({ facility_code, id: patient_id }: PatientRecord): Promise<string> {
  return save({
    facility_code,
    id: newId(),
    patient_id,
    arrived_at: at(),
    urgent: false,
    note: null,
    left_at: null,
    revision: null,
  })
}

/** The arrival as it stands, with what changed. */
export function changeArrival(
  { pending: _pending, ...arrival }: ArrivalRecord,
  change: Partial<Pick<ArrivalRecord, 'urgent' | 'left_at'>>,
): Promise<string> {
  return save({ ...arrival, ...change, revision: arrival.revision || null })
}

/** Gone without being seen. */
export const noteLeaving = (arrival: ArrivalRecord): Promise<string> =>
  changeArrival(arrival, { left_at: at() })

/** May this person write down who came? Whoever keeps identities, and whoever sees people. */
export function useMayNote(): boolean {
  const keeps = useCan('patients', 'update')
  const sees = useCan('consultations', 'create')
  return keeps || sees
}

/** Does something to the list, says it, and says what went wrong if it could not be kept on the device. */
export function useGesture(): (work: Promise<unknown>, said: string, undo?: () => void) => Promise<void> {
  const { t, i18n } = useLingui()
  return async (work, said, undo) => {
    try {
      await work
      toast(said, undo && { action: { label: t`Annuler`, run: undo } })
    } catch (error) {
      toast(i18n._(problemWords(toProblem(error)).what), { tone: 'urgent' })
    }
  }
}
