import { describe, expect, it } from 'vitest'
import { doseFor } from './dose.ts'
import { testLists } from './testLists.ts'

const dose = (medicine: string, kilos: number | undefined, age = 36, locale = 'fr') =>
  doseFor(testLists.doses, medicine, kilos, age, locale)

describe('doseFor', () => {
  it('goes by weight, half-open', () => {
    expect(dose('artemether_lumefantrine', 14.9)).toEqual({
      dose: '1 comprimé',
      times_per_day: 2,
      days: 3,
      note: 'avec un repas ou du lait',
      basis: 'weight',
    })
    expect(dose('artemether_lumefantrine', 15)?.dose).toBe('2 comprimés')
    expect(dose('artemether_lumefantrine', 15, 36, 'en')?.dose).toBe('2 tablets')
  })
  it('goes by age only where nobody weighed', () => {
    expect(dose('artemether_lumefantrine', undefined, 36)?.dose).toBe('2 comprimés')
    expect(dose('artemether_lumefantrine', undefined, 35)?.basis).toBe('age')
    // 4 kg is outside the table: the age of a thin child must not dose it.
    expect(dose('artemether_lumefantrine', 4, 36)).toBeUndefined()
    expect(dose('zinc_20', 9, 8)?.dose).toBe('1 comprimé')
  })
  it('computes what is given by the kilogramme, rounded to what can be measured, up to the most', () => {
    expect(dose('artesunate_injection', 13)?.dose).toBe('39\u00a0mg IM ou IV')
    expect(dose('artesunate_injection', 20)?.dose).toBe('48\u00a0mg IM ou IV')
    expect(dose('diazepam_injection', 7.5)?.dose).toBe('3,8\u00a0mg par voie rectale')
    expect(dose('quinine_tablet', 59)?.dose).toBe('590\u00a0mg de sel')
    expect(dose('ceftriaxone_injection', 60)?.dose).toBe('2\u202f000\u00a0mg IM ou IV')
    expect(dose('artesunate_injection', undefined)).toBeUndefined()
  })
  it('says nothing of a medicine without a line', () => {
    expect(dose('erythromycin_500', 13)).toBeUndefined()
  })
})
