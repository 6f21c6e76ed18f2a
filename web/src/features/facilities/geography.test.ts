import { expect, test } from 'vitest'
import { codeFor } from './facilityCode.ts'
import { belongings, geographyOf, holds, spanOf } from './geography.ts'
import { isInMali, parseDegrees } from './position.ts'

const geography = geographyOf(
  [
    { code: 'mali', name: 'Mali', level: 'country' },
    { code: 'region_mopti', name: 'Région de Mopti', level: 'region' },
    { code: 'region_bandiagara', name: 'Région de Bandiagara', level: 'region' },
    { code: 'district_bandiagara', name: 'District de Bandiagara', level: 'district' },
    { code: 'area_sangha', name: 'Aire de Sangha', level: 'health_area' },
  ],
  [
    { child_code: 'region_mopti', parent_code: 'mali', valid: '[1900-01-01,)' },
    { child_code: 'region_bandiagara', parent_code: 'mali', valid: '[2023-03-13,)' },
    { child_code: 'district_bandiagara', parent_code: 'region_mopti', valid: '[1900-01-01,2023-03-13)' },
    { child_code: 'district_bandiagara', parent_code: 'region_bandiagara', valid: '[2023-03-13,)' },
    { child_code: 'area_sangha', parent_code: 'district_bandiagara', valid: '[1900-01-01,)' },
  ],
)
const names = (codes: { code: string }[]) => codes.map(({ code }) => code)

test('a range of days is half-open, and 1900 is for ever', () => {
  expect(spanOf('[1900-01-01,2023-03-13)')).toEqual({ from: null, to: '2023-03-13' })
  expect(holds(spanOf('[2023-03-13,)'), '2023-03-13')).toBe(true)
  expect(holds(spanOf('[1900-01-01,2023-03-13)'), '2023-03-13')).toBe(false)
})

test('an area is in the region of the day', () => {
  expect(names(geography.chainOn('area_sangha', '2022-06-01'))).toEqual([
    'area_sangha',
    'district_bandiagara',
    'region_mopti',
  ])
  expect(names(geography.chainOn('area_sangha', '2025-06-01')).at(-1)).toBe('region_bandiagara')
})

test('what is under a region follows its dates, nearest levels first', () => {
  expect(names(geography.under('region_bandiagara', '2026-01-01'))).toEqual([
    'district_bandiagara',
    'area_sangha',
  ])
  expect(geography.under('region_mopti', '2026-01-01')).toEqual([])
  expect(names(geography.under(null, '2026-01-01')).slice(0, 2)).toEqual([
    'region_bandiagara',
    'region_mopti',
  ])
})

test('a facility that never moved has changed region all the same', () => {
  const history = belongings(
    [{ facility_code: 'cscom_sangha', org_unit_code: 'area_sangha', valid: '[1900-01-01,)' }],
    geography,
  )
  expect(history.map(({ from, to, chain }) => [from, to, chain.at(-1)?.code])).toEqual([
    [null, '2023-03-13', 'region_mopti'],
    ['2023-03-13', null, 'region_bandiagara'],
  ])
})

test('a code comes from the kind and the name', () => {
  expect(codeFor('cscom', 'CSCOM de Kori-Kori', [])).toBe('cscom_kori_kori')
  expect(codeFor('hospital', 'Hôpital de Ségou', [])).toBe('hopital_segou')
  expect(codeFor('csref', 'CSRéf de Djenné', ['csref_djenne'])).toBe('csref_djenne_2')
  expect(codeFor('cabinet', 'Cabinet médical de l’Étoile', [])).toBe('cabinet_etoile')
  expect(codeFor('cscom', '', [])).toBe('')
  expect(codeFor('cscom', 'x'.repeat(90), []).length).toBeLessThanOrEqual(41)
})

test('degrees are read with a comma or a dot, and a swap is noticed', () => {
  expect(parseDegrees('14,4634', 90)).toBe(14.4634)
  expect(parseDegrees('-4.19351234', 180)).toBe(-4.19351)
  expect(parseDegrees('', 90)).toBeNull()
  expect(parseDegrees('95', 90)).toBeNaN()
  expect(isInMali(14.46, -3.3)).toBe(true)
  expect(isInMali(-3.3, 14.46)).toBe(false)
})
