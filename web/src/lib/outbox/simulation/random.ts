/** Every decision of a schedule comes from its seed, so that a failure can be played again. */
export interface Random {
  /** Between 0 and 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number from 0, smaller than this. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}

/** mulberry32: small, fast, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = (seed * 2654435761) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
  }
}
