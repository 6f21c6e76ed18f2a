import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { LineChart } from '../../components/LineChart.tsx'
import { addDays } from '../../lib/epiWeek.ts'
import { formatNumber, formatWeek } from '../../lib/format.ts'
import type { WeekPoint } from './consolidate.ts'

interface MalariaCardProps {
  points: WeekPoint[]
  /** How many facilities could have reported. */
  expected: number
}

/** Confirmed malaria over all facilities: the curve, and the same figures in a table. */
export function MalariaCard({ points, expected }: MalariaCardProps) {
  const { t } = useLingui()
  const weeks = points.length
  const latestFirst = [...points].reverse()
  return (
    <Card>
      <LineChart
        title={t`Paludisme confirmé, tous les établissements`}
        note={t`Tests positifs par semaine ISO ; un trait coupé : rien n’est parvenu`}
        labelHeading={t`Semaine`}
        fileName="paludisme-confirme"
        summary={t`Cas confirmés sur ${weeks} semaines.`}
        series={[
          {
            id: 'malaria',
            name: t`Cas confirmés`,
            kind: 'fill',
            points: points.map(({ week, malaria }) => ({ label: t`S${week}`, value: malaria ?? null })),
          },
        ]}
      />
      <details className="mt-2">
        <summary className="flex min-h-12 items-center font-[620] text-action-ink">
          <Trans>Qui a transmis, semaine par semaine</Trans>
        </summary>
        <DataTable
          compact
          caption={t`Paludisme confirmé par semaine`}
          rows={latestFirst}
          rowId={(point) => point.start}
          columns={[
            {
              id: 'week',
              header: t`Semaine`,
              cell: (point) => formatWeek(point.start, addDays(point.start, 6), point.week),
            },
            {
              id: 'cases',
              header: t`Cas confirmés`,
              numeric: true,
              cell: (point) => {
                if (point.malaria === undefined) return t`Non parvenu`
                return point.malaria === 0 ? t`Zéro` : formatNumber(point.malaria)
              },
            },
            {
              id: 'facilities',
              header: t`Établissements parvenus`,
              numeric: true,
              cell: (point) => `${formatNumber(point.reporting)} / ${formatNumber(expected)}`,
            },
          ]}
        />
      </details>
    </Card>
  )
}
