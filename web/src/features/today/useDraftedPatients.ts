import { useFacility } from '../../lib/access.ts'
import { useDraftKeys } from '../../lib/drafts.ts'

/** The patients for whom a visit was begun on this device and not saved. */
export function useDraftedPatients(): ReadonlySet<string> {
  const prefix = `consultation:${useFacility()}:`
  return new Set(useDraftKeys(prefix).map((key) => key.slice(prefix.length)))
}
