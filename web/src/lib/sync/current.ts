/** The register that is open in this tab: its rows on the device, and how far it has read. */
import type { Changes } from '../../../../functions/_shared/contracts/sync.ts'
import { onSignOut } from '../localData.ts'
import type { Memory } from '../register/memory.ts'
import { type RegisterState, registerState } from '../register/register.ts'
import type { FacilitySet } from '../vault/rows.ts'
import type { Vault } from '../vault/vault.ts'

export interface Current {
  userId: string
  facility: string
  vault: Vault
  set: FacilitySet
  memory: Memory
  rights: string
  /** The journal is in the memory of this tab up to here; undefined until a first fill is complete. */
  seq: number | undefined
  /** What the device holds is shown, but an older version of the app wrote it, or a part of it does not open. */
  isLacking: boolean
  stopped: boolean
  /** Asks what changed, as soon as it can. */
  pull: () => void
}

let current: Current | undefined

export const openRegister = (): Current | undefined => (current?.stopped ? undefined : current)
export function setCurrent(next: Current | undefined): void {
  if (current) current.stopped = true
  current = next
}
// Nothing is asked and no key is made once the device is being emptied.
onSignOut(() => setCurrent(undefined))

interface Place {
  facility: string
  userId: string
  rights: string
}
/** Rows of a first fill under way, or what changed from one number of the journal to another. */
export type Told = { state: RegisterState; rows: Changes } | { from: number; seq: number; changes: Changes }

const channel =
  typeof BroadcastChannel === 'undefined' || typeof window === 'undefined'
    ? undefined
    : new BroadcastChannel('keneya.register')

/** Tells the other tabs what came: they show it without asking the server again. */
export function tellTabs({ facility, userId, rights }: Place, told: Told): void {
  channel?.postMessage({ facility, userId, rights, ...told })
}

/** Takes what another tab was told by the server. */
export function hear(told: Told & Place): void {
  const at = openRegister()
  if (!at || at.facility !== told.facility || at.userId !== told.userId || at.rights !== told.rights) return
  if ('rows' in told) {
    if (at.seq !== undefined) return
    at.memory.take(told.rows)
    registerState.set(told.state)
    return
  }
  // Only what joins what this tab has: a message missed in a frozen tab is asked again from the server.
  if (at.seq === undefined || told.from > at.seq || told.seq <= at.seq) return
  at.memory.take(told.changes)
  at.seq = told.seq
}

channel?.addEventListener('message', ({ data }: MessageEvent<Told & Place>) => hear(data))
