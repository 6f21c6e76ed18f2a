import { expect, test } from 'vitest'
import { matchWords } from './matchWords.ts'

const terms = [
  'Accès palustre grave',
  'Paludisme simple',
  'Paludisme grave B50',
  'Fièvre typhoïde',
  'Toux (sèche)',
]
const find = (typed: string) => matchWords(terms, typed, (term) => term)

test('accents and case do not matter', () => {
  expect(find('FIEVRE')).toEqual(['Fièvre typhoïde'])
})

test('every word must be there, in any order', () => {
  expect(find('grave palu')).toEqual(['Accès palustre grave', 'Paludisme grave B50'])
})

test('what begins so comes first', () => {
  expect(find('palu')[0]).toBe('Paludisme simple')
  expect(find('b50')).toEqual(['Paludisme grave B50'])
})

test('signs are only signs', () => {
  expect(find('(sèche')).toEqual(['Toux (sèche)'])
  expect(find('.*')).toEqual([])
})
