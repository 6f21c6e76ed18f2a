import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { Area, Limit } from '../../../../functions/_shared/contracts/permissions.ts'
import { classes } from '../../components/classes.ts'
import { areaWords } from '../../lib/rightWords.ts'
import { useMatrix } from './MatrixContext.ts'
import { held, limitOf, limitsOf } from './matrix.ts'
import { limitWords } from './words.ts'

/** Does a limit mean anything here, for this role? */
export function useHasLimit(area: Area): boolean {
  const { document, layer, onTurn } = useMatrix()
  if (layer === 'grants' || !limitsOf[area] || !held(document, 'areas', area).includes('read')) return false
  return Boolean(onTurn) || limitOf(document, area) !== null
}

/** Which records the reading of an area covers: all, one's own, or without the name. */
export function LimitChoice({ area }: { area: Area }) {
  const { i18n, t } = useLingui()
  const { document, onLimit } = useMatrix()
  const name = useId()
  const current = limitOf(document, area)
  if (!useHasLimit(area)) return null
  if (!onLimit) {
    return <p className="text-[0.9375rem] font-[620]">{current && i18n._(limitWords[current])}</p>
  }
  const options: (Limit | null)[] = [null, ...(limitsOf[area] ?? [])]
  const areaName = i18n._(areaWords[area])
  return (
    <fieldset className="min-w-0 rounded-control bg-sunken px-3 py-1.5">
      <legend className="sr-only">{t`${areaName} : quelles fiches`}</legend>
      <p aria-hidden className="text-sm font-[640] text-muted">
        <Trans>Quelles fiches ?</Trans>
      </p>
      <div className="flex flex-wrap gap-x-5">
        {options.map((option) => (
          <label
            key={option ?? 'all'}
            className={classes('flex min-h-12 items-center gap-2', option === current && 'font-[640]')}
          >
            <input
              type="radio"
              name={name}
              checked={option === current}
              onChange={() => onLimit(area, option)}
              className="size-5 flex-none accent-action"
            />
            {option ? i18n._(limitWords[option]) : t`toutes les fiches`}
          </label>
        ))}
      </div>
      {current && (
        <p className="pb-1 text-sm text-muted">
          {current === 'own_records' ? (
            <Trans>La personne ne voit et ne corrige que ce qu’elle a écrit elle-même.</Trans>
          ) : (
            <Trans>
              La personne voit le sexe et l’année de naissance, jamais le nom ; elle n’écrit rien.
            </Trans>
          )}
        </p>
      )}
    </fieldset>
  )
}
