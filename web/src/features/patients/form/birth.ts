import type { BirthPrecision } from '../../../lib/register/records.ts'

export type AgeUnit = 'months' | 'years'
export interface BirthAnswer {
  /** `kept`: the card as it is; correcting a telephone does not move a date of birth. */
  known: 'kept' | 'age' | 'date'
  age: number | undefined
  unit: AgeUnit
  date: string | undefined
  /** How much of `date` was known, as « juin 2019 » or « 2019 »; of a kept one, whatever the card says. */
  precision: BirthPrecision
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
export function birthFromDate(date: string, precision: BirthPrecision, today: string): string {
  const middle =
    precision === 'year'
      ? `${date.slice(0, 4)}-07-01`
      : precision === 'month'
        ? `${date.slice(0, 7)}-15`
        : date
  return middle > today && date <= today ? date : middle
}

/** Who knows a year of birth writes it where the age is asked: 1987 is nobody's age. */
export function yearTyped(answer: BirthAnswer, today: string): number | undefined {
  const { known, unit, age } = answer
  const isYear = age !== undefined && age > 1890 && age <= Number(today.slice(0, 4))
  return known === 'age' && unit === 'years' && isYear ? age : undefined
}

/** The date of birth that an answer stands for; undefined while it is incomplete. */
export function birthDateOf(answer: BirthAnswer, today: string): string | undefined {
  if (answer.known === 'kept') return answer.date
  if (answer.known === 'date') {
    return answer.date ? birthFromDate(answer.date, answer.precision, today) : undefined
  }
  if (answer.age === undefined || !Number.isInteger(answer.age) || answer.age < 0) return undefined
  const year = yearTyped(answer, today)
  if (year !== undefined) return birthFromDate(`${year}-01-01`, 'year', today)
  if (answer.age > (answer.unit === 'years' ? 120 : 60)) return undefined
  return birthFromAge(answer.age, answer.unit, today)
}

/** How much of that date is known. */
export function precisionOf(answer: BirthAnswer, today: string): BirthPrecision {
  if (answer.known !== 'age') return answer.precision
  return yearTyped(answer, today) === undefined ? 'age' : 'year'
}
