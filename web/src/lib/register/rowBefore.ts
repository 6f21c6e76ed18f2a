import type { Entry } from '../outbox/entry.ts'
import { sentRow } from './register.ts'

/**
 * What an unsent correction starts from: the row as the server last said it, with the corrections that leave before.
 * Undefined when this device does not hold the row.
 */
export function rowBefore(
  { kind, order, args }: Entry,
  entries: readonly Entry[],
): Record<string, unknown> | undefined {
  const sent = sentRow(String(args.id))
  const earlier = entries.filter(
    (entry) => entry.kind === kind && entry.args.id === args.id && entry.order < order,
  )
  if (!sent && earlier.length === 0) return undefined
  return Object.assign({}, sent, ...earlier.map((entry) => entry.args))
}
