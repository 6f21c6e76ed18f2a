import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Building2, Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'wouter'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan, useMembership } from '../../lib/access.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { useRegistry } from './data.ts'
import { FacilityFilters } from './FacilityFilters.tsx'
import { ClosedChip, FacilityRow } from './FacilityRow.tsx'
import { PositionsMap } from './PositionsMap.tsx'
import { type Entry, type Filter, filtered, kinds } from './registry.ts'
import { kindWords } from './words.ts'

const pageOfRows = 50

/** The filter lives in the address: the way back from a facility finds the list as it was. */
function useFilter(): [Filter, (filter: Filter) => void] {
  const [search, setSearch] = useSearchParams()
  const filter: Filter = {
    text: search.get('q') ?? '',
    kind: kinds.find((kind) => kind === search.get('kind')) ?? '',
    region: search.get('region') ?? '',
    district: search.get('district') ?? '',
  }
  const change = ({ text, ...rest }: Filter) => {
    const wanted = Object.entries({ q: text, ...rest }).filter(([, value]) => value !== '')
    setSearch(Object.fromEntries(wanted), { replace: true })
  }
  return [filter, change]
}

function FacilityTable({ rows }: { rows: readonly Entry[] }) {
  const { i18n, t } = useLingui()
  return (
    <DataTable
      caption={t`Établissements`}
      rows={rows}
      rowId={(row) => row.code}
      href={(row) => `/facilities/${row.code}`}
      columns={[
        {
          id: 'name',
          header: t`Établissement`,
          cell: (row) => (
            <span>
              {row.name} <ClosedChip closedOn={row.closed_on} />
            </span>
          ),
        },
        { id: 'kind', header: t`Type`, cell: (row) => i18n._(kindWords[row.kind].one) },
        { id: 'area', header: t`Aire de santé`, cell: (row) => row.area?.name ?? '–' },
        { id: 'district', header: t`District`, cell: (row) => row.district?.name ?? '–' },
        { id: 'region', header: t`Région`, cell: (row) => row.region?.name ?? '–' },
        {
          id: 'population',
          header: t`Population`,
          numeric: true,
          cell: (row) => (row.population === null ? '–' : formatNumber(row.population)),
        },
        { id: 'opened', header: t`Ouvert le`, cell: (row) => formatDate(row.opened_on) },
      ]}
    />
  )
}

function List({ entries }: { entries: readonly Entry[] }) {
  const { t } = useLingui()
  const [filter, setFilter] = useFilter()
  const [shown, setShown] = useState(pageOfRows)
  const found = filtered(entries, filter)
  // The list follows each letter at once; the map when there is time.
  const mapped = useDeferredValue(found).filter(({ kind }) => kind !== 'ministry')
  const rows = found.slice(0, shown)
  const left = Math.min(pageOfRows, found.length - rows.length)
  return (
    <>
      <FacilityFilters
        entries={entries}
        filter={filter}
        onChange={(next) => {
          setFilter(next)
          setShown(pageOfRows)
        }}
      />
      <Card
        title={
          <span aria-live="polite">
            <Plural
              value={found.length}
              _0="Aucun établissement"
              one="# établissement"
              other="# établissements"
            />
          </span>
        }
      >
        {found.length === 0 ? (
          <EmptyState
            icon={Building2}
            title={t`Aucun établissement ne répond à cette recherche`}
            actions={
              <Button
                look="secondary"
                onClick={() => setFilter({ text: '', kind: '', region: '', district: '' })}
              >
                <Trans>Tout montrer</Trans>
              </Button>
            }
          >
            <Trans>Essayez quatre lettres du nom, ou enlevez un filtre.</Trans>
          </EmptyState>
        ) : (
          <>
            <div className="hidden lg:block print:block">
              <FacilityTable rows={rows} />
            </div>
            <ul className="m-0 list-none p-0 lg:hidden print:hidden">
              {rows.map((entry) => (
                <FacilityRow key={entry.code} entry={entry} />
              ))}
            </ul>
            {left > 0 && (
              <div className="mt-3 text-center" data-print="hide">
                <Button look="secondary" onClick={() => setShown(shown + pageOfRows)}>
                  <Trans>En montrer {left} de plus</Trans>
                </Button>
              </div>
            )}
          </>
        )}
      </Card>
      <PositionsMap entries={mapped} />
    </>
  )
}

/** The registry of facilities: searched by whoever may read it, extended by the Ministry. */
export default function FacilitiesPage() {
  const { t } = useLingui()
  const { entries, problem, refetch } = useRegistry()
  const { facility_kind } = useMembership()
  const canOpen = useCan('facilities', 'create') && facility_kind === 'ministry'
  return (
    <>
      <PageHeader
        title={t`Établissements`}
        note={t`Le registre du pays : qui soigne où, depuis quand, et pour combien d’habitants.`}
        actions={
          canOpen && (
            <LinkButton href="/facilities/new" icon={Plus}>
              <Trans>Ouvrir un établissement</Trans>
            </LinkButton>
          )
        }
      />
      {entries ? (
        <List entries={entries} />
      ) : problem ? (
        <ErrorBanner problem={problem} reassurance={null} onRetry={refetch} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}
