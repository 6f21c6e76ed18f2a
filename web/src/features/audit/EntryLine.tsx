import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Chip, IconTile } from '../../components/Chip.tsx'
import { classes } from '../../components/classes.ts'
import { formatDateTime, formatNumber, formatTime, toDate } from '../../lib/format.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { Deed } from './Deed.tsx'
import type { Entry } from './data.ts'
import { actionWords, whyWords } from './words.ts'

interface EntryLineProps {
  entry: Entry
  home: string
  nameOf: (code: string) => string
}

/** What the line itself proves: its number, its moment, the request that made it, its place in the chain. */
function Proof({ entry }: { entry: Entry }) {
  const { t } = useLingui()
  const { request } = entry
  const moment = toDate(entry.at)
  const facts = [
    { label: t`Numéro`, value: entry.seq },
    {
      label: t`Moment exact`,
      value: `${formatDateTime(entry.at)} · ${formatNumber(moment.getUTCSeconds() + moment.getUTCMilliseconds() / 1000, 3)} s`,
    },
    { label: t`Motif`, value: entry.purpose && !whyWords[entry.purpose] ? entry.purpose : null },
    { label: t`Requête`, value: [request?.method, request?.path].filter(Boolean).join(' ') },
    { label: t`N° de requête`, value: request?.id, code: true },
    { label: t`Appareil`, value: request?.agent },
    { label: t`Empreinte`, value: entry.hash, code: true },
    { label: t`Empreinte d’avant`, value: entry.previous_hash, code: true },
  ].filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="m-0 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
      {facts.map(({ label, value, code }) => (
        <div key={label} className="grid sm:col-span-2 sm:grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd className={classes('m-0 min-w-0 break-all', code && 'font-mono')}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One line of the trail in words; opened, what it changed and what it proves. */
export function EntryLine({ entry, home, nameOf }: EntryLineProps) {
  const { i18n } = useLingui()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const isGlass = entry.relation === 'emergency_access' && entry.action === 'insert'
  const words = actionWords[isGlass ? 'emergency' : entry.action] ?? actionWords.update
  const why = entry.purpose ? whyWords[entry.purpose] : undefined
  const changes = ['insert', 'update', 'delete'].includes(entry.action)
  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
        className="flex min-h-16 w-full items-start gap-3 rounded-control px-2 py-2.5 text-left hover:bg-sunken"
      >
        <IconTile icon={words.icon} tone={words.tone} />
        <span className="min-w-0 flex-1">
          <span className="block">
            <Deed entry={entry} home={home} nameOf={nameOf} />
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[0.9375rem] text-muted">
            <time dateTime={toDate(entry.at).toISOString()}>{formatTime(entry.at)}</time>
            <span className="nums">
              <Trans>n° {entry.seq}</Trans>
            </span>
            {entry.purpose && <Chip>{why ? i18n._(why) : entry.purpose}</Chip>}
          </span>
        </span>
        <ChevronDown
          aria-hidden
          data-print="hide"
          className={classes('mt-2.5 size-5 flex-none text-muted transition-transform', open && 'rotate-180')}
        />
      </button>
      {open && (
        <div id={panel} className="grid gap-4 px-2 pt-1 pb-4 sm:pl-[4.25rem]">
          {changes && <ChangeTable entry={entry} />}
          <Proof entry={entry} />
        </div>
      )}
    </li>
  )
}
