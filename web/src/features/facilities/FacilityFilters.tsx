import { useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { PillGroup } from '../../components/Choice.tsx'
import { SelectInput } from '../../components/SelectInput.tsx'
import { formatNumber } from '../../lib/format.ts'
import { areasIn, type Entry, type Filter, filtered, kinds } from './registry.ts'
import { kindWords } from './words.ts'

interface FacilityFiltersProps {
  entries: readonly Entry[]
  filter: Filter
  onChange: (filter: Filter) => void
}

/** Search and filters; each kind says how many there are under the other filters. */
export function FacilityFilters({ entries, filter, onChange }: FacilityFiltersProps) {
  const { i18n, t } = useLingui()
  const regions = areasIn(entries, 'region')
  const districts = areasIn(
    entries.filter((entry) => filter.region === '' || entry.region?.code === filter.region),
    'district',
  )
  const ofAnyKind = filtered(entries, { ...filter, kind: '' })
  return (
    <div className="grid gap-3" data-print="hide">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[2fr_1fr_1fr]">
        <label className="relative col-span-2 block md:col-span-1">
          <span className="sr-only">{t`Chercher un établissement`}</span>
          <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-5 text-muted" />
          <input
            type="search"
            autoComplete="off"
            placeholder={t`Nom, code, aire ou district`}
            value={filter.text}
            onChange={(event) => onChange({ ...filter, text: event.target.value })}
            className="control w-full pl-11!"
          />
        </label>
        <SelectInput
          label={t`Région`}
          value={filter.region}
          onChange={(region) => onChange({ ...filter, region, district: '' })}
        >
          <option value="">{t`Toute région`}</option>
          {regions.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unit.name}
            </option>
          ))}
        </SelectInput>
        <SelectInput
          label={t`District`}
          value={filter.district}
          onChange={(district) => onChange({ ...filter, district })}
        >
          <option value="">{t`Tout district`}</option>
          {districts.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unit.name}
            </option>
          ))}
        </SelectInput>
      </div>
      <PillGroup
        aria-label={t`Type d’établissement`}
        value={filter.kind === '' ? [] : [filter.kind]}
        // One kind at a time; the one chosen already is let go.
        onChange={(chosen) => onChange({ ...filter, kind: chosen.at(-1) ?? '' })}
        options={kinds
          .filter((kind) => kind === filter.kind || entries.some((entry) => entry.kind === kind))
          .map((kind) => ({
            value: kind,
            label: (
              <>
                {i18n._(kindWords[kind].many)}{' '}
                <span className="nums font-normal">
                  {formatNumber(ofAnyKind.filter((entry) => entry.kind === kind).length)}
                </span>
              </>
            ),
          }))}
      />
    </div>
  )
}
