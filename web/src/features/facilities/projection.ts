import { formatNumber } from '../../lib/format.ts'
import type { Entry } from './registry.ts'

const margin = 40
/** Beyond that, names would hide the country. */
const mostNamed = 60
/** A letter of a name, and the room that a line of it takes. */
const letter = 7.6
const line = 17
const kmPerDegree = 111.2

interface Placed {
  entry: Entry
  x: number
  y: number
  /** On which side its name finds room; none when it would cover something. */
  label: 'right' | 'left' | null
}

export interface PositionMap {
  width: number
  height: number
  points: Placed[]
  meridians: { at: number; label: string }[]
  parallels: { at: number; label: string }[]
  scale: { km: number; length: number }
}

interface Box {
  left: number
  right: number
  top: number
  foot: number
}
const touch = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot

function steps(from: number, to: number): number[] {
  const span = to - from
  const step = [0.25, 0.5, 1, 2, 5].find((candidate) => span / candidate <= 4) ?? 10
  const found: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(Number(at.toFixed(2)))
  return found
}

const degrees = (value: number) => `${formatNumber(value)}°`

/** Draws the places on a plane, true to distance at their middle latitude; nothing when none has a position. */
export function mapOf(entries: readonly Entry[], width: number): PositionMap | undefined {
  const placed = entries.flatMap((entry) =>
    entry.latitude === null || entry.longitude === null
      ? []
      : [{ entry, latitude: Number(entry.latitude), longitude: Number(entry.longitude) }],
  )
  if (placed.length === 0) return undefined
  const latitudes = placed.map(({ latitude }) => latitude)
  const longitudes = placed.map(({ longitude }) => longitude)
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2
  const squeeze = Math.cos((middle * Math.PI) / 180)
  // One village alone is still drawn with half a degree around it.
  const spanX = Math.max((Math.max(...longitudes) - Math.min(...longitudes)) * squeeze, 0.5)
  const spanY = Math.max(Math.max(...latitudes) - Math.min(...latitudes), 0.3)
  const perDegree = Math.min((width - 2 * margin) / spanX, (width * 0.6) / spanY)
  const height = Math.round(spanY * perDegree + 2 * margin)
  const centre = (Math.min(...longitudes) + Math.max(...longitudes)) / 2
  const x = (longitude: number) => width / 2 + (longitude - centre) * squeeze * perDegree
  const y = (latitude: number) => height / 2 - (latitude - middle) * perDegree
  const west = centre - width / 2 / squeeze / perDegree
  const east = centre + width / 2 / squeeze / perDegree
  const south = middle - height / 2 / perDegree
  const north = middle + height / 2 / perDegree
  const km =
    [5, 10, 20, 50, 100, 200, 500].find((candidate) => (candidate / kmPerDegree) * perDegree > width / 9) ??
    1000
  const meridians = steps(west, east).map((at) => ({ at: x(at), label: degrees(at) }))
  const parallels = steps(south, north).map((at) => ({ at: y(at), label: degrees(at) }))
  const scale = { km, length: (km / kmPerDegree) * perDegree }
  const spots = placed.map(({ entry, latitude, longitude }) => ({ entry, x: x(longitude), y: y(latitude) }))
  const boxes: Box[] = spots.map((spot) => ({
    left: spot.x - 7,
    right: spot.x + 7,
    top: spot.y - 7,
    foot: spot.y + 7,
  }))
  // Names keep clear of the figures of the grid and of the scale.
  boxes.push(...parallels.map(({ at }) => ({ left: 0, right: 62, top: at - 20, foot: at })))
  boxes.push({ left: 0, right: width, top: height - 20, foot: height })
  boxes.push({ left: width - 20 - scale.length, right: width, top: 0, foot: 38 })
  const points = spots.map((spot, index): Placed => {
    const long = spot.entry.name.length * letter
    const across = (left: number): Box => ({
      left,
      right: left + long,
      top: spot.y - line / 2,
      foot: spot.y + line / 2,
    })
    const sides =
      placed.length > mostNamed
        ? []
        : [
            { label: 'right' as const, box: across(spot.x + 10) },
            { label: 'left' as const, box: across(spot.x - 10 - long) },
          ]
    const side = sides.find(
      ({ box }) =>
        box.left > 0 && box.right < width && boxes.every((other, at) => at === index || !touch(box, other)),
    )
    if (side) boxes.push(side.box)
    return { ...spot, label: side?.label ?? null }
  })
  return {
    width,
    height,
    points,
    meridians,
    parallels,
    scale,
  }
}
