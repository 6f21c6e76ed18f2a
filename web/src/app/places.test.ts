import { expect, test } from 'vitest'
import type { PermissionDocument } from '../../../functions/_shared/contracts/permissions.ts'
import type { Feature, Place } from './feature.ts'
import { featuresFor, isOpen, menuFor } from './places.ts'

const load = async () => ({ default: () => null })
const menu = (order: number) => ({ label: { id: `m${order}` }, icon: (() => null) as never, order })
const place = (path: string, rest: Partial<Place>): Place => ({
  path,
  area: 'patients',
  verb: 'read',
  load,
  ...rest,
})
const features: Feature[] = [
  { name: 'referrals', places: [place('/referrals', { area: 'referrals', menu: menu(30) })] },
  {
    name: 'patients',
    places: [place('/patients', { menu: menu(20) }), place('/patients/new', { verb: 'create' })],
  },
  { name: 'ministry', home: { for: ['ministry'], load } },
  { name: 'desk', places: [place('/desk', { homes: ['desk'], menu: menu(10) })] },
]
const nurse: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: { patients: { verbs: ['read'] }, referrals: { verbs: ['read', 'create'] } },
}

test('the menu holds what the document allows, in order', () => {
  expect(menuFor(nurse, features).map(({ path }) => path)).toEqual(['/patients', '/referrals'])
})

test('a right withdrawn takes its place with it', () => {
  const without: PermissionDocument = { ...nurse, areas: { patients: { verbs: ['read'] } } }
  expect(menuFor(without, features).map(({ path }) => path)).toEqual(['/patients'])
})

test('a right to read is not a right to create', () => {
  expect(isOpen(place('/patients/new', { verb: 'create' }), nurse)).toBe(false)
})

test('a nurse does not download the Ministry', () => {
  expect(featuresFor(nurse, features).map(({ name }) => name)).toEqual(['referrals', 'patients'])
})
