/** The five places of the attack matrix: each stands for one distance between a person and a record. */
import { v5 as uuid } from 'uuid'

export const places = {
  own: { code: 'cscom_own', name: 'CSCOM du village', kind: 'cscom', area: 'area_own' },
  sister: { code: 'cscom_sister', name: 'CSCOM voisin', kind: 'cscom', area: 'area_sister' },
  csref: { code: 'csref_own', name: 'CSRéf du district', kind: 'csref', area: 'district_own' },
  other: { code: 'cscom_other', name: 'CSCOM d’un autre district', kind: 'cscom', area: 'area_other' },
  ministry: { code: 'ministere', name: 'Ministère de la Santé', kind: 'ministry', area: 'country' },
} as const

export type Place = keyof typeof places
export type FacilityCode = (typeof places)[Place]['code']

export const placeNames = Object.keys(places) as Place[]
export const codes: readonly FacilityCode[] = placeNames.map((place) => places[place].code)

/** Whom each place writes to: every place is a sender, and the Ministry never a receiver. */
export const receiverOf: Record<FacilityCode, FacilityCode> = {
  cscom_own: 'csref_own',
  cscom_sister: 'csref_own',
  csref_own: 'cscom_other',
  cscom_other: 'cscom_sister',
  ministere: 'cscom_other',
}

/** Made once at random: the same row has the same id in every run, so that a statement can be written down. */
const namespace = '0c5a1f3e-6f0b-4a43-9a56-2f1d6f6c7a10'

/** The id of a row of the world, or of one that does not exist yet. */
export const idOf = (kind: string, place: string): string => uuid(`${kind}:${place}`, namespace)

/** What stands in every row of a facility: whoever sees it elsewhere has seen a leak. */
export const canaryOf = (code: string): string => `CANARY-${code}`
