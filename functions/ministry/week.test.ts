import { expect, test } from 'vitest'
import { weekOf } from './week.ts'

test.each([
  ['2026-11-24', { year: 2026, week: 48, start: '2026-11-23', end: '2026-11-29' }],
  ['2026-11-29', { year: 2026, week: 48, start: '2026-11-23', end: '2026-11-29' }],
  // The days around New Year belong to the year that has the week's Thursday.
  ['2021-01-03', { year: 2020, week: 53, start: '2020-12-28', end: '2021-01-03' }],
  ['2024-12-30', { year: 2025, week: 1, start: '2024-12-30', end: '2025-01-05' }],
  ['2026-01-01', { year: 2026, week: 1, start: '2025-12-29', end: '2026-01-04' }],
])('%s falls in its ISO week', (day, week) => {
  expect(weekOf(day)).toEqual(week)
})
