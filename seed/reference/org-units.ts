/**
 * The health pyramid around Mopti, with dated parents.
 *
 * The laws of March 2023 redrew the regions: Bandiagara and Douentza left Mopti, Djenné stayed.
 * A report of 2022 and one of 2025 must both come out right, so nothing moves without its dates.
 */
export type Level = 'country' | 'region' | 'district' | 'health_area'

export type OrgUnit = { code: string; name: string; level: Level }

export type Parent = { child: string; parent: string; valid: string }

/** The day the new regions took effect. The month is sourced, the day is not (see README). */
export const REDRAWN_ON = '2023-03-13'

export const ALWAYS = '[1900-01-01,)'
const BEFORE = `[1900-01-01,${REDRAWN_ON})`
const SINCE = `[${REDRAWN_ON},)`

export const orgUnits: readonly OrgUnit[] = [
  { code: 'mali', name: 'Mali', level: 'country' },
  { code: 'region_mopti', name: 'Région de Mopti', level: 'region' },
  { code: 'region_bandiagara', name: 'Région de Bandiagara', level: 'region' },
  { code: 'region_douentza', name: 'Région de Douentza', level: 'region' },
  { code: 'district_bamako', name: 'District de Bamako', level: 'region' },
  { code: 'district_mopti', name: 'District sanitaire de Mopti', level: 'district' },
  { code: 'district_djenne', name: 'District sanitaire de Djenné', level: 'district' },
  { code: 'district_bandiagara', name: 'District sanitaire de Bandiagara', level: 'district' },
  { code: 'district_douentza', name: 'District sanitaire de Douentza', level: 'district' },
  { code: 'area_sangha', name: 'Aire de santé de Sangha', level: 'health_area' },
  { code: 'area_djenne_central', name: 'Aire de santé de Djenné central', level: 'health_area' },
  { code: 'area_mopti_central', name: 'Aire de santé de Mopti central', level: 'health_area' },
]

export const orgUnitParents: readonly Parent[] = [
  { child: 'region_mopti', parent: 'mali', valid: ALWAYS },
  { child: 'region_bandiagara', parent: 'mali', valid: SINCE },
  { child: 'region_douentza', parent: 'mali', valid: SINCE },
  { child: 'district_bamako', parent: 'mali', valid: ALWAYS },
  { child: 'district_mopti', parent: 'region_mopti', valid: ALWAYS },
  { child: 'district_djenne', parent: 'region_mopti', valid: ALWAYS },
  { child: 'district_bandiagara', parent: 'region_mopti', valid: BEFORE },
  { child: 'district_bandiagara', parent: 'region_bandiagara', valid: SINCE },
  { child: 'district_douentza', parent: 'region_mopti', valid: BEFORE },
  { child: 'district_douentza', parent: 'region_douentza', valid: SINCE },
  { child: 'area_sangha', parent: 'district_bandiagara', valid: ALWAYS },
  { child: 'area_djenne_central', parent: 'district_djenne', valid: ALWAYS },
  { child: 'area_mopti_central', parent: 'district_mopti', valid: ALWAYS },
]

/** The parent of an area on a day (ISO date), or undefined when it has none then. */
export function parentOn(child: string, day: string): string | undefined {
  return orgUnitParents.find((link) => {
    const [from = '', to = ''] = link.valid.slice(1, -1).split(',')
    return link.child === child && from <= day && (to === '' || day < to)
  })?.parent
}
