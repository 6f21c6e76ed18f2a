import { useLingui } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { useId } from 'react'
import type { Area, Verb } from '../../../../functions/_shared/contracts/permissions.ts'
import { sentenceOf } from '../../lib/rightWords.ts'
import { useMatrix } from './MatrixContext.ts'
import { held, verbsOf } from './matrix.ts'
import { RightControl, RightDifference } from './Right.tsx'
import { verbWords } from './words.ts'

/** The rights of one area, each with its sentence: how a phone reads the matrix, and what a row of it opens. */
export function RightsList({ area }: { area: Area }) {
  return (
    <ul className="m-0 list-none p-0">
      {verbsOf(area).map((verb) => (
        <RightLine key={verb} area={area} verb={verb} />
      ))}
    </ul>
  )
}

function RightLine({ area, verb }: { area: Area; verb: Verb }) {
  const { i18n } = useLingui()
  const { document, layer, onTurn, lockOf } = useMatrix()
  const id = useId()
  const on = held(document, layer, area).includes(verb)
  const locked = onTurn && !on ? lockOf(area, verb) : undefined
  return (
    <li className="flex items-start gap-3 border-t border-line py-1.5 first:border-t-0">
      <RightControl area={area} verb={verb} describedBy={id} />
      <span className="min-w-0 flex-1 py-2">
        <span className="flex flex-wrap items-center gap-x-2 font-[640]">
          {i18n._(verbWords[verb])} <RightDifference area={area} verb={verb} />
        </span>
        <span id={id} className="block text-[0.9375rem] text-muted">
          {i18n._(sentenceOf(area, verb))}
        </span>
        {locked && (
          <span className="mt-1 flex gap-1.5 text-[0.9375rem] font-[560] text-ochre-ink">
            <LockKeyhole aria-hidden className="mt-1 size-4 flex-none" />
            {locked}
          </span>
        )}
      </span>
    </li>
  )
}
