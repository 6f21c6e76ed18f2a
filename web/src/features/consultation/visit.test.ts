import { describe, expect, it } from 'vitest'
import { blankVisit, faultsOfVisit, isInDanger, isSound, toSave, type VisitAnswers } from './visit.ts'

const threeYears = 36
const visit = (part: Partial<VisitAnswers> = {}): VisitAnswers => ({
  ...blankVisit('019ab000-0000-7000-8000-000000000002', '2026-11-24T10:42:00Z'),
  reasons: ['fever'],
  ...part,
})

describe('faultsOfVisit', () => {
  it('wants at least a reason or a diagnosis', () => {
    expect(faultsOfVisit(visit({ reasons: [] }), threeYears).nothing).toBe(true)
    expect(isSound(faultsOfVisit(visit(), threeYears))).toBe(true)
  })
  it('asks once about an unusual figure, again if it changes', () => {
    const typed = visit({ vitals: { weight_kg: 60 } })
    expect(faultsOfVisit(typed, threeYears).vitals).toEqual({ weight_kg: 'ask' })
    const read = { ...typed, confirmed: { weight_kg: 60 } }
    expect(isSound(faultsOfVisit(read, threeYears))).toBe(true)
    const changed = { ...read, vitals: { weight_kg: 61 } }
    expect(faultsOfVisit(changed, threeYears).vitals).toEqual({ weight_kg: 'ask' })
  })
  it('refuses an impossible figure even when confirmed', () => {
    const typed = visit({ vitals: { temperature_c: 394 }, confirmed: { temperature_c: 394 } })
    expect(faultsOfVisit(typed, threeYears).vitals).toEqual({ temperature_c: 'refuse' })
  })
  it('refuses a next visit before this one', () => {
    expect(faultsOfVisit(visit({ nextVisitOn: '2026-11-23' }), threeYears).nextVisit).toBe(true)
    expect(faultsOfVisit(visit({ nextVisitOn: '2026-11-24' }), threeYears).nextVisit).toBeUndefined()
  })
})

describe('isInDanger', () => {
  it('knows the danger signs of the young child', () => {
    expect(isInDanger(visit({ reasons: ['convulsions'] }), threeYears)).toBe(true)
    expect(isInDanger(visit({ reasons: ['feeding'] }), 400)).toBe(false)
    expect(isInDanger(visit({ vitals: { temperature_c: 38.2 } }), 1)).toBe(true)
    expect(isInDanger(visit(), threeYears)).toBe(false)
  })
})

describe('toSave', () => {
  it('says no result without a test', () => {
    expect(toSave(visit(), 'cscom_sangha', 'p')).toMatchObject({
      malaria_test: 'none',
      malaria_result: null,
      is_new_case: true,
      weight_kg: null,
      revision: null,
    })
    expect(toSave(visit({ malaria: 'positive' }), 'cscom_sangha', 'p')).toMatchObject({
      malaria_test: 'rdt',
      malaria_result: 'positive',
    })
  })
  it('a control visit is not a new case', () => {
    expect(toSave(visit({ reasons: ['follow_up'] }), 'cscom_sangha', 'p')).toMatchObject({
      is_new_case: false,
    })
  })
})
