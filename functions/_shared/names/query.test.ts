import { describe, expect, it } from 'vitest'
import { fold, plain, soundsOf } from './fold.ts'
import { costs, noMatch, offCost, wordCost } from './match.ts'
import { codeOf, phoneOf, readQuery, soundsBegun } from './query.ts'

describe('fold', () => {
  it.each([
    ['Coulibaly', 'Kulibali'],
    ["N'Diaye", 'Ndiaye'],
    ['Traoré', 'Traore'],
    ['Keïta', 'Keita'],
    ['Djénéba', 'Jeneba'],
    ['Hawa', 'Haoua'],
    ['Aïssata', 'Aissatta'],
    ['Ɲuma', 'Nuuma'],
  ])('%s and %s are one sound', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })
  it.each([
    ['Keïta', 'Koïta'],
    ['Diallo', 'Diarra'],
    ['Touré', 'Traoré'],
    ['Awa', 'Yawa'],
  ])('%s and %s are two', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })
  it('keeps words apart and drops what nobody sees', () => {
    expect(soundsOf(' Ogol-Da\u200b  Leye ')).toEqual(['ogol', 'da', 'leie'])
    expect(soundsOf(' ’ ')).toEqual([])
    expect(plain('ÉCOLE n° 2')).toBe('ecole n 2')
  })
})

describe('readQuery', () => {
  it.each([
    ['kul ami 34 sangha', { words: ['kul', 'ami', 'sangha'], codes: [], age: { value: 34, unit: 'years' } }],
    ['Barry 8mois', { words: ['barry'], codes: [], age: { value: 8, unit: 'months' } }],
    ['dolo 3 ans', { words: ['dolo'], codes: [], age: { value: 3, unit: 'years' } }],
    ['70 12 34 56', { words: [], codes: [{ code: '70123456' }] }],
    ['+223 70-12-34-56', { words: [], codes: [{ code: '70123456' }] }],
    // Eight letters and digits of a card's alphabet may be a card, written in two halves.
    ['dolo 1990', { words: ['dolo'], codes: [{ code: '1990', year: 1990 }], card: 'D0101990' }],
    ['dolo 2090', { words: ['dolo'], codes: [{ code: '2090' }], card: 'D0102090' }],
    ['cissé 1990', { words: ['cisse'], codes: [{ code: '1990', year: 1990 }] }],
    ['K7M2-o4il', { words: [], codes: [{ code: 'K7M20411' }], card: 'K7M20411' }],
    ['dolo 999', { words: ['dolo'], codes: [] }],
    ['', { words: [], codes: [] }],
  ])('« %s »', (text, read) => {
    expect(readQuery(text, 2026)).toEqual(read)
  })
  it('reads no more than a hundred letters and six words', () => {
    expect(readQuery('a b c d e f g h', 2026).words).toHaveLength(6)
    expect(readQuery('a'.repeat(5000), 2026).words[0]).toHaveLength(100)
  })
  it('compares numbers as they are read off a card', () => {
    expect([codeOf('ab-o1/iL'), phoneOf('00223 76 00 00 01'), phoneOf('0033 1')]).toEqual([
      'AB0111',
      '76000001',
      '00331',
    ])
  })
})

describe('wordCost', () => {
  const cost = (typed: string, name: string) => wordCost(soundsBegun(typed), fold(name))
  it.each([
    ['coul', 'Coulibaly', 0],
    ['co', 'Coulibaly', 0],
    ['ci', 'Sidibé', 0],
    ['d', 'Djénéba', 0],
    ['aminta', 'Aminata', costs.slip],
    ['traroe', 'Traoré', costs.slip],
    ['yaminata', 'Aminata', costs.slip + costs.firstLetter],
    ['xa', 'Awa', noMatch],
    ['moussa', 'Aminata', noMatch],
  ])('« %s » for %s costs %i', (typed, name, wanted) => {
    expect(cost(typed, name)).toBe(wanted)
  })
  it('grows with the years somebody is off, beyond what may be off', () => {
    const grown = [0, 1, 2, 3, 4, 6, 8, 30].map((off) => offCost(off, 0))
    expect(grown).toEqual([...grown].sort((a, b) => a - b))
    expect([offCost(2, 2), offCost(30, 2)]).toEqual([0, costs.unmatched])
  })
})
