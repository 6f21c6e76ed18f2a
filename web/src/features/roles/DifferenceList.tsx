import { Trans, useLingui } from '@lingui/react/macro'
import { CircleMinus, CirclePlus, House, type LucideIcon, ScanEye } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { areaWords } from '../../lib/rightWords.ts'
import { type AreaDifference, difference } from './difference.ts'
import { useVerbList } from './useVerbList.ts'
import { homeWords, limitWords } from './words.ts'

interface DifferenceListProps {
  before: PermissionDocument
  after: PermissionDocument
}

/** Every difference between two documents as a line of words. */
export function DifferenceList({ before, after }: DifferenceListProps) {
  const { i18n } = useLingui()
  const found = difference(before, after)
  if (found.areas.length + found.grants.length === 0 && !found.homeMoved) {
    return (
      <p className="text-muted">
        <Trans>Les droits sont les mêmes.</Trans>
      </p>
    )
  }
  const home = i18n._(homeWords[after.home].label)
  return (
    <ul className="m-0 grid list-none gap-1.5 p-0">
      {found.areas.map((entry) => (
        <AreaLines key={entry.area} entry={entry} />
      ))}
      {found.grants.map((entry) => (
        <AreaLines key={`grant-${entry.area}`} entry={entry} toGive />
      ))}
      {found.homeMoved && (
        <Line icon={House}>
          <Trans>Page d’accueil : {home}</Trans>
        </Line>
      )}
    </ul>
  )
}

function Line({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className="mt-0.5 size-5 flex-none text-muted" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function AreaLines({ entry, toGive }: { entry: AreaDifference; toGive?: boolean }) {
  const { i18n, t } = useLingui()
  const listOf = useVerbList()
  const { added, removed, limit } = entry
  const area = i18n._(areaWords[entry.area])
  const name = toGive ? t`${area} (à donner à d’autres)` : area
  const reading = limit?.after ? i18n._(limitWords[limit.after]) : t`toutes les fiches`
  return (
    <>
      {added.length > 0 && (
        <Line icon={CirclePlus}>
          <span className="font-[640]">{name}</span> · <Trans>en plus : {listOf(added)}</Trans>
        </Line>
      )}
      {removed.length > 0 && (
        <Line icon={CircleMinus}>
          <span className="font-[640]">{name}</span> · <Trans>en moins : {listOf(removed)}</Trans>
        </Line>
      )}
      {limit && (
        <Line icon={ScanEye}>
          <span className="font-[640]">{name}</span> · <Trans>lecture : {reading}</Trans>
        </Line>
      )}
    </>
  )
}
