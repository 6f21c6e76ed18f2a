import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import { Fragment, useId, useState } from 'react'
import type { Area, Verb } from '../../../../functions/_shared/contracts/permissions.ts'
import { classes } from '../../components/classes.ts'
import { areaWords, sentenceOf } from '../../lib/rightWords.ts'
import { LimitChoice, useHasLimit } from './LimitChoice.tsx'
import { useMatrix } from './MatrixContext.ts'
import { commonVerbs, held, limitOf, ownVerbs, verbsOf } from './matrix.ts'
import { RightControl, RightDifference } from './Right.tsx'
import { RightsList } from './RightsList.tsx'
import { areaIcons, groups, limitWords, verbWords } from './words.ts'

/** The matrix of a desk and of a sheet of paper: areas down, verbs across, the heads always in sight. */
export function MatrixGrid({ caption }: { caption: string }) {
  const { i18n, t } = useLingui()
  const [pointed, setPointed] = useState<{ area: Area; verb: Verb }>()
  const columns = commonVerbs.length + 2
  return (
    <table className="w-full border-separate border-spacing-0">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-[4.5625rem] z-10 print:static">
        <tr>
          <th scope="col" className="border-b-2 border-line bg-surface py-2 text-left text-sm text-muted">
            <Trans>Domaine</Trans>
          </th>
          {commonVerbs.map((verb) => (
            <th
              key={verb}
              scope="col"
              className="w-[5.5rem] border-b-2 border-line bg-surface px-1 py-2 text-center text-sm"
            >
              {i18n._(verbWords[verb])}
            </th>
          ))}
          <th scope="col" className="border-b-2 border-line bg-surface px-2 py-2 text-left text-sm">
            <Trans>Propre au domaine</Trans>
          </th>
        </tr>
        <tr data-print="hide" aria-hidden>
          <td
            colSpan={columns}
            className="h-9 border-b border-line bg-surface px-0 text-[0.9375rem] text-muted"
          >
            {pointed
              ? i18n._(sentenceOf(pointed.area, pointed.verb))
              : t`Passez sur une case pour lire ce qu’elle permet, ou ouvrez un domaine.`}
          </td>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={columns}
              className="border-b border-line bg-sunken px-2 py-1.5 text-left text-sm font-[680]"
            >
              {i18n._(group.label)}
            </th>
          </tr>
          {group.areas.map((area) => (
            <AreaRow key={area} area={area} columns={columns} onPoint={setPointed} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface AreaRowProps {
  area: Area
  columns: number
  onPoint: (right: { area: Area; verb: Verb } | undefined) => void
}

function AreaRow({ area, columns, onPoint }: AreaRowProps) {
  const { i18n, t } = useLingui()
  const { document, layer } = useMatrix()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const hasLimit = useHasLimit(area)
  const Icon = areaIcons[area]
  const verbs = verbsOf(area)
  const active = held(document, layer, area).length > 0
  const limit = layer === 'areas' ? limitOf(document, area) : null
  const point = (verb: Verb) => ({
    onPointerEnter: () => onPoint({ area, verb }),
    onPointerLeave: () => onPoint(undefined),
    onFocus: () => onPoint({ area, verb }),
    onBlur: () => onPoint(undefined),
  })
  const name = i18n._(areaWords[area])
  return (
    <Fragment>
      <tr className="hover:bg-sunken/50">
        <th scope="row" className="border-b border-line py-0.5 pr-2 text-left font-[560]">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={t`${name} : lire chaque droit`}
            onClick={() => setOpen(!open)}
            className="flex min-h-12 w-full items-center gap-2.5 rounded-control text-left"
          >
            <Icon
              aria-hidden
              className={classes('size-5 flex-none', active ? 'text-action-ink' : 'text-muted')}
            />
            <span className="min-w-0 flex-1">
              <span className={classes('block', active && 'font-[660]')}>{name}</span>
              {limit && (
                <span className="block text-sm font-[560] text-ochre-ink">{i18n._(limitWords[limit])}</span>
              )}
            </span>
            <ChevronDown
              aria-hidden
              data-print="hide"
              className={classes('size-4 flex-none text-muted transition-transform', open && 'rotate-180')}
            />
          </button>
        </th>
        {commonVerbs.map((verb) => (
          <td key={verb} className="border-b border-line text-center align-middle">
            {(verbs as readonly Verb[]).includes(verb) && (
              <span className="inline-flex flex-col items-center" {...point(verb)}>
                <RightControl area={area} verb={verb} />
                <RightDifference area={area} verb={verb} />
              </span>
            )}
          </td>
        ))}
        <td className="border-b border-line px-2 align-middle">
          <span className="flex flex-wrap gap-x-3">
            {ownVerbs(area).map((verb) => (
              <span key={verb} className="inline-flex flex-wrap items-center gap-1.5" {...point(verb)}>
                <RightControl area={area} verb={verb} />
                <span className="text-[0.9375rem]">{i18n._(verbWords[verb])}</span>
                <RightDifference area={area} verb={verb} />
              </span>
            ))}
          </span>
        </td>
      </tr>
      {open && (
        <tr id={panel} data-print="hide">
          <td colSpan={columns} className="border-b border-line bg-ground px-4 py-2">
            <div className="grid gap-2">
              {hasLimit && <LimitChoice area={area} />}
              <RightsList area={area} />
            </div>
          </td>
        </tr>
      )}
    </Fragment>
  )
}
