import { useLingui } from '@lingui/react/macro'
import { Kpi, KpiRow } from '../../components/Kpi.tsx'
import { addDays, epiWeek, today, weekStart } from '../../lib/epiWeek.ts'
import { formatNumber, formatPercent } from '../../lib/format.ts'
import { change, closedShare, type FacilityWeek, weekTotal } from './consolidate.ts'
import type { Consolidated } from './data.ts'

interface WeekKpisProps {
  data: Consolidated
  facilities: FacilityWeek[]
  start: string
}

/** The four figures of the week, each beside the week before. */
export function WeekKpis({ data, facilities, start }: WeekKpisProps) {
  const { t } = useLingui()
  const before = addDays(start, -7)
  const previousWeek = epiWeek(before).week
  const flows = data.flows.filter((flow) => flow.week_start === start)
  const sentIn = (week: string) =>
    data.flows.filter((flow) => flow.week_start === week).reduce((total, flow) => total + flow.total, 0)
  const sent = sentIn(start)
  const closed = flows
    .filter((flow) => flow.status === 'closed')
    .reduce((total, flow) => total + flow.total, 0)
  const share = closedShare(flows)
  const nobody = facilities.every(({ reporting }) => reporting === 'missing')

  // Half a week beside a whole one would look like a fall.
  const unfinished = start === weekStart(today())
  const versus = (now: number, then: number) => {
    const whole = formatNumber(then)
    if (unfinished) return t`semaine en cours ; ${whole} en semaine ${previousWeek}`
    const moved = change(now, then)
    if (moved === undefined) return t`rien à comparer en semaine ${previousWeek}`
    const words = `${moved >= 0 ? '+' : '−'}${formatPercent(Math.abs(moved))}`
    return t`${words} sur la semaine ${previousWeek}`
  }
  const activity = (indicator: string) => {
    const now = weekTotal(data.activity, indicator, start)
    return {
      value: nobody ? t`Non parvenu` : formatNumber(now),
      note: nobody ? undefined : versus(now, weekTotal(data.activity, indicator, before)),
    }
  }
  const closedCount = formatNumber(closed)
  // The same denominator as the share: a cancelled referral has no way back to wait for.
  const waited = flows
    .filter((flow) => flow.status !== 'cancelled')
    .reduce((total, flow) => total + flow.total, 0)
  const waitedCount = formatNumber(waited)
  return (
    <KpiRow>
      <Kpi label={t`Consultations`} {...activity('consultation')} />
      <Kpi label={t`Paludisme confirmé`} {...activity('malaria_confirmed')} />
      <Kpi label={t`Références envoyées`} value={formatNumber(sent)} note={versus(sent, sentIn(before))} />
      <Kpi
        label={t`Références bouclées`}
        value={share === undefined ? '–' : formatPercent(share)}
        note={share === undefined ? t`aucune référence` : t`${closedCount} sur ${waitedCount} à boucler`}
      />
    </KpiRow>
  )
}
