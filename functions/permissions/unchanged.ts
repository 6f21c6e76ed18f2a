import { Refusal } from '../_shared/refusal.ts'

interface Revised {
  revision: number
}

/**
 * Why an update matched no row. A row the caller cannot read does not exist for them; one that moved on is
 * shown as it stands; one that did not move was kept by a policy.
 */
export function unchanged(current: Revised | undefined, revision: number): Refusal {
  if (!current) return new Refusal('not_found', 404)
  if (current.revision !== revision) return new Refusal('stale_revision', 409, { current })
  return new Refusal('forbidden', 403)
}
