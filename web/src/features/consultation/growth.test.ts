import { describe, expect, it } from 'vitest'
import { weightForAge } from './growth.ts'
import { testLists } from './testLists.ts'
import { signsOf } from './vitals.ts'

const { growth, signs } = testLists
const of = (sex: 'F' | 'M', ageMonths: number) => ({ sex, ageMonths, pregnant: false })
/** Rounded to a tenth, as the curves of WHO are printed. */
const z = (kilos: number, sex: 'F' | 'M', months: number) => weightForAge(growth, kilos, of(sex, months))

describe('weightForAge', () => {
  // From the simplified field tables of WHO: weights at -3, -2, 0, +2 and +3 deviations.
  it.each([
    ['M', 0, [2.1, 2.5, 3.3, 4.4, 5.0]],
    ['M', 12, [6.9, 7.7, 9.6, 12.0, 13.3]],
    ['M', 36, [10.0, 11.3, 14.3, 18.3, 20.7]],
    ['M', 60, [12.4, 14.1, 18.3, 24.2, 27.9]],
    ['F', 0, [2.0, 2.4, 3.2, 4.2, 4.8]],
    ['F', 12, [6.3, 7.0, 8.9, 11.5, 13.1]],
    ['F', 36, [9.6, 10.8, 13.9, 18.1, 20.9]],
    ['F', 60, [12.1, 13.7, 18.2, 24.9, 29.5]],
  ] as const)('%s at %i months is where the curves of WHO are', (sex, months, weights) => {
    const read = weights.map((kilos) => z(kilos, sex, months) ?? Number.NaN)
    for (const [n, deviations] of [-3, -2, 0, 2, 3].entries())
      expect(Math.abs((read[n] ?? 0) - deviations)).toBeLessThan(0.12)
  })
  it('goes in equal steps beyond three deviations', () => {
    const steps = [4.5, 5, 5.5].map((kilos) => z(kilos, 'F', 12) as number)
    expect(steps.every((step) => step < -3)).toBe(true)
    const [a = 0, b = 0, c = 0] = steps
    expect(b - a).toBeCloseTo(c - b, 6)
    const heavy = [16, 17, 18].map((kilos) => z(kilos, 'F', 12) as number)
    expect((heavy[1] ?? 0) - (heavy[0] ?? 0)).toBeCloseTo((heavy[2] ?? 0) - (heavy[1] ?? 0), 6)
    expect(heavy[0]).toBeGreaterThan(3)
  })
  it('says nothing above five years, without a weight or without a list', () => {
    expect(z(20, 'F', 61)).toBeUndefined()
    expect(weightForAge(growth, undefined, of('F', 12))).toBeUndefined()
    expect(weightForAge(growth, Number.NaN, of('F', 12))).toBeUndefined()
    expect(weightForAge([], 9, of('F', 12))).toBeUndefined()
  })
  it('is spoken of by the rules at their ages alone', () => {
    const said = (weight_for_age: number, months: number) =>
      signsOf(signs, { weight_for_age }, [], of('F', months)).map(({ code }) => code)
    expect([said(-3.2, 12), said(-3, 12), said(-2, 12), said(-3.2, 70)]).toEqual([
      ['very_light'],
      ['light'],
      [],
      [],
    ])
  })
})
