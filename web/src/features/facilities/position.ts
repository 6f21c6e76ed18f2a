import { parseDecimal } from '../../lib/format.ts'

/** A metre is the fifth decimal of a degree; the database keeps no more. */
const decimals = 5

/** Rounds to what is kept. */
export function roundDegrees(value: number): number {
  return Number(value.toFixed(decimals))
}

/** Degrees as typed: null when empty, NaN when it is no number or beyond the pole. */
export function parseDegrees(text: string, most: 90 | 180): number | null {
  const value = parseDecimal(text)
  if (value === undefined) return null
  return Math.abs(value) <= most ? roundDegrees(value) : Number.NaN
}

/** Degrees as a field shows them, in the spelling of the reader. */
export function degreesText(value: number | null, french: boolean): string {
  if (value === null) return ''
  const text = String(roundDegrees(Number(value)))
  return french ? text.replace('.', ',') : text
}

/** Roughly inside the country: latitude and longitude typed in each other's place fall far outside. */
export function isInMali(latitude: number, longitude: number): boolean {
  return latitude > 10 && latitude < 25.1 && longitude > -12.4 && longitude < 4.4
}

/** Where this device is, as the person allows it. */
export function devicePosition(): Promise<{ latitude: number; longitude: number; accuracy: number }> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('unavailable'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: roundDegrees(coords.latitude),
          longitude: roundDegrees(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        }),
      reject,
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  })
}

/** Kilometres between two points as a bird flies. */
export function distanceKm(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const rad = Math.PI / 180
  const x = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad)
  const y = (b.latitude - a.latitude) * rad
  return Math.sqrt(x * x + y * y) * 6371
}
