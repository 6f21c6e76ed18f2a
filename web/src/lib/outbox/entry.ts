import type { OperationKind } from '../../../../functions/_shared/contracts/sync.ts'

/** What a person wants done; `args` is what the server's function of that kind takes. */
export interface Intent {
  kind: OperationKind
  facility: string
  /** The patient it is about (of a merge, the one kept): operations of one patient leave in their order. */
  subject: string
  args: Record<string, unknown>
  /** Leaves before everything else, with all that its patient's chain needs first: an evacuation. */
  urgent?: boolean
}

/**
 * `waiting`: on this device, leaves when it can. `sending`: in a request now. `refused`: for good, until a person
 * decides. `conflict`: somebody changed the same thing; a question for a person. `held`: waits behind one of these.
 */
export type EntryState = 'waiting' | 'sending' | 'refused' | 'conflict' | 'held'

/** One operation on its way, as the screens see it. */
export interface Entry extends Intent {
  id: string
  /** Its place among this person's operations; not a clock. */
  order: number
  /** When the person did it, by the clock of this device. */
  at: string
  attempts: number
  state: EntryState
  problem?: { code: string; details?: unknown }
}
