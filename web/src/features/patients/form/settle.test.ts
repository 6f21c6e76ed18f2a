import { describe, expect, it } from 'vitest'
import { patientInput } from '../../../../../functions/_shared/contracts/patient.ts'
import { crossing } from '../identity.ts'
import { testPerson } from '../testPerson.ts'
import { answersOf, toSave } from './patientForm.ts'
import { cardOf, settleOn } from './settle.ts'

const today = '2026-11-24'
const id = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'
const base = testPerson(id, { birth_precision: 'age', birth_date: '1986-03-09', revision: 3 })

describe('a correction', () => {
  it('leaves alone what it does not correct: a date of birth computed from an age stays to the day', () => {
    const saved = toSave({ ...answersOf(base), phone: '76 12 34 56' }, 'cscom_sangha', today)
    expect(saved).toMatchObject({ birth_date: '1986-03-09', birth_precision: 'age', revision: 3 })
    expect(patientInput.safeParse(saved).success).toBe(true)
  })

  it('that crossed another one goes on from it, with what was chosen and what was typed', () => {
    const typed = { ...answersOf(base), phone: '76 00 00 01', village: 'Banani' }
    const theirs = { ...base, phone: '76 00 00 02', guardian_name: 'Yassa', revision: 4 }
    const found = crossing(base, cardOf(typed, base, today), theirs)
    expect(found).toEqual({ theirs: ['guardian_name'], both: ['phone'] })
    const settled = settleOn(typed, theirs, [...found.theirs])
    expect(toSave(settled, 'cscom_sangha', today)).toMatchObject({
      phone: '76 00 00 01',
      village: 'Banani',
      guardian_name: 'Yassa',
      revision: 4,
    })
    expect(toSave(settleOn(typed, theirs, ['phone']), 'cscom_sangha', today)).toMatchObject({
      phone: '76 00 00 02',
    })
  })

  it('half written still compares as a card', () => {
    const emptied = { ...answersOf(base), birth: { ...answersOf(base).birth, known: 'age' as const } }
    expect(cardOf(emptied, base, today)).toMatchObject({ birth_date: '1986-03-09', birth_precision: 'age' })
  })
})
