import { describe, expect, it } from 'vitest'
import { consultationInput } from '../../functions/_shared/contracts/consultation.ts'
import { diseases } from './diseases.ts'
import { medicineDoses } from './doses.ts'
import { growthStandards } from './growth.ts'
import { malariaSteps } from './malaria.ts'
import { medicines } from './medicines.ts'
import { reasons } from './reasons.ts'
import { bounds, readTable } from './table.ts'
import { terms } from './terms.ts'
import { signRules, vitalRanges } from './vitals.ts'

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)
/** What a patient may be, once a month of age. */
const ages = Array.from({ length: 1200 }, (_, month) => month)

describe('readTable', () => {
  it('refuses a line with a cell too few, and bounds that are none', () => {
    expect(() => readTable(['a', 'b'], 'one')).toThrow('malformed line')
    expect(() => readTable(['a', 'b'], 'one | ')).toThrow('malformed line')
    expect(() => bounds('twelve-')).toThrow('malformed bounds')
    expect(bounds('8.5-10')).toEqual({ from: 8.5, to: 10 })
  })
})

describe('vital ranges', () => {
  const vitals = [...new Set(vitalRanges.map((range) => range.vital))]

  it('know every age of every measure once', () => {
    for (const vital of vitals.filter((name) => name !== 'gestation_weeks')) {
      for (const age of ages) {
        const fitting = vitalRanges.filter(
          (range) =>
            range.vital === vital &&
            age >= range.from_months &&
            (range.to_months === null || age < range.to_months),
        )
        expect(fitting.length, `${vital} at ${age} months`).toBe(1)
      }
    }
  })

  it('call impossible exactly what the contract refuses', () => {
    const visit = {
      facility_code: 'cscom_sangha',
      id: '019ab000-0000-7000-8000-000000000001',
      patient_id: '019ab000-0000-7000-8000-000000000002',
      consulted_at: '2026-01-01T10:00:00Z',
    }
    const accepted = (vital: string, value: number) =>
      consultationInput.safeParse({ ...visit, [vital]: value }).success
    for (const { vital, possible_low: low, possible_high: high } of vitalRanges) {
      if (vital === 'gestation_weeks' || low === null || high === null) continue
      expect([accepted(vital, low), accepted(vital, high)], vital).toEqual([true, true])
      expect([accepted(vital, low - 1), accepted(vital, high + 1)], vital).toEqual([false, false])
    }
  })
})

describe('sign rules', () => {
  it('speak of measures with a range and of reasons of the register', () => {
    const standards = growthStandards.map((standard) => standard.indicator)
    const vitals = [...vitalRanges.map((range) => range.vital), ...standards]
    expect(signRules.filter((rule) => rule.vital && !vitals.includes(rule.vital))).toEqual([])
    expect(signRules.filter((rule) => rule.reason && !(rule.reason in reasons))).toEqual([])
  })
  it('say one thing of an arm at each millimetre', () => {
    const arm = signRules.filter((rule) => rule.vital === 'muac_mm' && rule.to_months === 60)
    for (let mm = 50; mm <= 200; mm++) {
      const said = arm.filter(
        (rule) => (rule.at_least ?? 0) <= mm && (rule.below === null || mm < rule.below),
      )
      expect(said.length, `${mm} mm`).toBe(1)
    }
  })
})

describe('medicines and doses', () => {
  const codes = medicines.map((medicine) => medicine.code)

  it('are about sixty, each once, and every dose is of one of them', () => {
    expect(codes.length).toBeGreaterThanOrEqual(60)
    expect(repeated(codes)).toEqual([])
    expect(repeated(medicines.map(({ label_fr, strength }) => `${label_fr} ${strength}`))).toEqual([])
    expect(medicineDoses.filter((dose) => !codes.includes(dose.medicine_code))).toEqual([])
  })

  it('give one dose of the ACT from 5 kg on, more to the heavier, as WHO’s table', () => {
    const at = (kg: number) =>
      medicineDoses
        .filter(
          (dose) =>
            dose.medicine_code === 'artemether_lumefantrine' &&
            dose.basis === 'weight' &&
            kg >= dose.at_least &&
            (dose.below === null || kg < dose.below),
        )
        .map((dose) => dose.dose_fr)
    expect(at(4.9)).toEqual([])
    expect([5, 14.9, 15, 24.9, 25, 34.9, 35, 120].flatMap(at)).toEqual([
      '1 comprimé',
      '1 comprimé',
      '2 comprimés',
      '2 comprimés',
      '3 comprimés',
      '3 comprimés',
      '4 comprimés',
      '4 comprimés',
    ])
  })

  it('never overlap, and tell where they come from', () => {
    const overlapping = medicineDoses.filter((one) =>
      medicineDoses.some(
        (other) =>
          other !== one &&
          other.medicine_code === one.medicine_code &&
          other.basis === one.basis &&
          other.at_least <= one.at_least &&
          (other.below === null || one.at_least < other.below),
      ),
    )
    expect(overlapping).toEqual([])
    for (const row of [...medicineDoses, ...malariaSteps, ...signRules, ...vitalRanges, ...medicines])
      expect(row.source).toContain('à confirmer')
  })
})

describe('malaria steps', () => {
  it('name medicines and diagnoses that exist, and answer every result at every age', () => {
    const codes = medicines.map((medicine) => medicine.code)
    expect(malariaSteps.filter((s) => s.medicine_code && !codes.includes(s.medicine_code))).toEqual([])
    expect(
      malariaSteps.filter((s) => s.term_code && !terms.some(({ code }) => code === s.term_code)),
    ).toEqual([])
    for (const result of ['none', 'negative', 'positive', 'invalid']) {
      const last = malariaSteps.filter((s) => s.result === result).at(-1)
      expect([last?.danger, last?.pregnant, last?.from_months, last?.to_months], result).toEqual([
        null,
        null,
        0,
        null,
      ])
    }
  })
})

describe('the diagnosis list', () => {
  it('gives every term an ICD-10 code, and most an ICD-11 code', () => {
    expect(terms.filter((term) => term.icd10 === null)).toEqual([])
    expect(terms.filter((term) => term.icd11 === null).length).toBeLessThanOrEqual(12)
    expect(diseases.length).toBeGreaterThanOrEqual(25)
  })
})
