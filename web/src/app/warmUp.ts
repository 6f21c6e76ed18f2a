import { keptMembership } from '../lib/access.ts'
import { needFeatures } from '../lib/i18n.ts'
import { cardsFor, featuresFor, homeFor } from './places.ts'

/**
 * Asks for the words and the home page of the rights known last while the store of the device opens, and not after
 * it: on a slow phone each step in a row is a tenth of a second.
 */
export function warmUp(userId: string): void {
  const document = keptMembership(userId)?.document
  if (!document) return
  needFeatures(featuresFor(document).map(({ name }) => name)).catch(() => undefined)
  for (const { load } of [homeFor(document), ...cardsFor(document)].filter((part) => part !== undefined))
    load().catch(() => undefined)
}
