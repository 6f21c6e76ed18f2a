/**
 * The five reference facilities and the Ministry: where they stand, whom they serve, where they refer.
 *
 * Coordinates are approximate, populations and travel times are orders of magnitude (see README).
 */
import { ALWAYS } from './org-units.ts'

export type FacilityKind = 'hospital' | 'csref' | 'cscom' | 'cabinet' | 'ministry'

export type Facility = {
  code: string
  name: string
  kind: FacilityKind
  ownership: 'public' | 'community' | 'private'
  latitude: number
  longitude: number
  phone: string
  population: number | null
  openedOn: string
}

export const facilities: readonly Facility[] = [
  {
    code: 'sih_mopti',
    name: 'Hôpital de Mopti',
    kind: 'hospital',
    ownership: 'public',
    latitude: 14.4962,
    longitude: -4.1935,
    phone: '21 43 00 00',
    population: 61_000,
    openedOn: '1969-01-01',
  },
  {
    code: 'csref_djenne',
    name: 'CSRéf de Djenné',
    kind: 'csref',
    ownership: 'public',
    latitude: 13.9061,
    longitude: -4.5549,
    phone: '21 42 00 00',
    population: 34_500,
    openedOn: '1985-01-01',
  },
  {
    code: 'cscom_sangha',
    name: 'CSCOM de Sangha',
    kind: 'cscom',
    ownership: 'community',
    latitude: 14.4634,
    longitude: -3.3066,
    phone: '76 00 00 01',
    population: 29_800,
    openedOn: '1998-01-01',
  },
  {
    code: 'cabinet_nando',
    name: 'Cabinet Nando',
    kind: 'cabinet',
    ownership: 'private',
    latitude: 14.4898,
    longitude: -4.1828,
    phone: '76 00 00 02',
    population: null,
    openedOn: '2012-01-01',
  },
  {
    code: 'cabinet_etoile',
    name: 'Cabinet Étoile',
    kind: 'cabinet',
    ownership: 'private',
    latitude: 14.5107,
    longitude: -4.1985,
    phone: '76 00 00 03',
    population: null,
    openedOn: '2016-01-01',
  },
  {
    code: 'ministere',
    name: 'Ministère de la Santé',
    kind: 'ministry',
    ownership: 'public',
    latitude: 12.6392,
    longitude: -8.0029,
    phone: '20 22 00 00',
    population: null,
    openedOn: '1960-09-22',
  },
]

export const facilityParents: readonly { facility: string; orgUnit: string; valid: string }[] = [
  { facility: 'sih_mopti', orgUnit: 'area_mopti_central', valid: ALWAYS },
  { facility: 'csref_djenne', orgUnit: 'area_djenne_central', valid: ALWAYS },
  { facility: 'cscom_sangha', orgUnit: 'area_sangha', valid: ALWAYS },
  { facility: 'cabinet_nando', orgUnit: 'area_mopti_central', valid: ALWAYS },
  { facility: 'cabinet_etoile', orgUnit: 'area_mopti_central', valid: ALWAYS },
  { facility: 'ministere', orgUnit: 'district_bamako', valid: ALWAYS },
]

export type Route = { from: string; to: string; minutes: number; rank: number }

export const referralRoutes: readonly Route[] = [
  { from: 'cscom_sangha', to: 'csref_djenne', minutes: 240, rank: 1 },
  { from: 'cscom_sangha', to: 'sih_mopti', minutes: 180, rank: 2 },
  { from: 'cabinet_nando', to: 'sih_mopti', minutes: 15, rank: 1 },
  { from: 'cabinet_nando', to: 'csref_djenne', minutes: 150, rank: 2 },
  { from: 'cabinet_etoile', to: 'sih_mopti', minutes: 10, rank: 1 },
  { from: 'cabinet_etoile', to: 'csref_djenne', minutes: 150, rank: 2 },
  { from: 'csref_djenne', to: 'sih_mopti', minutes: 150, rank: 1 },
]

/** How long the road is, in minutes; undefined when there is no usual route. */
export function travelMinutes(from: string, to: string): number | undefined {
  return referralRoutes.find((route) => route.from === from && route.to === to)?.minutes
}
