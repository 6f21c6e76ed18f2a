import { useCan } from '../../lib/access.ts'

export interface ConsultingRights {
  consults: boolean
  readsVisits: boolean
}

/** What this role does with the list of the day: the desk keeps it, the care team empties it. */
export function useConsultingRights(): ConsultingRights {
  return { consults: useCan('consultations', 'create'), readsVisits: useCan('consultations', 'read') }
}
