import type { Random } from './random.ts'

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** A UUIDv7 of that instant (milliseconds): sorted by time as the clients make them, and repeatable. */
export function uuidv7(at: number, random: Random): string {
  const time = hex(Math.floor(at), 12)
  const word = () => Math.floor(random.next() * 0x10000)
  const version = hex(0x7000 | (word() & 0x0fff), 4)
  const variant = hex(0x8000 | (word() & 0x3fff), 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex(word(), 4)}${hex(word(), 4)}${hex(word(), 4)}`
}
