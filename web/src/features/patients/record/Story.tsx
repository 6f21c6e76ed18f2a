import { Trans, useLingui } from '@lingui/react/macro'
import { History as HistoryIcon, RefreshCw, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { SelectInput } from '../../../components/SelectInput.tsx'
import { formatDate } from '../../../lib/format.ts'
import { useAllLists } from '../../../lib/lists/kept.ts'
import type { PatientRecord, VisitRecord } from '../../../lib/register/records.ts'
import { viewWords } from '../words.ts'
import { EntryRow, type RowWords } from './EntryRow.tsx'
import { countOf, listsOf, newest, type View, views } from './entries.ts'
import type { PatientReferral } from './referrals.ts'
import { type OlderState, useOlderVisits } from './useOlderVisits.ts'
import { useInSight, useWindow } from './useWindow.ts'

interface StoryProps {
  record: PatientRecord
  visits: readonly VisitRecord[]
  referrals: readonly PatientReferral[]
  facilityName: (code: string) => string
  /** Whether visits may be read at all: the server would refuse older ones. */
  readsVisits: boolean
}

/** The end of what is drawn: more of it, or what lies before what this device holds. */
function More({ label, onMore }: { label: React.ReactNode; onMore: () => void }) {
  const end = useInSight(onMore)
  return (
    <div ref={end} className="pt-2">
      <Button look="quiet" wide onClick={onMore}>
        {label}
      </Button>
    </div>
  )
}

interface OlderProps {
  state: OlderState
  from: string
  ask: () => void
}

/** What lies before the visits of this device, in words when they cannot be had. */
function Older({ state, from, ask }: OlderProps) {
  const day = formatDate(from, 'long')
  if (state === 'end') return null
  if (state === 'unknown') return <More label={<Trans>Visites d’avant le {day}</Trans>} onMore={ask} />
  if (state === 'asking') {
    return (
      <p role="status" className="pt-2 text-muted">
        <Trans>Lecture des visites d’avant le {day}…</Trans>
      </p>
    )
  }
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-2 pt-2 text-muted">
      <p className="flex min-w-0 items-start gap-2">
        <WifiOff aria-hidden className="mt-0.5 size-5 flex-none" />
        {state === 'refused' ? (
          <Trans>Les visites d’avant le {day} ne vous sont pas ouvertes.</Trans>
        ) : (
          <Trans>Les visites d’avant le {day} demandent le réseau.</Trans>
        )}
      </p>
      {state === 'unreachable' && (
        <Button look="quiet" icon={RefreshCw} onClick={ask}>
          <Trans>Réessayer</Trans>
        </Button>
      )}
    </div>
  )
}

/** The story of a patient, newest first. */
export function Story({ record, visits, referrals, facilityName, readsVisits }: StoryProps) {
  const { t, i18n } = useLingui()
  const [view, setView] = useState<View>('all')
  const { drawn, more } = useWindow(`${record.id}:${view}`)
  const older = useOlderVisits(record.facility_code, record.id, visits)
  const words: RowWords = { lists: useAllLists(), facility: facilityName }
  const lists = listsOf(view, visits, referrals)
  const total = countOf(lists)
  const entries = newest(lists, drawn)
  const left = total - entries.length
  // Somebody registered here and not sent yet has no past on the server.
  const hasOlder = readsVisits && view !== 'referrals' && record.revision > 0
  return (
    <Card
      title={<Trans>Histoire</Trans>}
      aside={
        (total > 0 || view !== 'all') && (
          <div data-print="hide" className="w-40">
            <SelectInput
              label={t`Ce qui est montré`}
              value={view}
              onChange={(chosen) => setView(chosen as View)}
              options={views.map((value) => ({ value, label: i18n._(viewWords[value]) }))}
            />
          </div>
        )
      }
    >
      {entries.length > 0 && (
        <ol aria-label={t`Histoire`} className="m-0 list-none p-0 pt-1">
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} words={words} />
          ))}
        </ol>
      )}
      {left > 0 ? (
        <More label={<Trans>Montrer la suite ({left})</Trans>} onMore={more} />
      ) : (
        hasOlder && <Older state={older.state} from={older.from} ask={older.ask} />
      )}
      {total === 0 && (!hasOlder || older.state === 'end' || older.state === 'unreachable') && (
        <EmptyState icon={HistoryIcon} title={<Trans>Rien pour le moment</Trans>}>
          {view === 'all' && <Trans>La première consultation paraîtra ici.</Trans>}
        </EmptyState>
      )}
    </Card>
  )
}
