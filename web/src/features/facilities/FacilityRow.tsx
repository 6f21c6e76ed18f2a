import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { IconTile, StatusChip } from '../../components/Chip.tsx'
import { formatDate, formatMeasure } from '../../lib/format.ts'
import type { Entry } from './registry.ts'
import { kindWords } from './words.ts'

/** One facility of the list of a phone: what, where, for how many people. */
export function FacilityRow({ entry }: { entry: Entry }) {
  const { i18n, t } = useLingui()
  const { one, icon } = kindWords[entry.kind]
  const people = entry.population === null ? null : formatMeasure(entry.population, t`hab.`)
  const place = [entry.district?.name ?? entry.region?.name].filter(Boolean).join(' · ')
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={`/facilities/${entry.code}`}
        className="flex min-h-14 items-center gap-3 py-2.5 text-ink no-underline"
      >
        <IconTile icon={icon} />
        <span className="min-w-0 flex-1">
          <span className="block font-[660]">{entry.name}</span>
          <span className="block text-[0.9375rem] text-muted">
            {i18n._(one)}
            {place && ` · ${place}`}
            {people && ` · ${people}`}
          </span>
          <ClosedChip closedOn={entry.closed_on} />
        </span>
        <ChevronRight aria-hidden className="size-5 flex-none text-muted" />
      </Link>
    </li>
  )
}

/** Says that a facility is closed, and since when; nothing for one that works. */
export function ClosedChip({ closedOn }: { closedOn: string | null }) {
  if (!closedOn) return null
  const day = formatDate(closedOn)
  return (
    <StatusChip tone="neutral" className="mt-1">
      <Trans>Fermé le {day}</Trans>
    </StatusChip>
  )
}
