import { describe, expect, it } from 'vitest'
import { lastWeeks, totalByWeek } from './weeks.ts'

describe('lastWeeks', () => {
  it('ends with the Monday of the present week', () => {
    expect(lastWeeks('2026-11-24', 3)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
  })
})

describe('totalByWeek', () => {
  it('sums ages and sexes, and fills the weeks without a case', () => {
    const rows = [
      { week_start: '2026-11-16', cases: 4 },
      { week_start: '2026-11-16', cases: 3 },
      { week_start: '2025-01-06', cases: 9 },
    ]
    expect(totalByWeek(rows, lastWeeks('2026-11-24', 2))).toEqual([
      { start: '2026-11-16', week: 47, cases: 7 },
      { start: '2026-11-23', week: 48, cases: 0 },
    ])
  })
})
