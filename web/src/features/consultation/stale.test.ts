import { setupI18n } from '@lingui/core'
import { expect, it } from 'vitest'
import { crossingOf, withTheirs } from './stale.ts'
import { testLists } from './testLists.ts'
import { blankVisit, contentOf } from './visit.ts'

const i18n = setupI18n({ locale: 'fr', messages: { fr: {} } })
const base = contentOf({
  ...blankVisit('v', '2026-11-24T10:00:00Z'),
  vitals: { temperature_c: 39, weight_kg: 13 },
})

it('tells what they changed alone from what both changed', () => {
  const mine = { ...base, temperature_c: 38, signs: 'Râles' }
  const theirs = {
    ...base,
    temperature_c: 37,
    weight_kg: 12.5,
    malaria_test: 'rdt' as const,
    malaria_result: 'positive' as const,
  }
  const crossing = crossingOf(base, mine, theirs, testLists, i18n)
  expect(crossing).toEqual({ theirs: ['weight_kg', 'malaria'], both: ['temperature_c'] })
  expect(withTheirs(mine, theirs, crossing.theirs)).toMatchObject({
    temperature_c: 38,
    signs: 'Râles',
    weight_kg: 12.5,
    malaria_test: 'rdt',
    malaria_result: 'positive',
  })
})

it('two people who wrote the same do not quarrel', () => {
  const same = { ...base, temperature_c: 38 }
  expect(crossingOf(base, same, same, testLists, i18n)).toEqual({ theirs: [], both: [] })
})
