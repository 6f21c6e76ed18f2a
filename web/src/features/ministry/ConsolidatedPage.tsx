import { Trans } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useSearchParams } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { addDays, epiWeek, today, weekStart } from '../../lib/epiWeek.ts'
import { formatWeek } from '../../lib/format.ts'
import { facilityWeeks, flowRows, malariaCurve } from './consolidate.ts'
import { useConsolidated, weeksShown } from './data.ts'
import { FacilitiesTable } from './FacilitiesTable.tsx'
import { FlowsTable } from './FlowsTable.tsx'
import { MalariaCard } from './MalariaCard.tsx'
import { WeekKpis } from './WeekKpis.tsx'

/** The week of the address; anything else than a past or present day is the current week. */
function chosenWeek(asked: string | null): string {
  const current = weekStart(today())
  if (!asked || !/^\d{4}-\d{2}-\d{2}$/.test(asked) || Number.isNaN(Date.parse(asked))) return current
  return asked > current ? current : weekStart(asked)
}

/** One week of the whole country, live: figures, curve, flows and facilities, without one name. */
export default function ConsolidatedPage() {
  const [search, setSearch] = useSearchParams()
  const start = chosenWeek(search.get('week'))
  const isCurrent = start === weekStart(today())
  const query = useConsolidated(start)
  const { data } = query
  const goTo = (week: string) => setSearch({ week })

  const facilities = data ? facilityWeeks(data.directory, data.activity, data.flows, start) : []
  const nameOf = (code: string) => data?.directory.find((facility) => facility.code === code)?.name ?? code
  const count = facilities.length
  return (
    <div className="grid gap-4">
      <PageHeader
        title={formatWeek(start, addDays(start, 6), epiWeek(start).week)}
        note={
          data && (
            <>
              {isCurrent && <Trans>Semaine en cours · </Trans>}
              <Trans>Mali · {count} établissements · aucune donnée nominative · chiffres lus </Trans>{' '}
              <RelativeTime at={query.dataUpdatedAt} />
            </>
          )
        }
        actions={
          <>
            <Button look="secondary" icon={ChevronLeft} onClick={() => goTo(addDays(start, -7))}>
              <Trans>Semaine précédente</Trans>
            </Button>
            {!isCurrent && (
              <Button look="secondary" icon={ChevronRight} onClick={() => goTo(addDays(start, 7))}>
                <Trans>Semaine suivante</Trans>
              </Button>
            )}
            <Button look="quiet" icon={Printer} onClick={() => window.print()}>
              <Trans>Imprimer</Trans>
            </Button>
          </>
        }
      />
      {query.isError && (
        <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton lines={10} />}
      {data && (
        <>
          <WeekKpis data={data} facilities={facilities} start={start} />
          <div className="grid items-start gap-4 xl:grid-cols-[1fr_1.17fr]">
            <MalariaCard points={malariaCurve(data.activity, start, weeksShown)} expected={count} />
            <FlowsTable rows={flowRows(data.flows, start)} nameOf={nameOf} />
          </div>
          <FacilitiesTable rows={facilities} />
        </>
      )}
    </div>
  )
}
