import { describe, expect, it } from 'vitest'
import { judgePressure, judgeVital, signsOf, vitalNames, vitalRanges } from './vitals.ts'

const threeYears = 36
const adult = 400

describe('judgeVital', () => {
  it('accepts what is usual and an empty answer', () => {
    expect(judgeVital('temperature_c', 39.4, threeYears)).toBe('ok')
    expect(judgeVital('weight_kg', undefined, threeYears)).toBe('ok')
  })
  it('asks about what is rare at this age', () => {
    expect(judgeVital('weight_kg', 60, threeYears)).toBe('ask')
    expect(judgeVital('weight_kg', 60, adult)).toBe('ok')
    expect(judgeVital('temperature_c', 42, adult)).toBe('ask')
  })
  it('refuses what cannot be, and what the column would round', () => {
    expect(judgeVital('temperature_c', 394, threeYears)).toBe('refuse')
    expect(judgeVital('temperature_c', Number.NaN, threeYears)).toBe('refuse')
    expect(judgeVital('weight_kg', 13.25, threeYears)).toBe('refuse')
    expect(judgeVital('muac_mm', 128.5, threeYears)).toBe('refuse')
    expect(judgeVital('weight_kg', 13.2, threeYears)).toBe('ok')
  })
  it('keeps the usual range inside the possible one at every age', () => {
    for (const name of vitalNames) {
      for (let age = 0; age <= 1560; age += 6) {
        const [low, high] = vitalRanges[name].usual(age)
        expect(low).toBeGreaterThanOrEqual(vitalRanges[name].possible[0])
        expect(high).toBeLessThanOrEqual(vitalRanges[name].possible[1])
        expect(low).toBeLessThan(high)
      }
    }
  })
})

describe('judgePressure', () => {
  it('wants the first above the second', () => {
    expect(judgePressure({ systolic_mmhg: 80, diastolic_mmhg: 120 })).toBe('refuse')
    expect(judgePressure({ systolic_mmhg: 90, diastolic_mmhg: 80 })).toBe('ask')
    expect(judgePressure({ systolic_mmhg: 120, diastolic_mmhg: 80 })).toBe('ok')
    expect(judgePressure({ systolic_mmhg: 120 })).toBe('ok')
  })
})

describe('signsOf', () => {
  it('says what the figures say', () => {
    expect(signsOf({ temperature_c: 39.4, muac_mm: 112 }, threeYears)).toEqual([
      'high_fever',
      'severe_malnutrition',
    ])
    expect(signsOf({ respiration_rpm: 45 }, threeYears)).toEqual(['fast_breathing'])
    expect(signsOf({ respiration_rpm: 45 }, 6)).toEqual([])
    expect(signsOf({ muac_mm: 112 }, adult)).toEqual([])
  })
})
