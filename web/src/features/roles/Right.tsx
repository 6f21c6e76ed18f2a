import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDownRight, ArrowUpRight } from 'lucide-react'
import type { Area, Verb } from '../../../../functions/_shared/contracts/permissions.ts'
import { areaWords } from '../../lib/rightWords.ts'
import { useMatrix } from './MatrixContext.ts'
import { exercised, held } from './matrix.ts'
import { VerbMark } from './VerbMark.tsx'
import { VerbSwitch } from './VerbSwitch.tsx'
import { verbWords } from './words.ts'

interface RightProps {
  area: Area
  verb: Verb
}

/** The control of one right: a switch when it may be changed, a mark when it is read. */
export function RightControl({ area, verb, describedBy }: RightProps & { describedBy?: string }) {
  const { i18n, t } = useLingui()
  const { document, layer, onTurn, lockOf } = useMatrix()
  const on = held(document, layer, area).includes(verb)
  // Whoever exercises a right without a limit may give it: there is nothing to choose.
  if (layer === 'grants' && !on && exercised(document, area, verb)) {
    return (
      <span className="inline-grid min-h-9 place-items-center px-1 text-[0.8125rem] text-muted">
        <Trans>exercé</Trans>
      </span>
    )
  }
  if (!onTurn) return <VerbMark on={on} />
  const areaName = i18n._(areaWords[area])
  const verbName = i18n._(verbWords[verb])
  return (
    <>
      <span className="hidden print:inline">
        <VerbMark on={on} />
      </span>
      <VerbSwitch
        on={on}
        label={t`${areaName} : ${verbName}`}
        // What is on may always be taken away.
        locked={on ? undefined : lockOf(area, verb)}
        describedBy={describedBy}
        onChange={(wanted) => onTurn(area, verb, wanted)}
      />
    </>
  )
}

/** How this right differs in the role compared with; words and an arrow, never a colour alone. */
export function RightDifference({ area, verb }: RightProps) {
  const { document, layer, other } = useMatrix()
  if (!other) return null
  const here = held(document, layer, area).includes(verb)
  const there = held(other.document, layer, area).includes(verb)
  if (here === there) return null
  const Icon = here ? ArrowUpRight : ArrowDownRight
  return (
    <span className="inline-flex items-center gap-0.5 rounded-md whitespace-nowrap bg-ochre-soft px-1 text-[0.8125rem] leading-5 font-[620] text-ochre-ink">
      <Icon aria-hidden className="size-3.5" strokeWidth={2.5} />
      {here ? <Trans>en plus</Trans> : <Trans>en moins</Trans>}
    </span>
  )
}
