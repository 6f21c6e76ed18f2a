/** Forgets by itself: what was read here is destroyed a week after the server last answered. */
import { createStore } from '../store.ts'
import { answered, isExpired, moveOn } from './clock.ts'
import { type Vault, wipeWorking } from './vault.ts'

/** What was read has been destroyed for its age, and the server has not answered since: the person is told why. */
export const expired = createStore(false)

const writeEveryMs = 60_000
const written = new WeakMap<Vault, number>()

/** The server answered at this time, by its own clock. */
export async function noteAnswered(vault: Vault, serverTime: number): Promise<void> {
  expired.set(false)
  if (Math.abs(serverTime - (written.get(vault) ?? 0)) < writeEveryMs) return
  written.set(vault, serverTime)
  await vault.time.write(answered(serverTime))
}

/** The server answered without saying when: by the clock of this device, which never takes anything back. */
export async function noteHeard(vault: Vault, now: number): Promise<void> {
  if (Math.abs(now - (written.get(vault) ?? 0)) < writeEveryMs) return
  const seen = await vault.time.read()
  await noteAnswered(vault, Math.max(now, seen?.seenAt ?? 0))
}

/**
 * Destroys what is too old to be shown; true when there was something to destroy. `elapsedMs` has passed since it
 * was last asked, whatever the clock says.
 */
export async function expire(vault: Vault, now: number, elapsedMs = 0): Promise<boolean> {
  const seen = await vault.time.read()
  if (!seen) return false
  const moved = moveOn(seen, now, elapsedMs)
  if (!isExpired(moved.exchangedAt, moved.seenAt)) {
    await vault.time.write(moved)
    return false
  }
  await wipeWorking({ userId: vault.userId })
  expired.set(true)
  return true
}

/** Is a register that was last brought up to date then too old, although the server answered for another one? */
export async function isTooOld(vault: Vault, exchangedAt: number): Promise<boolean> {
  const seen = await vault.time.read()
  return seen !== undefined && isExpired(exchangedAt, seen.seenAt)
}
