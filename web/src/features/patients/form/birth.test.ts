import { describe, expect, it } from 'vitest'
import { ageInMonths } from '../../../lib/format.ts'
import { type BirthAnswer, birthDateOf, birthFromAge, birthFromDate, precisionOf } from './birth.ts'

const today = '2026-11-24'

describe('birthFromAge', () => {
  it('gives the same age back on the same day', () => {
    for (const years of [0, 1, 3, 15, 60]) {
      expect(ageInMonths(birthFromAge(years, 'years', today), today)).toBe(years * 12)
    }
    for (const months of [0, 1, 11, 12, 23, 59]) {
      expect(ageInMonths(birthFromAge(months, 'months', today), today)).toBe(months)
    }
  })
  it('uses the last day of a shorter month', () => {
    expect(birthFromAge(1, 'months', '2026-03-31')).toBe('2026-02-28')
    expect(birthFromAge(1, 'months', '2028-03-31')).toBe('2028-02-29')
  })
})

describe('birthFromDate', () => {
  it('takes the middle of a month or a year', () => {
    expect(birthFromDate('2019-06-02', 'month', today)).toBe('2019-06-15')
    expect(birthFromDate('2019-06-02', 'year', today)).toBe('2019-07-01')
    expect(birthFromDate('2019-06-02', 'day', today)).toBe('2019-06-02')
  })
  it('never moves a birth into the future', () => {
    expect(birthFromDate('2026-03-01', 'year', '2026-05-10')).toBe('2026-03-01')
  })
})

describe('birthDateOf', () => {
  const answer: BirthAnswer = {
    known: 'age',
    age: undefined,
    unit: 'years',
    date: undefined,
    precision: 'day',
  }
  it('waits for a complete and plausible answer', () => {
    expect(birthDateOf(answer, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 121 }, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 2.5 }, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 90, unit: 'months' }, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 3 }, today)).toBe('2023-11-24')
    expect(precisionOf({ ...answer, age: 3 }, today)).toBe('age')
  })
  it('reads a year of birth where an age was asked', () => {
    const born = { ...answer, age: 1987 }
    expect([birthDateOf(born, today), precisionOf(born, today)]).toEqual(['1987-07-01', 'year'])
    expect(birthDateOf({ ...answer, age: 2027 }, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 1987, unit: 'months' }, today)).toBeUndefined()
    expect(birthDateOf({ ...answer, age: 2026 }, '2026-03-02')).toBe('2026-01-01')
  })
  it('keeps a card that nobody corrects to the day, an age said long ago included', () => {
    const kept: BirthAnswer = { ...answer, known: 'kept', date: '2019-03-07', precision: 'age' }
    expect([birthDateOf(kept, today), precisionOf(kept, today)]).toEqual(['2019-03-07', 'age'])
  })
})
