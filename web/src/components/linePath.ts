/** The little arithmetic that a line over time needs: a scale with round steps, and paths that break at a gap. */

/** The nearest step of 1, 2 or 5 times a power of ten that cuts `span` into about `count` parts. */
export function roundStep(span: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(span / count))
  const rest = span / count / power
  // The limits are the geometric means between neighbouring steps.
  return power * (rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.sqrt(2) ? 2 : 1)
}

/** Whole numbers from 0 to the first round one that is not below `highest`. */
export function wholeTicks(highest: number, count = 4): { top: number; ticks: number[] } {
  const step = Math.max(1, roundStep(Math.max(1, highest), count))
  const parts = Math.max(1, Math.ceil(highest / step))
  return { top: parts * step, ticks: Array.from({ length: parts + 1 }, (_, part) => part * step) }
}

/** A place between two ends. */
export function scale([from, to]: [number, number], [start, end]: [number, number]) {
  const share = (end - start) / (to - from)
  return {
    at: (value: number) => start + (value - from) * share,
    back: (place: number) => from + (place - start) / share,
  }
}

export interface Spot {
  x: number
  /** null where nothing is known: the line breaks there. */
  y: number | null
}

/** The unbroken stretches of a line. */
function stretches(spots: readonly Spot[]): { x: number; y: number }[][] {
  const found: { x: number; y: number }[][] = []
  let open: { x: number; y: number }[] | undefined
  for (const { x, y } of spots) {
    if (y === null) {
      open = undefined
      continue
    }
    if (!open) {
      open = []
      found.push(open)
    }
    open.push({ x, y })
  }
  return found
}

const short = (value: number) => Math.round(value * 100) / 100
const points = (stretch: { x: number; y: number }[]) =>
  stretch.map(({ x, y }) => `${short(x)},${short(y)}`).join('L')

/** A line through the known places; a lone one becomes a dot under a round cap. */
export function linePath(spots: readonly Spot[]): string {
  return stretches(spots)
    .map((stretch) => `M${points(stretch)}${stretch.length === 1 ? 'Z' : ''}`)
    .join('')
}

/** The ground between the line and `foot`. */
export function groundPath(spots: readonly Spot[], foot: number): string {
  return stretches(spots)
    .map((stretch) => {
      const [first, last] = [stretch[0], stretch.at(-1)]
      return `M${points(stretch)}L${short(last?.x ?? 0)},${short(foot)}L${short(first?.x ?? 0)},${short(foot)}Z`
    })
    .join('')
}
