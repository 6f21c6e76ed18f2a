import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { StatusChip } from '../../components/Chip.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { useAllLists } from '../../lib/lists/kept.ts'
import { changedFields, fieldLabel, fieldText, type VisitContent } from '../../lib/lists/visitText.ts'
import { type Entry, outbox } from '../../lib/outbox/outbox.ts'
import type { VisitRecord } from '../../lib/register/records.ts'
import { sentRow } from '../../lib/register/register.ts'
import { rowBefore } from '../../lib/register/rowBefore.ts'
import { type Replaced, replacements, unsentCorrections, useCorrections } from './corrections.ts'

/** Field by field: what was said, and what is said in its place. */
function Changes({ before, after }: { before: VisitContent; after: VisitContent }) {
  const { t, i18n } = useLingui()
  const lists = useAllLists()
  const fields = changedFields(before, after, lists, i18n)
  const nothing = t`rien`
  if (fields.length === 0) return null
  return (
    <ul className="m-0 mt-1.5 grid list-none gap-1 p-0 text-[0.9375rem] whitespace-pre-line">
      {fields.map((field) => (
        <li key={field}>
          <span className="text-muted">{fieldLabel(field, i18n)} : </span>
          <del className="text-muted">{fieldText(before, field, lists, i18n) || nothing}</del>
          <span aria-hidden> → </span>
          <ins className="font-[640] no-underline">{fieldText(after, field, lists, i18n) || nothing}</ins>
        </li>
      ))}
    </ul>
  )
}

function Change({ change }: { change: Replaced }) {
  const { t } = useLingui()
  const { at, by, reason, before, after } = change
  return (
    <li className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
      <p className="font-[680]">{[formatDateTime(at), by].filter(Boolean).join(' · ')}</p>
      <p>{reason ? t`« ${reason} »` : <Trans>Sans motif écrit</Trans>}</p>
      {after ? (
        <Changes before={before} after={after} />
      ) : (
        <p className="text-[0.9375rem] text-muted">
          <Trans>Le détail paraîtra une fois la suivante envoyée.</Trans>
        </p>
      )}
    </li>
  )
}

/** A correction that has not left: the device knows what it changes. */
function UnsentChanges({ entry, entries }: { entry: Entry | undefined; entries: readonly Entry[] }) {
  const before = entry?.kind === 'consultation.save' ? rowBefore(entry, entries) : undefined
  if (!entry || !before) return null
  const after = { ...before, ...entry.args } as unknown as VisitContent
  return <Changes before={before as unknown as VisitContent} after={after} />
}

/** Who corrected the visit, when, why, and what it said before. */
export function HistoryCard({ visit }: { visit: VisitRecord }) {
  const entries = outbox.use()
  const unsent = unsentCorrections(entries, visit.id)
  const { data, isLoading, isError } = useCorrections(visit)
  // What is unsent lies over the visit: the last correction led to what the server said.
  const sent = visit.pending ? (sentRow(visit.id) as VisitRecord | undefined) : undefined
  const changes = data ? replacements(data, sent ?? visit) : []
  if (visit.revision <= 1 && unsent.length === 0) return null
  return (
    <Card title={<Trans>Corrections</Trans>}>
      <ul className="m-0 list-none p-0">
        {unsent.map(({ id, at, reason, withdrawal }) => (
          <li key={id} className="border-b border-line py-3 first:pt-0 last:border-0">
            <p className="font-[680]">{formatDateTime(at)}</p>
            <p>
              {withdrawal && <Trans>Retrait :</Trans>} « {reason} »
            </p>
            <UnsentChanges entry={entries.find((entry) => entry.id === id)} entries={entries} />
            <StatusChip tone="waiting">
              <Trans>Pas encore envoyé</Trans>
            </StatusChip>
          </li>
        ))}
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
      {isLoading && <Skeleton lines={3} />}
      {isError && (
        <p className="text-muted">
          <Trans>Les versions d’avant se lisent avec le réseau.</Trans>
        </p>
      )}
    </Card>
  )
}
