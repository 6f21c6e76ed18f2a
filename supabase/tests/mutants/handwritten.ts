/** Faults that no operator would think of: what a tired hand could write into a body. */

import { auditSlips } from './audit_slips.ts'
import { type Fn, withBody } from './functions.ts'
import { identitySlips } from './identity_slips.ts'
import type { Mutant } from './mutant.ts'
import { accessSlips } from './slips.ts'
import { syncSlips } from './sync_slips.ts'

export interface Slip {
  /** What the slip does. */
  place: string
  /** The function, without its arguments. */
  within: string
  find: string
  put: string
}

/** Each slip as a fault; one whose words are gone from its function has to be moved by hand. */
export function handwrittenMutants(
  functions: readonly Fn[],
  wanted: readonly Slip[] = [...accessSlips, ...auditSlips, ...syncSlips, ...identitySlips],
): Mutant[] {
  const stale: string[] = []
  const made = wanted.flatMap(({ place, within, find, put }) => {
    const fn = functions.find(({ name, source }) => name === within && source.includes(find))
    if (!fn) {
      stale.push(`${place} (${within})`)
      return []
    }
    const body = fn.source.replace(find, () => put)
    return [{ kind: 'slip', place, plant: withBody(fn, body), within: fn.signature, body: true }]
  })
  if (stale.length > 0) throw new Error(`move these slips, their words are gone: ${stale.join('; ')}`)
  return made
}
