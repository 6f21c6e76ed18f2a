import { describe, expect, it } from 'vitest'
import type { Findable } from '../../../../functions/_shared/names/record.ts'
import { createIndex } from './searchIndex.ts'

const today = '2026-11-24'
let last = 0
const person = (family_name: string, given_name: string, more: Partial<Findable> = {}): Findable => {
  last += 1
  return {
    id: `p${String(last).padStart(4, '0')}`,
    number: `AB0${last % 10}-XYZ1`,
    family_name,
    given_name,
    sex: 'F',
    birth_date: '1992-03-01',
    birth_precision: 'day',
    village: 'Sangha',
    phone: null,
    national_number: null,
    earlier_number: null,
    insurance_number: null,
    merged_into: null,
    last_visit_on: null,
    ...more,
  }
}
const indexOf = (...people: Findable[]) => {
  const index = createIndex()
  index.put(people)
  return { index, find: (text: string, limit = 10) => index.search(text, limit, today).map(({ id }) => id) }
}

const aminata = person('Coulibaly', 'Aminata')
const ndiaye = person("N'Diaye", 'Oumar', { village: 'Bongo' })
const traore = person('Traoré', 'Sékou', { phone: '+223 76 00 12 34', earlier_number: '145/2024' })
const barry = person('Barry', 'Djénéba', { birth_date: '2026-03-10', insurance_number: 'AMO-1234' })

describe('a person is found', () => {
  const { find } = indexOf(aminata, ndiaye, traore, barry)
  it.each([
    ['as it is written', 'Coulibaly Aminata', aminata],
    ['by another spelling of one sound', 'kulibali', aminata],
    ['with a letter forgotten', 'aminta', aminata],
    ['without the apostrophe', 'ndiaye', ndiaye],
    ['without accents', 'traore sekou', traore],
    ['with the names turned round', 'sekou traore', traore],
    ['without the double letter', 'bary', barry],
    ['by name, age and village begun', 'kul ami 34 sang', aminata],
    ['by an age in months', 'bar 8 mois', barry],
    ['by a village alone', 'bongo', ndiaye],
    ['by the telephone', '76001234', traore],
    ['by the telephone as it is spoken, with its prefix', '+223 76 00 12 34', traore],
    ['by the end of the telephone', '1234', traore],
    ['by the number of the paper register', '145/2024', traore],
    ['by the number of the insurance', 'amo1234', barry],
    ['by the card, without its hyphen', traore.number.replace('-', ''), traore],
    ['by the card, with the letter O for nought and an I for one', 'abo3-xyzi', traore],
  ])('%s: « %s »', (_how, text, wanted) => {
    expect(find(text)[0]).toBe(wanted.id)
  })

  it('not by a single letter, nor by nothing', () => {
    for (const text of ['', ' ', 'k', '!?']) expect(find(text)).toEqual([])
  })
  it('not by what nobody is called', () => {
    expect(find('xavier')).toEqual([])
  })
})

describe('the order', () => {
  it('is closeness, then who came last, then the name', () => {
    const far = person('Kulibari', 'Awa', { last_visit_on: '2026-11-20' })
    const old = person('Coulibaly', 'Awa', { last_visit_on: '2026-01-01' })
    const recent = person('Coulibaly', 'Zan', { last_visit_on: '2026-11-01' })
    const [never, first] = [person('Coulibaly', 'Bintou'), person('Coulibaly', 'Assa')]
    const { find } = indexOf(far, never, old, first, recent)
    expect(find('coulibaly')).toEqual([recent.id, old.id, first.id, never.id, far.id])
    expect(find('coulibaly', 2)).toEqual([recent.id, old.id])
  })
  it('gives two words two names', () => {
    const [one, two] = [person('Dolo', 'Awa', { last_visit_on: '2026-11-20' }), person('Dolo', 'Domo')]
    expect(indexOf(one, two).find('do do')[0]).toBe(two.id)
  })
})

describe('records change', () => {
  it('a merged one is found by its old name and leads to the one that goes on, once', () => {
    const kept = person('Dolo', 'Yasagou')
    const merged = person('Dolo', 'Yasigou Antandou', { merged_into: kept.id })
    const { index, find } = indexOf(kept, merged)
    expect(index.search('antandou', 5, today)).toMatchObject([{ id: kept.id, as: merged.id }])
    expect(find('dolo')).toEqual([kept.id])
  })
  it('what is corrected is found by its new name, what is gone not at all', () => {
    const one = person('Guindo', 'Hawa')
    const { index, find } = indexOf(one)
    index.put([{ ...one, family_name: 'Kassogué' }])
    expect([find('guindo'), find('kasogue')]).toEqual([[], [one.id]])
    index.remove([one.id])
    expect([find('kasogue'), index.size]).toEqual([[], 0])
    index.put([one])
    index.clear()
    expect(find('hawa')).toEqual([])
  })
  it('ten thousand changes leave no more than there are', () => {
    const one = person('Guindo', 'Hawa')
    const { index, find } = indexOf(one)
    for (let change = 0; change < 10_000; change += 1)
      index.put([{ ...one, given_name: `Hawa ${change % 7}` }])
    expect([index.size, find('guindo')]).toEqual([1, [one.id]])
  })
})
