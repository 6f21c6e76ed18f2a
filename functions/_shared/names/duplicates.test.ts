import { describe, expect, test } from 'vitest'
import { duplicatePairs, likelyDuplicates } from './duplicates.ts'
import type { Findable } from './record.ts'

let last = 0
const person = (family_name: string, given_name: string, more: Partial<Findable> = {}): Findable => {
  last += 1
  return {
    id: `p${String(last).padStart(6, '0')}`,
    number: '0000-0000',
    family_name,
    given_name,
    sex: 'F',
    birth_date: '1987-07-01',
    birth_precision: 'year',
    village: 'Ogol-Da',
    phone: null,
    national_number: null,
    earlier_number: null,
    insurance_number: null,
    merged_into: null,
    last_visit_on: null,
    ...more,
  }
}

describe('likelyDuplicates', () => {
  const known = [
    person('Coulibaly', 'Aminata'),
    person('Coulibaly', 'Aminata', { birth_date: '1950-07-01' }),
    person('Coulibaly', 'Aminata', { sex: 'M' }),
    person('Coulibaly', 'Aminata', { merged_into: 'x' }),
    person('Guindo', 'Aminata', { phone: '+223 76 00 00 01' }),
  ]
  test('knows the name as it sounds, misspelled or turned round, and says why', () => {
    for (const [family_name, given_name] of [
      ['Kulibali', 'Aminata'],
      ['Coulibaly', 'Aminta'],
      ['Aminata', 'Koulibaly'],
    ] as const) {
      const found = likelyDuplicates(
        { family_name, given_name, sex: 'F', birth_date: '1988-01-01', village: 'ogol da' },
        known,
        5,
      )
      expect(found, family_name).toEqual([{ record: known[0], reasons: ['name', 'birth', 'village'] }])
    }
  })
  test('a name alone is no reason; with a telephone it is', () => {
    const asked = { family_name: 'Guindo', given_name: 'Aminata', sex: 'F' as const }
    expect(likelyDuplicates(asked, known, 5)).toEqual([])
    expect(likelyDuplicates({ ...asked, phone: '76000001' }, known, 5)).toMatchObject([
      { reasons: ['name', 'phone'] },
    ])
    expect(likelyDuplicates({ family_name: 'Coulibaly', given_name: '' }, known, 5)).toEqual([])
  })
})

describe('duplicatePairs', () => {
  test('finds pairs, and not those that somebody called two people', () => {
    const one = person('Traoré', 'Oumou')
    const other = person('Traore', 'Oumou', { birth_date: '1988-03-01' })
    const far = person('Traoré', 'Oumou', { village: 'Bongo' })
    expect(duplicatePairs([one, other, far], new Set())).toEqual([
      { one, other, reasons: ['name', 'birth', 'village'] },
    ])
    expect(duplicatePairs([one, other], new Set([`${one.id}:${other.id}`]))).toEqual([])
  })
  test('compares ten thousand in few enough steps to answer at once', () => {
    const families = ['Traoré', 'Coulibaly', 'Dolo', 'Guindo', 'Keïta', 'Diallo', 'Maïga', 'Cissé']
    const given = ['Aminata', 'Fatoumata', 'Oumou', 'Awa', 'Mariam', 'Kadidia', 'Rokia', 'Hawa']
    const villages = Array.from(
      { length: 50 },
      (_, at) => `Village${'abcdefghij'[at % 10]}${'abcde'[Math.floor(at / 10)]}`,
    )
    const many = Array.from({ length: 10_000 }, (_, at) =>
      person(families[at % 8] as string, given[Math.floor(at / 8) % 8] as string, {
        village: villages[at % 49] as string,
        birth_date: `${1940 + (at % 80)}-01-01`,
        birth_precision: 'day',
      }),
    )
    expect(duplicatePairs(many, new Set()).length).toBeGreaterThan(0)
  })
})
