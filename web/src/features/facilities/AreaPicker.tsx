import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { Field } from '../../components/Field.tsx'
import type { Geography, OrgUnit } from './geography.ts'
import { levelWords } from './words.ts'

interface AreaPickerProps {
  geography: Geography
  /** The pyramid changes with the years: what is offered is what was there on this day. */
  day: string
  /** The deepest area chosen. */
  value: string | null
  onChange: (code: string | null) => void
  error?: string
}

const levels = ['region', 'district', 'health_area'] as const

/** Region, then district, then health area; typing the name of any of them goes straight there. */
export function AreaPicker({ geography, day, value, onChange, error }: AreaPickerProps) {
  const { i18n, t } = useLingui()
  const chain = value ? geography.chainOn(value, day).toReversed() : []
  const chosen = (level: OrgUnit['level']) => chain.find((unit) => unit.level === level)
  const deepest = chain.at(-1)
  const offered = geography.under(deepest?.code ?? null, day)
  const next = levels.find((level) => !chosen(level) && offered.some((unit) => unit.level === level))
  const pathOf = (unit: OrgUnit) =>
    geography
      .chainOn(unit.code, day)
      .slice(1)
      .map(({ name }) => name)
      .join(' · ')

  return (
    <div className="grid gap-3">
      {chain.map((unit, index) =>
        unit.level === 'country' ? null : (
          <div
            key={unit.code}
            className="flex flex-wrap items-center gap-x-3 rounded-control bg-sunken py-0.5 pr-0.5 pl-3.5"
          >
            <Check aria-hidden className="size-5 flex-none text-ok-ink" strokeWidth={2.5} />
            <span className="min-w-0 flex-1 py-1.5">
              <span className="block text-sm text-muted">{i18n._(levelWords[unit.level])}</span>
              <span className="block font-[640]">{unit.name}</span>
            </span>
            <Button look="quiet" onClick={() => onChange(chain[index - 1]?.code ?? null)}>
              <Trans>Changer</Trans>
              <span className="sr-only"> {unit.name}</span>
            </Button>
          </div>
        ),
      )}
      {next && (
        <Field
          label={i18n._(levelWords[next])}
          hint={
            next === 'region' ? t`Ou tapez directement le nom du district ou de l’aire de santé.` : undefined
          }
          required={next !== 'health_area'}
          error={error}
        >
          <Combobox
            // A new level is a new search.
            key={`${next} ${deepest?.code ?? ''}`}
            items={offered}
            words={(unit) => `${unit.name} ${pathOf(unit)}`}
            label={(unit) => unit.name}
            render={(unit) => (
              <>
                <span className="font-[620]">{unit.name}</span>
                {pathOf(unit) && <span className="text-[0.9375rem] text-muted">{pathOf(unit)}</span>}
              </>
            )}
            id={(unit) => unit.code}
            onPick={(unit) => onChange(unit.code)}
            placeholder={t`Tapez quelques lettres`}
            emptyText={t`Aucune zone de ce nom à cette date.`}
          />
        </Field>
      )}
    </div>
  )
}
