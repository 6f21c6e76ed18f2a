import { matchWords } from '../../components/matchWords.ts'
import type { Ownership } from './contract.ts'
import type { FacilityParent, Geography, OrgUnit } from './geography.ts'
import { holds, spanOf } from './geography.ts'

export type Kind = 'hospital' | 'csref' | 'cscom' | 'cabinet' | 'ministry'
/** The order of the pyramid, from the village up. */
export const kinds: readonly Kind[] = ['cscom', 'csref', 'hospital', 'cabinet', 'ministry']

export interface Facility {
  code: string
  name: string
  kind: Kind
  ownership: Ownership
  latitude: number | null
  longitude: number | null
  phone: string | null
  population: number | null
  opened_on: string
  closed_on: string | null
  revision: number
}

/** A facility with the areas it belongs to today. */
export interface Entry extends Facility {
  area: OrgUnit | undefined
  district: OrgUnit | undefined
  region: OrgUnit | undefined
}

/** Puts every facility in its place of the day. */
export function entriesOn(
  facilities: readonly Facility[],
  parents: readonly FacilityParent[],
  geography: Geography,
  day: string,
): Entry[] {
  const today = new Map<string, string>()
  for (const parent of parents) {
    if (holds(spanOf(parent.valid), day)) today.set(parent.facility_code, parent.org_unit_code)
  }
  return facilities.map((facility) => {
    const chain = geography.chainOn(today.get(facility.code) ?? '', day)
    const at = (level: OrgUnit['level']) => chain.find((unit) => unit.level === level)
    return { ...facility, area: at('health_area'), district: at('district'), region: at('region') }
  })
}

export interface Filter {
  text: string
  kind: Kind | ''
  region: string
  district: string
}

/** The entries that pass the filter, best match of the text first. */
export function filtered(entries: readonly Entry[], filter: Filter): Entry[] {
  const passing = entries.filter(
    (entry) =>
      (filter.kind === '' || entry.kind === filter.kind) &&
      (filter.region === '' || entry.region?.code === filter.region) &&
      (filter.district === '' || entry.district?.code === filter.district),
  )
  return matchWords(passing, filter.text, ({ name, code, area, district }) =>
    [name, code, area?.name, district?.name].filter(Boolean).join(' '),
  )
}

/** The areas of a level that hold at least one facility, by name. */
export function areasIn(entries: readonly Entry[], level: 'region' | 'district'): OrgUnit[] {
  const found = new Map<string, OrgUnit>()
  for (const entry of entries) {
    const unit = entry[level]
    if (unit) found.set(unit.code, unit)
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}
