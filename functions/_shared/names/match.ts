/** How well a record answers a query: a cost in whole steps, so that who came last decides among equals. */

export const costs = {
  /** One letter missing, too many, wrong, or two changed places. */
  slip: 4,
  /** On top, when it is the first letter: people are sure of it. */
  firstLetter: 2,
  /** A word that is a village's and no name's. */
  village: 1,
  /** The last figures of a telephone instead of its first. */
  phoneEnd: 1,
  /** A word, an age or a number that does not fit at all, while something else does. */
  unmatched: 12,
} as const

/** What a word costs that is nowhere near. */
export const noMatch = 99

/** Letters a word may be off by: none in two, one in three to five, two beyond. */
const slipsOf = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : 2)

/** Rows of the table of distances, kept between calls. */
let above = new Uint8Array(64)
let row = new Uint8Array(64)

/** The fewest single-letter edits that make `begun` out of a beginning of `sound`; `most + 1` when there are more. */
export function slipsToBegin(begun: string, sound: string, most: number): number {
  const letters = begun.length
  if (letters > 60 || sound.length < letters - most) return most + 1
  const reach = Math.min(sound.length, letters + most)
  for (let j = 0; j <= reach; j++) above[j] = j
  for (let i = 1; i <= letters; i++) {
    row[0] = i
    let fewest = i
    const letter = begun.charCodeAt(i - 1)
    for (let j = 1; j <= reach; j++) {
      const kept = (above[j - 1] as number) + (letter === sound.charCodeAt(j - 1) ? 0 : 1)
      const value = Math.min(kept, (above[j] as number) + 1, (row[j - 1] as number) + 1)
      row[j] = value
      if (value < fewest) fewest = value
    }
    if (fewest > most) return most + 1
    ;[above, row] = [row, above]
  }
  let best = most + 1
  for (let j = Math.max(0, letters - most); j <= reach; j++) best = Math.min(best, above[j] as number)
  return best
}

/** Two neighbouring letters changed places; the first letter is not one of them. */
function isSwapped(begun: string, sound: string): boolean {
  for (let i = 1; i < begun.length - 1; i++) {
    if (begun[i] === begun[i + 1]) continue
    if (begun[i] !== sound[i + 1] || begun[i + 1] !== sound[i]) continue
    return sound.startsWith(begun.slice(0, i)) && sound.startsWith(begun.slice(i + 2), i + 2)
  }
  return false
}

/** What one sound begun costs against one word of a name or village. */
function soundCost(begun: string, sound: string): number {
  if (sound.startsWith(begun)) return 0
  const most = slipsOf(begun.length)
  if (most === 0) return noMatch
  if (begun.charCodeAt(0) === sound.charCodeAt(0)) {
    if (isSwapped(begun, sound)) return costs.slip
    const slips = slipsToBegin(begun, sound, most)
    return slips > most ? noMatch : slips * costs.slip
  }
  // A slip in the first letter is the only one that is borne, and not in three: wrong, too many, or missing.
  if (begun.length < 4) return noMatch
  const rest = begun.slice(1)
  return sound.startsWith(rest, 1) || sound.startsWith(rest) || sound.startsWith(begun, 1)
    ? costs.slip + costs.firstLetter
    : noMatch
}

/** What a word begun (in its sounds) costs against one word of a name or village: 0 when it begins it. */
export function wordCost(begun: readonly string[], sound: string): number {
  let best: number = noMatch
  for (const one of begun) best = Math.min(best, soundCost(one, sound))
  return best
}

/** What it costs to be so many years (or months) off what was said; `slack` are borne by who knows it roughly. */
export function offCost(off: number, slack: number): number {
  const beyond = Math.max(0, off - slack)
  return beyond === 0
    ? 0
    : beyond === 1
      ? 1
      : beyond === 2
        ? 3
        : beyond <= 4
          ? 5
          : beyond <= 7
            ? 8
            : costs.unmatched
}
