/** A small generator with a seed, so that whatever it found can be found again. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number
  /** True once in `times`. */
  once(times: number): boolean
  pick<T>(from: readonly T[]): T
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const roll = (sides: number): number => {
    // mulberry32: its low digits are as good as its high ones.
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides)
  }
  return {
    roll,
    once: (times) => roll(times) === 0,
    pick: (from) => {
      const one = from[roll(from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}
