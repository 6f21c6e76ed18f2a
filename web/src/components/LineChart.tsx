import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { formatNumber } from '../lib/format.ts'
import { ChartFrame, dashOf } from './ChartFrame.tsx'
import { type ChartSeries, chartLabels, lastKnown, shownLabels } from './chartData.ts'
import { groundPath, linePath, scale, wholeTicks } from './linePath.ts'
import { useWidth } from './useWidth.ts'

interface LineChartProps {
  title: ReactNode
  note?: ReactNode
  series: readonly ChartSeries[]
  labelHeading: string
  fileName: string
  /** What the figure says, in one sentence, for whoever does not see it. */
  summary: string
  /** The last point is urgent (a threshold is passed): red, with its words. */
  lastUrgent?: boolean
  height?: number
}

const margin = { top: 26, right: 14, bottom: 26 }

/** Lines over time: the threshold dashed, the last point said in words, arrows to read each point. */
export function LineChart(props: LineChartProps) {
  const { title, note, series, labelHeading, fileName, summary, lastUrgent, height = 220 } = props
  const { t } = useLingui()
  const [frame, width] = useWidth<HTMLDivElement>(320)
  const [picked, setPicked] = useState<number>()
  const labels = chartLabels(series)
  const main = series.find((one) => one.kind !== 'threshold') ?? series[0]
  if (!main || labels.length === 0) return null

  const { top, ticks } = wholeTicks(
    Math.max(...series.flatMap((one) => one.points.map((point) => point.value ?? 0))),
  )
  const { at: y } = scale([0, top], [height - margin.bottom, margin.top])
  const left = 10 + Math.max(...ticks.map((tick) => formatNumber(tick).length)) * 8
  const { at: x, back } = scale([0, Math.max(1, labels.length - 1)], [left, width - margin.right])
  const spots = ({ points }: ChartSeries) =>
    points.map(({ value }, index) => ({ x: x(index), y: value === null ? null : y(value) }))

  const last = lastKnown(main.points)
  const shown = picked ?? last
  const words = (index: number) =>
    `${labels[index]} : ${series
      .filter((one) => one.points[index])
      .map((one) => {
        const value = one.points[index]?.value
        const said = value === null || value === undefined ? t`non parvenu` : formatNumber(value)
        return series.length > 1 ? `${one.name} ${said}` : said
      })
      .join(', ')}`

  function move(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -labels.length, End: labels.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setPicked(Math.min(labels.length - 1, Math.max(0, shown + step)))
  }
  function point(event: PointerEvent<SVGSVGElement>) {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left
    setPicked(Math.min(labels.length - 1, Math.max(0, Math.round(back(at)))))
  }

  return (
    <ChartFrame {...{ title, note, labelHeading, series, fileName }}>
      <div ref={frame} className="min-w-0">
        <svg
          role="img"
          aria-label={`${summary} ${shown >= 0 ? words(shown) : ''}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows read the points one by one.
          tabIndex={0}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          onKeyDown={move}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPicked(undefined)}
          onBlur={() => setPicked(undefined)}
          className="block h-auto max-w-full touch-pan-y text-xs"
        >
          {ticks.map((tick) => (
            <g key={tick} className="text-line">
              <path d={`M${left} ${y(tick)}H${width - margin.right}`} stroke="currentColor" />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="nums fill-muted">
                {formatNumber(tick)}
              </text>
            </g>
          ))}
          {shownLabels(labels.length, width - left - margin.right).map((index, position, all) => (
            <text
              key={labels[index]}
              x={x(index)}
              y={height - 6}
              textAnchor={position === 0 ? 'start' : position === all.length - 1 ? 'end' : 'middle'}
              className="nums fill-muted"
            >
              {labels[index]}
            </text>
          ))}
          {series.map((one, index) => (
            <g key={one.id} className={one.kind === 'threshold' ? 'text-muted' : 'text-action'}>
              {one.kind === 'fill' && <path d={groundPath(spots(one), y(0))} className="fill-action-soft" />}
              <path
                d={linePath(spots(one))}
                fill="none"
                stroke="currentColor"
                strokeWidth={one.kind === 'threshold' ? 1.8 : 3}
                strokeDasharray={dashOf(one, index)}
                strokeLinejoin="round"
                strokeLinecap="round"
              />
            </g>
          ))}
          {shown >= 0 && (
            <Mark
              x={x(shown)}
              y={main.points[shown]?.value == null ? undefined : y(main.points[shown]?.value ?? 0)}
              urgent={Boolean(lastUrgent) && shown === last}
              bounds={[left, width - margin.right]}
              foot={y(0)}
              clear={(from, to) =>
                Math.min(
                  ...series.flatMap((one) =>
                    one.points.map((each, index) =>
                      each.value !== null && x(index) >= from && x(index) <= to ? y(each.value) : height,
                    ),
                  ),
                )
              }
              guide={picked !== undefined}
              text={`${labels[shown]} : ${
                main.points[shown]?.value == null
                  ? t`non parvenu`
                  : formatNumber(main.points[shown]?.value ?? 0)
              }`}
            />
          )}
        </svg>
        <p aria-live="polite" className="sr-only">
          {picked === undefined ? '' : words(picked)}
        </p>
      </div>
    </ChartFrame>
  )
}

interface MarkProps {
  x: number
  y: number | undefined
  urgent: boolean
  bounds: [number, number]
  foot: number
  /** The highest line between two places: the words stand above it. */
  clear: (from: number, to: number) => number
  guide: boolean
  text: string
}

/** A dot with its words, which lean inwards near an edge so that they are never cut. */
function Mark({ x, y, urgent, bounds, foot, clear, guide, text }: MarkProps) {
  const half = text.length * 3.9
  const anchor = x + half > bounds[1] ? 'end' : x - half < bounds[0] ? 'start' : 'middle'
  const from = anchor === 'end' ? x - 2 * half : anchor === 'start' ? x : x - half
  const top = Math.min(y ?? foot, clear(from - 6, from + 2 * half + 6))
  const shift = anchor === 'end' ? 5 : anchor === 'start' ? -5 : 0
  return (
    <g className={urgent ? 'text-urgent' : 'text-action'}>
      {guide && <path d={`M${x} ${foot}V${y ?? 26}`} stroke="currentColor" strokeDasharray="2 3" />}
      {y !== undefined && (
        <circle cx={x} cy={y} r={5.5} fill="currentColor" className="stroke-surface" strokeWidth={2} />
      )}
      <text
        x={x + shift}
        y={Math.max(14, top - 12)}
        textAnchor={anchor}
        paintOrder="stroke"
        strokeWidth={4}
        strokeLinejoin="round"
        className={`nums stroke-surface text-[0.8125rem] font-bold ${urgent ? 'fill-urgent-ink' : 'fill-ink'}`}
      >
        {text}
      </text>
    </g>
  )
}
