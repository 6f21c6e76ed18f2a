import { useLingui } from '@lingui/react/macro'
import { BarChart } from '../../components/BarChart.tsx'
import { Card } from '../../components/Card.tsx'
import type { DayCount } from './series.ts'
import { useBars } from './useBars.ts'

interface ChartProps {
  rows: DayCount[]
}

/** Confirmed malaria by week: what the pharmacy has to have on its shelves. */
export function MalariaWeeks({ rows }: ChartProps) {
  const { t } = useLingui()
  return (
    <Card>
      <BarChart
        upright
        title={t`Paludisme confirmé`}
        note={t`Tests positifs par semaine ; la dernière est en cours`}
        labelHeading={t`Semaine`}
        valueHeading={t`Cas confirmés`}
        fileName="paludisme-par-semaine"
        bars={useBars().weeks(rows, 'malaria_confirmed')}
      />
    </Card>
  )
}

/** Visits by day: the queue at the desk. */
export function VisitDays({ rows }: ChartProps) {
  const { t } = useLingui()
  return (
    <Card>
      <BarChart
        upright
        title={t`Consultations par jour`}
        note={t`Les sept derniers jours, aujourd’hui compris`}
        labelHeading={t`Jour`}
        valueHeading={t`Consultations`}
        fileName="consultations-par-jour"
        bars={useBars().days(rows, 'consultation')}
      />
    </Card>
  )
}

/** Visits by week: how the facility is used. */
export function VisitWeeks({ rows }: ChartProps) {
  const { t } = useLingui()
  return (
    <Card>
      <BarChart
        upright
        title={t`Consultations par semaine`}
        note={t`Huit semaines ; la dernière est en cours`}
        labelHeading={t`Semaine`}
        valueHeading={t`Consultations`}
        fileName="consultations-par-semaine"
        bars={useBars().weeks(rows, 'consultation')}
      />
    </Card>
  )
}
