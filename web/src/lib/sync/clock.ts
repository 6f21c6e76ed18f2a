import { readLocal, writeLocal } from '../localValue.ts'
import { createStore } from '../store.ts'

const place = 'keneya.skew'

/**
 * How far the server's clock is ahead of this device's, in milliseconds. Kept: a phone whose clock is a year off
 * is so without a network too, and what it holds is not a year old for that.
 */
const skew = createStore(typeof window === 'undefined' ? 0 : (readLocal<number>(place) ?? 0))

/** Less than this is the network's doing, not the clock's. */
const toleranceMs = 30_000

/** The server's time, as this device knows it: screens say « now » with it, not with the device's clock. */
export function now(): number {
  return Date.now() + skew.get()
}

/** Learns from an answer that carries the server's time; `sentAt` and `receivedAt` by the clock of the device. */
export function learnTime(serverTime: string, sentAt: number, receivedAt: number): void {
  const measured = Date.parse(serverTime) - (sentAt + receivedAt) / 2
  if (!Number.isFinite(measured) || receivedAt < sentAt) return
  const learnt = Math.abs(measured) > toleranceMs ? Math.round(measured) : 0
  // Half a minute either way is the network's doing again: not worth a write each time.
  if (Math.abs(learnt - skew.get()) < toleranceMs && learnt !== 0) return
  if (learnt === skew.get()) return
  skew.set(learnt)
  writeLocal(place, learnt || undefined)
}
