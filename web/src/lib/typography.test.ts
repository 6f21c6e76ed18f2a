import { expect, test } from 'vitest'
import { setFrench, setFrenchCatalogue } from './typography.ts'

test('high punctuation gets a narrow no-break space', () => {
  expect(setFrench('Glycémie avant départ ?')).toBe('Glycémie avant départ\u202f?')
  expect(setFrench('Semaine 47 : 31 cas ; 80 %')).toBe('Semaine 47\u202f: 31 cas\u202f; 80\u202f%')
})

test('guillemets hold their words', () => {
  expect(setFrench('« Kénéya »')).toBe('«\u202fKénéya\u202f»')
})

test('apostrophes curl between letters, times and addresses stay as they are', () => {
  expect(setFrench("l'attend à 10:42")).toBe('l’attend à 10:42')
})

test('a compiled message keeps the names of its variables', () => {
  expect(setFrenchCatalogue(['Bonjour ', ['name'], ' !'])).toEqual(['Bonjour ', ['name'], '\u202f!'])
  expect(setFrenchCatalogue([['count', 'plural', { one: ['#', ' cas !'] }]])).toEqual([
    ['count', 'plural', { one: ['#', ' cas\u202f!'] }],
  ])
})
