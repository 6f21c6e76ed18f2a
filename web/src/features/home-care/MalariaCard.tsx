import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { LineChart } from '../../components/LineChart.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { formatNumber } from '../../lib/format.ts'
import { useMalaria, weeksShown } from './data.ts'

/** Confirmed malaria of the facility, week by week, from its own register. */
export function MalariaCard({ facility }: { facility: string }) {
  const { t } = useLingui()
  const { data, error, refetch, isFetching, dataUpdatedAt } = useMalaria(facility)
  const last = data?.at(-1)
  if (!data || !last) {
    return (
      <Card title={<Trans>Paludisme confirmé</Trans>}>
        {error ? (
          <ErrorBanner problem={error} reassurance={null} onRetry={() => refetch()} retrying={isFetching} />
        ) : (
          <Skeleton lines={5} />
        )}
      </Card>
    )
  }
  const cases = formatNumber(last.cases)
  const week = last.week
  const weeks = weeksShown
  return (
    <Card>
      <LineChart
        title={<Trans>Paludisme confirmé</Trans>}
        note={
          <>
            <Trans>
              Semaine {week}, en cours : <strong className="text-ink">{cases} cas</strong>
            </Trans>{' '}
            · <RelativeTime at={dataUpdatedAt} />
          </>
        }
        summary={t`Cas de paludisme confirmé par semaine, ${weeks} dernières semaines.`}
        labelHeading={t`Semaine`}
        fileName={`paludisme-${facility}`}
        series={[
          {
            id: 'cases',
            name: t`Nouveaux cas confirmés`,
            kind: 'fill',
            points: data.map((entry) => ({ label: t`S${entry.week}`, value: entry.cases })),
          },
        ]}
      />
    </Card>
  )
}
