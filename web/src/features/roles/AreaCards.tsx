import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import type { Area } from '../../../../functions/_shared/contracts/permissions.ts'
import { classes } from '../../components/classes.ts'
import { areaWords } from '../../lib/rightWords.ts'
import { LimitChoice, useHasLimit } from './LimitChoice.tsx'
import { useMatrix } from './MatrixContext.ts'
import { held, limitOf } from './matrix.ts'
import { RightsList } from './RightsList.tsx'
import { useVerbList } from './useVerbList.ts'
import { areaIcons, groups, limitWords } from './words.ts'

/** The matrix of a phone: one card for each area, closed on its summary, open on its switches. */
export function AreaCards() {
  const { i18n } = useLingui()
  return (
    <div className="grid gap-5">
      {groups.map((group) => (
        <section key={group.id} className="grid gap-2.5">
          <h3 className="text-[0.9375rem] text-muted">{i18n._(group.label)}</h3>
          {group.areas.map((area) => (
            <AreaCard key={area} area={area} />
          ))}
        </section>
      ))}
    </div>
  )
}

function AreaCard({ area }: { area: Area }) {
  const { i18n } = useLingui()
  const { document, layer } = useMatrix()
  const listOf = useVerbList()
  const hasLimit = useHasLimit(area)
  const verbs = held(document, layer, area)
  const limit = layer === 'areas' ? limitOf(document, area) : null
  const Icon = areaIcons[area]
  return (
    <details className="group rounded-card border border-line bg-surface open:shadow-card">
      <summary className="flex min-h-14 list-none items-center gap-3 px-3 py-2 [&::-webkit-details-marker]:hidden">
        <Icon
          aria-hidden
          className={classes('size-5 flex-none', verbs.length > 0 ? 'text-action-ink' : 'text-muted')}
        />
        <span className="min-w-0 flex-1">
          <span className="block font-[660]">{i18n._(areaWords[area])}</span>
          <span className="block text-[0.9375rem] text-muted">
            {verbs.length > 0 ? listOf(verbs) : <Trans>rien</Trans>}
            {limit && `, ${i18n._(limitWords[limit])}`}
          </span>
        </span>
        <ChevronDown
          aria-hidden
          className="size-5 flex-none text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-2 border-t border-line px-3 py-2">
        {hasLimit && <LimitChoice area={area} />}
        <RightsList area={area} />
      </div>
    </details>
  )
}
