import { expect, test } from 'vitest'
import { byDay, byWeek } from './series.ts'

const rows = [
  { indicator: 'consultation', day: '2026-11-22', total: 4 },
  { indicator: 'consultation', day: '2026-11-24', total: 3 },
  { indicator: 'malaria_confirmed', day: '2026-11-24', total: 1 },
]

test('a quiet day has its place on the axis', () => {
  expect(byDay(rows, 'consultation', '2026-11-24', 3).map(({ value }) => value)).toEqual([4, 0, 3])
})

test('Sunday belongs to the week that ends, Tuesday to the next', () => {
  expect(byWeek(rows, 'consultation', '2026-11-24', 2)).toEqual([
    { start: '2026-11-16', value: 4 },
    { start: '2026-11-23', value: 3 },
  ])
})
