import { expect, test } from 'vitest'
import { addDays, epiWeek, epiWeekCode, startOfEpiWeek, weekStart, weeksInYear } from './epiWeek.ts'

test.each([
  ['2020-12-31', '2020-W53'],
  ['2021-01-03', '2020-W53'],
  ['2021-01-04', '2021-W01'],
  ['2024-12-30', '2025-W01'],
  ['2027-01-01', '2026-W53'],
  ['2026-11-22', '2026-W47'],
  ['2026-11-23', '2026-W48'],
])('%s is in %s', (day, code) => {
  expect(epiWeekCode(epiWeek(day))).toBe(code)
})

test('a week starts on Monday', () => {
  expect(weekStart('2026-11-22')).toBe('2026-11-16')
  expect(weekStart('2026-11-16')).toBe('2026-11-16')
  expect(weekStart('2027-01-01')).toBe('2026-12-28')
})

test('the start of a numbered week is the inverse of the number of its days', () => {
  for (let day = '2018-12-20'; day < '2028-01-15'; day = addDays(day, 1)) {
    expect(startOfEpiWeek(epiWeek(day))).toBe(weekStart(day))
  }
})

test('years with 53 weeks', () => {
  expect([2015, 2020, 2024, 2025, 2026].map(weeksInYear)).toEqual([53, 53, 52, 52, 53])
})

test('text that is not a day is refused', () => {
  expect(() => epiWeek('hier')).toThrow(RangeError)
})
