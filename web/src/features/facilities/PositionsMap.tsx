import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Card } from '../../components/Card.tsx'
import { classes } from '../../components/classes.ts'
import { useWidth } from '../../components/useWidth.ts'
import { formatNumber } from '../../lib/format.ts'
import { mapOf } from './projection.ts'
import type { Entry } from './registry.ts'

interface PositionsMapProps {
  entries: readonly Entry[]
  /** The facility in question, drawn larger and named. */
  current?: string
  title?: string
}

/** Where the facilities stand: points on a grid of degrees with a scale, drawn here, without a tile to download. */
export function PositionsMap(props: PositionsMapProps) {
  const placed = props.entries.some(({ latitude, longitude }) => latitude !== null && longitude !== null)
  return placed ? <Plane {...props} /> : null
}

function Plane({ entries, current, title }: PositionsMapProps) {
  const { t } = useLingui()
  const id = useId()
  const [frame, measured] = useWidth<HTMLDivElement>(600)
  const map = mapOf(entries, measured)
  if (!map) return null
  const { width, height, points, meridians, parallels, scale } = map
  const placed = formatNumber(points.length)
  const kilometres = formatNumber(scale.km)
  return (
    <Card
      title={title ?? t`Positions`}
      note={t`${placed} sur la carte, en degrés décimaux. Le trait fait ${kilometres} km.`}
    >
      <div ref={frame}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={id}
          width={width}
          height={height}
          className="mt-1 block max-w-full rounded-control bg-sunken"
        >
          <title
            id={id}
          >{t`Positions des établissements ; la liste au-dessus dit la même chose en mots.`}</title>
          {meridians.map(({ at, label }) => (
            <g key={`m${label}`}>
              <line x1={at} x2={at} y1={0} y2={height} className="stroke-line" strokeWidth={1.5} />
              <text x={at + 4} y={height - 6} className="fill-muted text-[12px]">
                {label}
              </text>
            </g>
          ))}
          {parallels.map(({ at, label }) => (
            <g key={`p${label}`}>
              <line y1={at} y2={at} x1={0} x2={width} className="stroke-line" strokeWidth={1.5} />
              <text x={6} y={at - 5} className="fill-muted text-[12px]">
                {label}
              </text>
            </g>
          ))}
          {points.map(({ entry, x, y, label }) => {
            const here = entry.code === current
            return (
              <g key={entry.code}>
                <circle
                  cx={x}
                  cy={y}
                  r={here ? 8 : 5}
                  className={classes(here ? 'fill-ochre' : 'fill-action', 'stroke-surface')}
                  strokeWidth={2}
                />
                {label && (
                  <text
                    x={label === 'left' ? x - 11 : x + 11}
                    y={y + 4.5}
                    textAnchor={label === 'left' ? 'end' : 'start'}
                    className={classes('fill-ink text-[13px]', here && 'font-bold')}
                  >
                    {entry.name}
                  </text>
                )}
              </g>
            )
          })}
          <g className="stroke-ink" strokeWidth={2.5} aria-hidden>
            <line x1={width - 16 - scale.length} x2={width - 16} y1={16} y2={16} />
          </g>
          <text x={width - 16} y={34} textAnchor="end" className="fill-ink text-[13px]">
            {kilometres} km
          </text>
        </svg>
      </div>
    </Card>
  )
}
