import { randomBytes } from 'node:crypto'

/** What one channel says of itself, with the reference by which clients tell two entries apart. */
export type PresenceMeta = Record<string, unknown> & { phx_ref: string; phx_ref_prev?: string }
export type PresenceState = Record<string, { metas: PresenceMeta[] }>
export interface PresenceDiff {
  joins: PresenceState
  leaves: PresenceState
}

interface Entry {
  key: string
  meta: PresenceMeta
  payloadJson: string
}

/** Who is present in one room. A key (a person) may be present several times (several devices). */
export class PresenceRoster<Member> {
  readonly #entries = new Map<Member, Entry>()

  /** Records or updates a member. Null when nothing changed, so that nobody needs to be told. */
  track(member: Member, key: string, payload: Record<string, unknown>): PresenceDiff | null {
    const payloadJson = JSON.stringify(payload)
    const before = this.#entries.get(member)
    if (before?.payloadJson === payloadJson) return null
    const meta: PresenceMeta = { ...payload, phx_ref: newReference() }
    if (before) meta.phx_ref_prev = before.meta.phx_ref
    this.#entries.set(member, { key, meta, payloadJson })
    return { joins: stateOf([{ key, meta }]), leaves: stateOf(before ? [before] : []) }
  }

  /** Forgets a member. Null when it was not present. */
  untrack(member: Member): PresenceDiff | null {
    const before = this.#entries.get(member)
    if (!before) return null
    this.#entries.delete(member)
    return { joins: stateOf([]), leaves: stateOf([before]) }
  }

  /** Everybody present, for a client that arrives. */
  state(): PresenceState {
    return stateOf([...this.#entries.values()])
  }
}

// Keys are chosen by clients: an object without a prototype keeps "__proto__" an ordinary key.
function stateOf(entries: Pick<Entry, 'key' | 'meta'>[]): PresenceState {
  const state: PresenceState = Object.create(null)
  for (const { key, meta } of entries) {
    const present = state[key]
    if (present) present.metas.push(meta)
    else state[key] = { metas: [meta] }
  }
  return state
}

function newReference(): string {
  return randomBytes(12).toString('base64url')
}
