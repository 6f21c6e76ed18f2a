/**
 * The short diagnosis list that clinicians choose from.
 *
 * Labels and synonyms are our own (WHO's ICD texts are not ours to ship); the ICD codes beside them
 * are for exports. A code that we could not be sure of is null: a wrong code would look like a right one.
 */
import type { Term } from './term.ts'
import { commonTerms } from './terms-common.ts'
import { notifiableTerms } from './terms-notifiable.ts'

export const terms: readonly Term[] = [...notifiableTerms, ...commonTerms]

const byCode = new Map(terms.map((entry) => [entry.code, entry]))

/** The term with this code; a code that does not exist is a mistake in the seed. */
export function termOf(code: string): Term {
  const found = byCode.get(code)
  if (!found) throw new Error(`unknown diagnosis term: ${code}`)
  return found
}
