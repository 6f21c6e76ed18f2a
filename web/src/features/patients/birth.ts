import type { BirthPrecision } from './patient.ts'

export type AgeUnit = 'months' | 'years'
export interface BirthAnswer {
  known: 'age' | 'date'
  age: number | undefined
  unit: AgeUnit
  date: string | undefined
  /** A date of which only a part was known, as « juin 2019 » or « 2019 ». */
  precision: Exclude<BirthPrecision, 'age'>
}

const pad = (value: number) => String(value).padStart(2, '0')

/**
 * The date of birth that stands for an age said today. The day is kept, so that the same age comes back
 * the same day; where the month is shorter, its last day.
 */
export function birthFromAge(age: number, unit: AgeUnit, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const months = year * 12 + (month - 1) - (unit === 'years' ? age * 12 : age)
  const birthYear = Math.floor(months / 12)
  const birthMonth = (months % 12) + 1
  const lastDay = new Date(Date.UTC(birthYear, birthMonth, 0)).getUTCDate()
  return `${birthYear}-${pad(birthMonth)}-${pad(Math.min(day, lastDay))}`
}

/** The middle of what is known: halves the error of an age computed from a month or a year. */
export function birthFromDate(date: string, precision: BirthAnswer['precision'], today: string): string {
  const middle =
    precision === 'year'
      ? `${date.slice(0, 4)}-07-01`
      : precision === 'month'
        ? `${date.slice(0, 7)}-15`
        : date
  return middle > today && date <= today ? date : middle
}

/** The date of birth that an answer stands for; undefined while it is incomplete. */
export function birthDateOf(answer: BirthAnswer, today: string): string | undefined {
  if (answer.known === 'date') {
    return answer.date ? birthFromDate(answer.date, answer.precision, today) : undefined
  }
  if (answer.age === undefined || !Number.isInteger(answer.age) || answer.age < 0) return undefined
  if (answer.age > (answer.unit === 'years' ? 120 : 60)) return undefined
  return birthFromAge(answer.age, answer.unit, today)
}
