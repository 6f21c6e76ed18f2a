import { i18n } from '@lingui/core'
import { beforeEach, expect, test } from 'vitest'
import * as format from './format.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

beforeEach(() => {
  i18n.load({ fr: {}, en: {} })
  i18n.activate('fr')
})

test('dates and times as people write them', () => {
  expect(plain(format.formatDateTime('2026-11-24T10:42:00Z'))).toBe('24 nov. 2026 à 10 h 42')
  expect(plain(format.formatDate('2026-10-04', 'short'))).toBe('4 oct.')
  expect(plain(format.formatDate('2026-10-01', 'short'))).toBe('1er oct.')
  expect(plain(format.formatDate('2026-10-11', 'short'))).toBe('11 oct.')
  expect(plain(format.formatTime('2026-11-24T00:05:00Z'))).toBe('0 h 05')
})

test('both spellings of a timestamp are the same moment', () => {
  expect(format.toDate('2026-11-22 16:12:26.43+00').getTime()).toBe(
    format.toDate('2026-11-22T16:12:26.43Z').getTime(),
  )
})

test('numbers with narrow no-break spaces and a comma', () => {
  expect(format.formatNumber(1284)).toBe('1\u202f284')
  expect(format.formatNumber(39.4)).toBe('39,4')
  expect(format.formatPercent(0.87)).toBe('87\u202f%')
  expect(format.formatMeasure(13, 'kg', 1)).toBe('13,0\u00a0kg')
})

test.each([
  [12 * 60_000, '12 min'],
  [60 * 60_000, '1 h'],
  [80 * 60_000, '1 h 20 min'],
  [65 * 60_000, '1 h 5 min'],
  [31 * 3_600_000, '1 j 7 h'],
  [48 * 3_600_000, '2 j'],
  [41 * 86_400_000 + 22 * 3_600_000, '41 j'],
  [-5, '0 min'],
])('%i ms lasts %s', (milliseconds, words) => {
  expect(plain(format.formatDuration(milliseconds))).toBe(words)
})

test('ages', () => {
  expect(plain(format.formatAge(1))).toBe('1 mois')
  expect(plain(format.formatAge(40))).toBe('3 ans')
  expect(plain(format.formatAge(40, true))).toBe('3 ans 4 mois')
  expect(format.ageInMonths('2023-11-25', '2026-11-24')).toBe(35)
  expect(format.ageInMonths('2023-11-24', '2026-11-24')).toBe(36)
})

test('a week names its days', () => {
  expect(plain(format.formatWeek('2026-11-16', '2026-11-22', 47))).toBe('Semaine 47 · 16 au 22 novembre 2026')
  expect(plain(format.formatWeek('2026-11-30', '2026-12-06', 49))).toBe(
    'Semaine 49 · 30 novembre au 6 décembre 2026',
  )
})

test('decimals with a comma or a dot', () => {
  expect(format.parseDecimal('39,4')).toBe(39.4)
  expect(format.parseDecimal('39.4')).toBe(39.4)
  expect(format.parseDecimal('')).toBeUndefined()
  expect(format.parseDecimal('3a')).toBeNaN()
})

test('English beside', () => {
  i18n.activate('en')
  expect(plain(format.formatDateTime('2026-11-24T10:42:00Z'))).toBe('24 Nov 2026 at 10:42')
  expect(format.formatNumber(1284)).toBe('1,284')
})
