import { describe, expect, it } from 'vitest'
import type { VitalRange } from '../../lib/lists/lists.ts'
import { testLists } from './testLists.ts'
import { judgePressure, judgeVital, type Person, rangeOf, signsOf, vitalOrder } from './vitals.ts'

const { ranges, signs } = testLists
const child: Person = { sex: 'F', ageMonths: 36, pregnant: false }
const baby: Person = { sex: 'M', ageMonths: 1, pregnant: false }
const woman: Person = { sex: 'F', ageMonths: 300, pregnant: false }
const mother: Person = { ...woman, pregnant: true }

describe('judgeVital', () => {
  it('accepts what is usual and an empty answer', () => {
    expect(judgeVital(ranges, 'temperature_c', 39.4, child)).toBe('ok')
    expect(judgeVital(ranges, 'weight_kg', undefined, child)).toBe('ok')
  })
  it('asks about what is rare at this age', () => {
    expect(judgeVital(ranges, 'weight_kg', 60, child)).toBe('ask')
    expect(judgeVital(ranges, 'weight_kg', 60, woman)).toBe('ok')
    expect(judgeVital(ranges, 'temperature_c', 42, woman)).toBe('ask')
  })
  it('refuses what cannot be, and what the column would round', () => {
    expect(judgeVital(ranges, 'temperature_c', 394, child)).toBe('refuse')
    expect(judgeVital(ranges, 'temperature_c', Number.NaN, child)).toBe('refuse')
    expect(judgeVital(ranges, 'weight_kg', 13.25, child)).toBe('refuse')
    expect(judgeVital(ranges, 'muac_mm', 128.5, child)).toBe('refuse')
    expect(judgeVital(ranges, 'weight_kg', 13.2, child)).toBe('ok')
  })
  it('lets a figure through while the device has no list yet', () => {
    expect(judgeVital([], 'temperature_c', 394, child)).toBe('ok')
  })
})

describe('rangeOf', () => {
  it('prefers the range of the sex, and the age is half-open', () => {
    const forBoys = { ...(ranges.find((r) => r.vital === 'muac_mm') as VitalRange), sex: 'M' as const }
    expect(rangeOf([...ranges, forBoys], 'muac_mm', baby)).toBe(forBoys)
    expect(rangeOf([...ranges, forBoys], 'muac_mm', child)?.sex).toBe('any')
    expect(rangeOf(ranges, 'weight_kg', { ...child, ageMonths: 59 })?.usual_high).toBe(30)
    expect(rangeOf(ranges, 'weight_kg', { ...child, ageMonths: 60 })?.usual_high).toBe(55)
  })
})

describe('judgePressure', () => {
  it('wants the first above the second', () => {
    expect(judgePressure({ systolic_mmhg: 80, diastolic_mmhg: 120 })).toBe('refuse')
    expect(judgePressure({ systolic_mmhg: 120, diastolic_mmhg: 120 })).toBe('refuse')
    expect(judgePressure({ systolic_mmhg: 120, diastolic_mmhg: 80 })).toBe('ok')
    expect(judgePressure({ systolic_mmhg: 120 })).toBe('ok')
  })
})

describe('signsOf', () => {
  const said = (vitals: object, person: Person, reasons: string[] = []) =>
    signsOf(signs, vitals, reasons, person).map((sign) => sign.code)

  it('says what the figures say at this age', () => {
    expect(said({ temperature_c: 39.4, muac_mm: 112 }, child)).toEqual(['high_fever', 'severe_malnutrition'])
    expect(said({ muac_mm: 115 }, child)).toEqual(['moderate_malnutrition'])
    expect(said({ muac_mm: 125 }, child)).toEqual(['muac_well'])
    expect(said({ respiration_rpm: 45 }, child)).toEqual(['fast_breathing'])
    expect(said({ respiration_rpm: 45 }, { ...child, ageMonths: 6 })).toEqual([])
    expect(said({ muac_mm: 112 }, woman)).toEqual([])
  })
  it('hears danger in a convulsion, in a baby’s fever and in the pressure of a pregnancy', () => {
    const danger = (...args: Parameters<typeof said>) =>
      signsOf(signs, args[0], args[2] ?? [], args[1]).some((sign) => sign.level === 'danger')
    expect(danger({}, woman, ['convulsions'])).toBe(true)
    expect(danger({}, woman, ['feeding'])).toBe(false)
    expect(danger({}, child, ['feeding'])).toBe(true)
    expect(danger({ temperature_c: 38.2 }, baby)).toBe(true)
    expect(danger({ temperature_c: 38.2 }, child)).toBe(false)
    expect(danger({ systolic_mmhg: 165 }, mother)).toBe(true)
    expect(danger({ systolic_mmhg: 165 }, woman)).toBe(false)
  })
})

describe('vitalOrder', () => {
  it('puts the arm of a child, the pressure of a pregnancy and the weeks first', () => {
    expect(vitalOrder(child, 'nurse').first).toEqual(['temperature_c', 'weight_kg', 'muac_mm'])
    expect(vitalOrder(mother, 'nurse').first.slice(0, 3)).toEqual([
      'systolic_mmhg',
      'diastolic_mmhg',
      'gestation_weeks',
    ])
    expect(vitalOrder(woman, 'midwife').first[0]).toBe('systolic_mmhg')
    expect(vitalOrder(woman, 'doctor').first).toContain('spo2_pct')
  })
  it('asks every measure once, and nobody who cannot be pregnant how many weeks', () => {
    for (const person of [child, baby, woman, mother]) {
      const { first, others } = vitalOrder(person, 'nurse')
      const all = [...first, ...others]
      expect(new Set(all).size).toBe(all.length)
      expect(all.includes('gestation_weeks')).toBe(person.ageMonths === 300)
    }
  })
})
