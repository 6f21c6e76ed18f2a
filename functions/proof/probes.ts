/** Who is asked: one probe for each role at home, each other facility, the district, the Ministry, the street. */
import type { ProofPlace } from '../_shared/contracts/proof.ts'
import type { Facility, Facts, Role } from './facts.ts'

/** So many facilities are asked one by one; the others together, by somebody who works in all of them. */
export const askedAlone = 60

export interface Probe {
  place: ProofPlace
  /** Where it works. */
  places: Facility[]
  /** Null: every right that exists, or none where it works nowhere. */
  role: Role | null
}

export type Untried = 'own_district' | 'other_district'

/** Neighbours and partners first: a wall between strangers is worth less than one between those who meet. */
function byNearness(shared: Record<string, number>) {
  const rank = (one: Facility) => (shared[one.code] ?? 0) * 4 + (one.linked ? 2 : 0) + (one.near ? 1 : 0)
  return (a: Facility, b: Facility) => rank(b) - rank(a)
}

/** The probes of a trial, in the order in which their answers are shown. */
export function probesFor(code: string, facts: Facts): { probes: Probe[]; untried: Untried[] } {
  const { facilities, roles, shared } = facts
  const own = facilities.filter((one) => one.code === code)
  const ministry = facilities.filter((one) => one.kind === 'ministry')
  const others = facilities
    .filter((one) => one.code !== code && one.kind !== 'ministry')
    .sort(byNearness(shared))
  const isMinistry = own[0]?.kind === 'ministry'

  const at = (places: Facility[], place: ProofPlace, chosen: (Role | null)[]): Probe[] =>
    places.length === 0 ? [] : chosen.map((role) => ({ place, places, role }))
  const standard = roles.filter((role) => role.facility_code === null)
  const national = standard.filter((role) => role.document.home === 'ministry')
  const district = standard.filter((role) => role.document.home === 'district')
  const local = standard.filter(
    (role) => role.document.home !== 'ministry' && (own[0]?.kind === 'csref' || !district.includes(role)),
  )
  const made = (by: Facility | undefined) => roles.filter((role) => role.facility_code === by?.code)

  const centre = others.find((one) => one.kind === 'csref' && one.near)
  const farCentre = others.find((one) => one.kind === 'csref' && !one.near)
  const untried: Untried[] = []
  if (!centre && own[0]?.kind !== 'csref' && !isMinistry) untried.push('own_district')
  if (!farCentre) untried.push('other_district')

  const rest = others.slice(askedAlone)
  return {
    untried,
    probes: [
      ...at(own, 'own', [...(isMinistry ? national : local), ...made(own[0])]),
      ...at(centre ? [centre] : [], 'own_district', district),
      ...at(farCentre ? [farCentre] : [], 'other_district', district),
      ...others.slice(0, askedAlone).flatMap((one) => at([one], 'facility', [null])),
      ...at(rest, 'facilities', [null]),
      ...(isMinistry ? [] : at(ministry, 'ministry', [...national, ...made(ministry[0]), null])),
      { place: 'signed_in', places: [], role: null },
      { place: 'signed_out', places: [], role: null },
    ],
  }
}
