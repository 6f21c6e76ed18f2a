import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../lib/format.ts'
import { ChartFrame } from './ChartFrame.tsx'
import type { ChartPoint } from './chartData.ts'
import { classes } from './classes.ts'

export interface Bar extends ChartPoint {
  tone?: 'action' | 'ok' | 'waiting' | 'urgent'
  /** Beside the figure: « non parvenu », « 96 % ». */
  note?: ReactNode
}

interface BarChartProps {
  title: ReactNode
  note?: ReactNode
  bars: readonly Bar[]
  /** What is counted: « Consultations ». */
  valueHeading: string
  labelHeading: string
  fileName: string
  /** Upright bars for days and weeks; lying bars for names, which are long. */
  upright?: boolean
  /** The end of the scale; the highest value unless said (1 or 100 for shares). */
  max?: number
  format?: (value: number) => string
}

const fills = { action: 'bg-action', ok: 'bg-ok', waiting: 'bg-ochre', urgent: 'bg-urgent' }

/** Bars with their figures written: they can be read without measuring. */
export function BarChart(props: BarChartProps) {
  const { title, note, bars, valueHeading, labelHeading, fileName, upright } = props
  const highest = props.max ?? Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  const format = props.format ?? ((value: number) => formatNumber(value))
  const said = (bar: Bar) => bar.note ?? (bar.value === null ? '–' : format(bar.value))
  const share = (bar: Bar) => `${Math.min(100, ((bar.value ?? 0) / highest) * 100)}%`
  const series = [{ id: 'value', name: valueHeading, points: bars }]
  return (
    <ChartFrame {...{ title, note, labelHeading, series, fileName }}>
      {upright ? (
        <ul className="flex h-44 items-end gap-1" aria-label={valueHeading}>
          {bars.map((bar) => (
            <li key={bar.label} className="flex h-full min-w-0 flex-1 flex-col items-center justify-end">
              <span className="nums text-xs font-[640]">{said(bar)}</span>
              <span
                aria-hidden
                className={classes('min-h-px w-full max-w-9 rounded-t-[5px]', fills[bar.tone ?? 'action'])}
                style={{ height: `calc((100% - 2.5rem) * ${(bar.value ?? 0) / highest})` }}
              />
              <span className="nums w-full overflow-hidden border-t border-edge pt-0.5 text-center text-xs text-ellipsis whitespace-nowrap text-muted">
                {bar.label}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <ul className="grid gap-2.5" aria-label={valueHeading}>
          {bars.map((bar) => (
            <li key={bar.label}>
              <span className="flex justify-between gap-3">
                <span className="min-w-0">{bar.label}</span>
                <span className="nums flex-none font-[640]">{said(bar)}</span>
              </span>
              <span aria-hidden className="mt-1 block h-2.5 overflow-hidden rounded-full bg-sunken">
                <span
                  className={classes('block h-full rounded-full', fills[bar.tone ?? 'action'])}
                  style={{ width: share(bar) }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  )
}

/** A share on one line, for a cell of a table: its bar and its figure. */
export function ShareBar({ share, tone = 'ok' }: { share: number; tone?: Bar['tone'] }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <span aria-hidden className="h-2 w-20 overflow-hidden rounded-full bg-line">
        <span
          className={classes('block h-full rounded-full', fills[tone ?? 'ok'])}
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      </span>
      <span className="nums min-w-11 text-right whitespace-nowrap">{formatPercent(share)}</span>
    </span>
  )
}
