/**
 * A small seeded generator (sfc32), so that the demonstration is the same on every machine.
 *
 * Each facility and day draws from its own stream: loading one day more never changes the days before.
 */
export type Random = {
  /** A number in [0, 1). */
  next(): number
  /** A whole number between two bounds, both included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  /** Normal distribution, cut at three standard deviations. */
  normal(mean: number, deviation: number): number
  poisson(mean: number): number
}

/** Four words of state from any text (cyrb128). */
function stateOf(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0]
}

/** A stream of numbers that depends on these words and on nothing else. */
export function randomFrom(...words: (string | number)[]): Random {
  let [a, b, c, d] = stateOf(words.join('\u001f'))
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()

  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)]
    if (chosen === undefined) throw new Error('cannot pick from an empty list')
    return chosen
  }
  const weighted = <T>(entries: readonly (readonly [T, number])[]): T => {
    let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of entries) {
      rest -= weight
      if (rest < 0) return value
    }
    return pick(entries)[0]
  }
  const normal = (mean: number, deviation: number) => {
    const z = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    return mean + Math.max(-3, Math.min(3, z)) * deviation
  }
  const poisson = (mean: number) => {
    const limit = Math.exp(-mean)
    let [count, product] = [0, next()]
    while (product > limit) {
      count += 1
      product *= next()
    }
    return count
  }
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted,
    normal,
    poisson,
  }
}
