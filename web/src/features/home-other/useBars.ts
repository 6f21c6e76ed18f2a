import { useLingui } from '@lingui/react/macro'
import type { Bar } from '../../components/BarChart.tsx'
import { epiWeek, today } from '../../lib/epiWeek.ts'
import { byDay, byWeek, type DayCount } from './series.ts'

/** The day or the week in progress is ochre: it is still filling. */
const toneAt = (index: number, length: number): Bar['tone'] => (index === length - 1 ? 'waiting' : 'action')

/** Turns counts into bars with their words, by day or by week. */
export function useBars() {
  const { t } = useLingui()
  return {
    days: (rows: DayCount[], indicator: string): Bar[] =>
      byDay(rows, indicator, today(), 7).map(({ day, value }, index, all) => ({
        // « 24/11 »: seven of them fit side by side at 360 px.
        label: `${day.slice(8)}/${day.slice(5, 7)}`,
        value,
        tone: toneAt(index, all.length),
      })),
    weeks: (rows: DayCount[], indicator: string): Bar[] =>
      byWeek(rows, indicator, today(), 8).map(({ start, value }, index, all) => {
        const { week } = epiWeek(start)
        return { label: t`S${week}`, value, tone: toneAt(index, all.length) }
      }),
  }
}
