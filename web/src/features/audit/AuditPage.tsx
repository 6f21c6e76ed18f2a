import { Trans, useLingui } from '@lingui/react/macro'
import { Download, Printer, ScrollText, SearchX, ShieldAlert, UserSearch } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { formatDate } from '../../lib/format.ts'
import { ChainCard } from './ChainCard.tsx'
import { type Entry, useFacilityNames, useTrail } from './data.ts'
import { EntryLine } from './EntryLine.tsx'
import { FiltersPanel } from './FiltersPanel.tsx'
import { type Filters, isFiltered, noFilters } from './filters.ts'

/** The lines of each day, in the order they came. */
function byDay(entries: readonly Entry[]): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = formatDate(entry.at, 'long')
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

function Nothing({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  return filtered ? (
    <EmptyState
      icon={SearchX}
      title={<Trans>Aucune ligne ne répond à ces filtres</Trans>}
      actions={
        <Button look="secondary" onClick={onReset}>
          <Trans>Tout montrer</Trans>
        </Button>
      }
    />
  ) : (
    <EmptyState icon={ScrollText} title={<Trans>Le journal est encore vide</Trans>}>
      <Trans>Chaque fiche ouverte ou modifiée s’inscrira ici, sans que personne ait à y penser.</Trans>
    </EmptyState>
  )
}

function Trail({ filters, onReset }: { filters: Filters; onReset: () => void }) {
  const trail = useTrail(filters)
  const { facility_code: home } = useMembership()
  const nameOf = useFacilityNames()
  if (!trail.data) {
    return trail.error ? (
      <ErrorBanner problem={trail.error} reassurance={null} onRetry={() => void trail.refetch()} />
    ) : (
      <Card>
        <Skeleton lines={8} />
      </Card>
    )
  }
  const entries = trail.data.pages.flat()
  if (entries.length === 0) return <Nothing filtered={isFiltered(filters)} onReset={onReset} />
  return (
    <>
      {byDay(entries).map(({ day, entries: ofDay }) => (
        <Card key={day} title={day}>
          <ol className="-mx-2 m-0 list-none p-0">
            {ofDay.map((entry) => (
              <EntryLine key={entry.seq} entry={entry} home={home} nameOf={nameOf} />
            ))}
          </ol>
        </Card>
      ))}
      <div data-print="hide" className="flex justify-center">
        {trail.hasNextPage ? (
          <Button look="secondary" busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            <Trans>Montrer les lignes plus anciennes</Trans>
          </Button>
        ) : (
          <p className="text-muted">
            <Trans>C’est le début de ce qui répond à votre demande.</Trans>
          </p>
        )}
      </div>
    </>
  )
}

/** Everything that happened to the records, the rights and the settings of the facility, and who opened what. */
export default function AuditPage() {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const mayExport = useCan('audit', 'export')
  const [filters, setFilters] = useState(noFilters)
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4">
      <PageHeader
        title={t`Journal d’audit`}
        note={facility}
        actions={
          <div className="grid grid-cols-2 gap-2.5 sm:flex sm:flex-wrap">
            <LinkButton look="secondary" icon={UserSearch} href="/audit/sheet">
              <Trans>Qui a vu ce dossier ?</Trans>
            </LinkButton>
            <LinkButton look="secondary" icon={ShieldAlert} href="/audit/emergencies">
              <Trans>Accès d’urgence</Trans>
            </LinkButton>
            {mayExport && (
              <LinkButton look="secondary" icon={Download} href="/audit/export">
                <Trans>Exporter</Trans>
              </LinkButton>
            )}
            <Button look="secondary" icon={Printer} onClick={() => print()}>
              <Trans>Imprimer</Trans>
            </Button>
          </div>
        }
      />
      <ChainCard />
      <FiltersPanel value={filters} onChange={setFilters} />
      <Trail filters={filters} onReset={() => setFilters(noFilters)} />
    </div>
  )
}
