import { Trans, useLingui } from '@lingui/react/macro'
import { CloudUpload, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { StatusChip } from '../../../components/Chip.tsx'
import { useCan } from '../../../lib/access.ts'
import { formatDate } from '../../../lib/format.ts'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { unbroken } from '../patient.ts'
import { type Merge, useMerges } from './merges.ts'
import { UndoDialog } from './UndoDialog.tsx'

interface MergeLineProps {
  record: PatientRecord
  merge: Merge | undefined
  /** Only the latest can be taken apart: the others stand under it. */
  isLatest: boolean
  onUndo: () => void
}

function MergeLine({ record, merge, isLatest, onUndo }: MergeLineProps) {
  const mayUndo = useCan('patients', 'update')
  const day = merge ? formatDate(merge.merged_at) : ''
  const author = merge?.merged_by_name
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-[1_1_14rem]">
        <Link href={`/patients/${record.id}`} className="-my-3.5 inline-block py-3.5 font-[640]">
          {fullName(record)} · {unbroken(record.number)}
        </Link>
        {merge && (
          <p className="text-[0.9375rem] text-muted">
            {author ? (
              <Trans>
                Fusionnée le {day} par {author} : {merge.reason}
              </Trans>
            ) : (
              <Trans>
                Fusionnée le {day} : {merge.reason}
              </Trans>
            )}
          </p>
        )}
        {merge?.pending && (
          <StatusChip tone="waiting" icon={CloudUpload}>
            <Trans>Pas encore envoyé</Trans>
          </StatusChip>
        )}
      </div>
      {mayUndo && merge && isLatest && (
        <Button look="quiet" icon={Undo2} onClick={onUndo}>
          <Trans>Défaire la fusion</Trans>
        </Button>
      )}
    </li>
  )
}

interface MergesCardProps {
  facility: string
  kept: PatientRecord
  merged: readonly PatientRecord[]
}

/** The other records of this person, and the way to take them apart again. */
export function MergesCard({ facility, kept, merged }: MergesCardProps) {
  const { t } = useLingui()
  const { merges, error } = useMerges(
    facility,
    merged.map(({ id }) => id),
  )
  const [undoing, setUndoing] = useState<Merge>()
  const latest = merges[0]
  return (
    <Card
      title={<Trans>Fiches réunies dans celle-ci</Trans>}
      note={merges.length > 1 ? <Trans>La dernière fusion se défait la première.</Trans> : undefined}
    >
      <ul aria-label={t`Fiches réunies`} className="m-0 list-none p-0">
        {merged.map((record) => {
          const merge = merges.find(({ merged_id }) => merged_id === record.id)
          return (
            <MergeLine
              key={record.id}
              record={record}
              merge={merge}
              isLatest={merge !== undefined && merge === latest}
              onUndo={() => setUndoing(merge)}
            />
          )
        })}
      </ul>
      {Boolean(error) && (
        <p className="text-muted">
          <Trans>Défaire une fusion plus ancienne demande le réseau.</Trans>
        </p>
      )}
      <UndoDialog key={kept.id} facility={facility} merge={undoing} onClose={() => setUndoing(undefined)} />
    </Card>
  )
}
