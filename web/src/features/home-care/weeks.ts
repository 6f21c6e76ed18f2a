import { addDays, epiWeek, weekStart } from '../../lib/epiWeek.ts'

export interface WeekTotal {
  start: string
  week: number
  cases: number
}

/** The Mondays of the last weeks, the present one included, oldest first. */
export function lastWeeks(today: string, count: number): string[] {
  const monday = weekStart(today)
  return Array.from({ length: count }, (_, index) => addDays(monday, (index - count + 1) * 7))
}

/** Cases summed by week; a week without a row had no case, because the counts follow the register. */
export function totalByWeek(rows: { week_start: string; cases: number }[], weeks: string[]): WeekTotal[] {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.week_start, (sums.get(row.week_start) ?? 0) + row.cases)
  return weeks.map((start) => ({ start, week: epiWeek(start).week, cases: sums.get(start) ?? 0 }))
}
