import { Trans, useLingui } from '@lingui/react/macro'
import { Building2, Printer, Shuffle } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useCan } from '../../lib/access.ts'
import { AppointCard } from './AppointCard.tsx'
import { BelongingCard } from './BelongingCard.tsx'
import { DetailsCard } from './DetailsCard.tsx'
import { useHand, useRegistry } from './data.ts'
import type { FacilityParent, Geography } from './geography.ts'
import { MoveForm } from './MoveForm.tsx'
import { PositionsMap } from './PositionsMap.tsx'
import { distanceKm } from './position.ts'
import type { Entry } from './registry.ts'
import { kindWords } from './words.ts'

const neighboursShown = 12
const withinKm = 150

/** The facility and those nearest to it, for the map. */
function around(entry: Entry, entries: readonly Entry[]): Entry[] {
  const { latitude, longitude } = entry
  if (latitude === null || longitude === null) return []
  const here = { latitude: Number(latitude), longitude: Number(longitude) }
  const near = entries
    .filter((other) => other.code !== entry.code && other.latitude !== null && other.longitude !== null)
    .map((other) => ({
      other,
      km: distanceKm(here, { latitude: Number(other.latitude), longitude: Number(other.longitude) }),
    }))
    .filter(({ km }) => km <= withinKm)
    .sort((a, b) => a.km - b.km)
    .slice(0, neighboursShown)
  return [entry, ...near.map(({ other }) => other)]
}

interface FacilityProps {
  entry: Entry
  entries: readonly Entry[]
  parents: readonly FacilityParent[]
  geography: Geography
}

function Facility({ entry, entries, parents, geography }: FacilityProps) {
  const { t } = useLingui()
  const hand = useHand(entry.code)
  const mayAppoint = useCan('staff', 'create') && hand === 'ministry'
  const [moving, setMoving] = useState(false)
  const near = around(entry, entries)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid gap-4">
        <DetailsCard entry={entry} />
        {mayAppoint && entry.kind !== 'ministry' && <AppointCard facility={entry} />}
      </div>
      <div className="grid gap-4">
        <BelongingCard
          parents={parents}
          geography={geography}
          aside={
            hand === 'ministry' &&
            !moving && (
              <Button look="secondary" icon={Shuffle} onClick={() => setMoving(true)}>
                <Trans>Changer de zone</Trans>
              </Button>
            )
          }
        >
          {moving && (
            <MoveForm
              facility={entry}
              from={(entry.area ?? entry.district ?? entry.region)?.code}
              geography={geography}
              onDone={() => setMoving(false)}
            />
          )}
        </BelongingCard>
        {near.length > 0 && <PositionsMap entries={near} current={entry.code} title={t`Autour de lui`} />}
      </div>
    </div>
  )
}

/** `/facilities/:code`: what the registry knows, where the facility belonged, and who may put it right. */
export default function FacilityPage({ params }: { params: { code?: string } }) {
  const { i18n, t } = useLingui()
  const { entries, geography, parents, problem, refetch } = useRegistry()
  const entry = entries?.find(({ code }) => code === params.code)
  return (
    <>
      <PageHeader
        title={entry?.name ?? t`Établissement`}
        note={
          entry &&
          [i18n._(kindWords[entry.kind].one), entry.district?.name, entry.region?.name]
            .filter(Boolean)
            .join(' · ')
        }
        back="/facilities"
        actions={
          entry && (
            <Button look="secondary" icon={Printer} onClick={() => print()}>
              <Trans>Imprimer</Trans>
            </Button>
          )
        }
      />
      {entries && geography ? (
        entry ? (
          <Facility
            key={entry.code}
            entry={entry}
            entries={entries}
            parents={parents.filter(({ facility_code }) => facility_code === entry.code)}
            geography={geography}
          />
        ) : (
          <EmptyState
            icon={Building2}
            title={t`Aucun établissement ne porte ce code`}
            actions={
              <LinkButton look="secondary" href="/facilities">
                <Trans>Ouvrir le registre</Trans>
              </LinkButton>
            }
          >
            <Trans>Cherchez-le par son nom.</Trans>
          </EmptyState>
        )
      ) : problem ? (
        <ErrorBanner problem={problem} reassurance={null} onRetry={refetch} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}
