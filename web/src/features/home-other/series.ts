/** Series for a home page's chart, from counts by day. */
import { addDays, weekStart } from '../../lib/epiWeek.ts'

export interface DayCount {
  indicator: string
  day: string
  total: number
}

/** One value per day up to and with the last one; a day without a row had no activity. */
export function byDay(rows: DayCount[], indicator: string, lastDay: string, count: number) {
  const totals = new Map<string, number>()
  for (const row of rows) {
    if (row.indicator === indicator) totals.set(row.day, (totals.get(row.day) ?? 0) + row.total)
  }
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(lastDay, index - count + 1)
    return { day, value: totals.get(day) ?? 0 }
  })
}

/** One value per ISO week up to and with the one that holds the last day. */
export function byWeek(rows: DayCount[], indicator: string, lastDay: string, count: number) {
  const totals = new Map<string, number>()
  for (const row of rows) {
    if (row.indicator !== indicator) continue
    const start = weekStart(row.day)
    totals.set(start, (totals.get(start) ?? 0) + row.total)
  }
  const last = weekStart(lastDay)
  return Array.from({ length: count }, (_, index) => {
    const start = addDays(last, (index - count + 1) * 7)
    return { start, value: totals.get(start) ?? 0 }
  })
}
