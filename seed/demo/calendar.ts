/** Days and seasons. Mali keeps Greenwich time all year, so a UTC day is a day at the facility. */
export const DAY = 86_400_000
export const HOUR = 3_600_000
export const MINUTE = 60_000

/** Midnight of an ISO date, in milliseconds. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const isoTime = (at: number): string => new Date(at).toISOString()

/** The day a number of days later (or earlier). */
export const addDays = (day: string, days: number): string => isoDay(startOf(day) + days * DAY)

/** The first day of the demonstration: the first of the month, twenty-four months before today. */
export function firstDay(today: string): string {
  const year = Number(today.slice(0, 4)) - 2
  return `${year}${today.slice(4, 7)}-01`
}

/** Every day from one to the other, both included. */
export function* eachDay(from: string, to: string): Generator<string> {
  for (let at = startOf(from); at <= startOf(to); at += DAY) yield isoDay(at)
}

/** Months between a birth date and a day, as the register counts them. */
export function ageInMonths(birth: string, day: string): number {
  const [by = 0, bm = 0, bd = 0] = birth.split('-').map(Number)
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return (y - by) * 12 + (m - bm) - (d < bd ? 1 : 0)
}

/**
 * How much more or less than usual a group of diseases comes in each month, January first.
 * Shapes after what the Mopti area sees: malaria follows the rains (July to November), meningitis
 * the dry heat and dust (February to April), diarrhoea the first rains, coughs the cold months.
 */
export const seasons = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  malaria: [0.7, 0.5, 0.45, 0.45, 0.5, 0.7, 1.3, 1.8, 2, 1.9, 1.4, 0.9],
  meningitis: [0.8, 2, 3, 2.6, 0.9, 0.4, 0.2, 0.2, 0.2, 0.2, 0.3, 0.5],
  measles: [1.2, 1.8, 2.2, 1.9, 1.4, 0.8, 0.4, 0.3, 0.3, 0.4, 0.6, 0.9],
  rains: [0.5, 0.5, 0.7, 0.9, 1.1, 1.5, 1.8, 1.7, 1.4, 0.9, 0.6, 0.5],
  cold: [1.8, 1.7, 1.3, 0.8, 0.6, 0.6, 0.7, 0.7, 0.7, 0.8, 1.2, 1.6],
  lean: [0.7, 0.7, 0.8, 0.9, 1.1, 1.3, 1.5, 1.6, 1.4, 0.8, 0.6, 0.6],
} as const

export type Season = keyof typeof seasons

/** The share of fever episodes in which the malaria test is positive, by month. */
const positivity = [0.3, 0.2, 0.15, 0.15, 0.18, 0.28, 0.48, 0.6, 0.64, 0.62, 0.52, 0.38]

const monthOf = (day: string) => Number(day.slice(5, 7)) - 1

export const seasonal = (season: Season, day: string): number => seasons[season][monthOf(day)] ?? 1

export const malariaPositivity = (day: string): number => positivity[monthOf(day)] ?? 0.3
