import { describe, expect, it } from 'vitest'
import { patientInput } from '../../../../../functions/_shared/contracts/patient.ts'
import {
  asksPregnancy,
  blankAnswers,
  faultsOf,
  needsGuardian,
  type PatientAnswers,
  toSave,
} from './patientForm.ts'

const today = '2026-11-24'
const id = '019ab000-0000-7000-8000-000000000001'
const aged = (age: number, rest: Partial<PatientAnswers> = {}): PatientAnswers => {
  const blank = blankAnswers(id)
  return {
    ...blank,
    familyName: 'Dolo',
    givenName: 'Fatoumata',
    sex: 'F',
    birth: { ...blank.birth, age },
    ...rest,
  }
}

describe('faultsOf', () => {
  it('names what is missing', () => {
    expect(faultsOf(blankAnswers(id), today)).toEqual({
      familyName: 'required',
      givenName: 'required',
      sex: 'required',
      birth: 'required',
    })
  })
  it('asks for a guardian under 15 only', () => {
    expect(faultsOf(aged(14), today)).toEqual({ guardianName: 'guardian_required' })
    expect(faultsOf(aged(14, { guardianName: 'Yassa Dolo' }), today)).toEqual({})
    expect(faultsOf(aged(15), today)).toEqual({})
    expect(needsGuardian(aged(15), today)).toBe(false)
  })
  it('refuses a birth in the future and a telephone with letters', () => {
    const birth = {
      known: 'date',
      age: undefined,
      unit: 'years',
      date: '2027-01-01',
      precision: 'day',
    } as const
    expect(faultsOf(aged(30, { birth, phone: '76 12 AB' }), today)).toEqual({
      birth: 'future',
      phone: 'bad_phone',
    })
  })
})

describe('asksPregnancy', () => {
  it('asks women of 12 to 50', () => {
    expect([11, 12, 50, 51].map((age) => asksPregnancy(aged(age), today))).toEqual([false, true, true, false])
    expect(asksPregnancy(aged(30, { sex: 'M' }), today)).toBe(false)
  })
})

describe('toSave', () => {
  it('keeps the precision of what was said and drops an answer that no longer applies', () => {
    const saved = toSave(
      aged(8, { pregnant: true, phone: ' ', guardianName: ' Yassa ' }),
      'cscom_sangha',
      today,
    )
    expect(saved).toMatchObject({
      birth_date: '2018-11-24',
      birth_precision: 'age',
      pregnant: false,
      phone: null,
      guardian_name: 'Yassa',
      revision: null,
    })
    expect(patientInput.safeParse({ ...saved, id }).success).toBe(true)
  })
})
