/**
 * How long this device may still show what it read.
 *
 * What the server said is useless a week after it last answered: a phone lost in a drawer forgets by itself. The
 * clock of the device can be set back, so the latest time ever seen counts, and the time that passes while the
 * app is open is added to it whatever the clock says.
 */
export const expiresAfterDays = 7
const dayMs = 86_400_000

export interface SeenTime {
  /** Server's time of its last answer. */
  exchangedAt: number
  /** The latest time known to have come. */
  seenAt: number
}

/** Time has passed: by the clock (server's time as the device reckons it), or by `elapsedMs` at least. */
export function moveOn(seen: SeenTime, now: number, elapsedMs = 0): SeenTime {
  return { ...seen, seenAt: Math.max(seen.seenAt + Math.max(0, elapsedMs), now) }
}

/** The server answered: it knows the time, and a clock once set forward is forgiven. */
export function answered(serverTime: number): SeenTime {
  return { exchangedAt: serverTime, seenAt: serverTime }
}

/** Is what was read at `exchangedAt` too old to be shown? */
export function isExpired(exchangedAt: number, seenAt: number): boolean {
  return seenAt - exchangedAt > expiresAfterDays * dayMs
}
