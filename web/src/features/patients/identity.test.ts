import { describe, expect, it } from 'vitest'
import { crossing, differing, type Identity, saysSomething, withFields } from './identity.ts'

const card: Identity = {
  family_name: 'Dolo',
  given_name: 'Fatoumata',
  sex: 'F',
  birth_date: '2019-07-01',
  birth_precision: 'year',
  village: 'Ogol-Da',
  in_health_area: true,
  phone: null,
  guardian_name: 'Yassa Dolo',
  pregnant: false,
  national_number: null,
  insurance_number: null,
  earlier_number: null,
}

describe('differing', () => {
  it('counts a date and its precision as one answer, and an empty line as none', () => {
    expect(differing(card, { ...card, birth_date: '2019-03-02', birth_precision: 'day' })).toEqual(['birth'])
    expect(differing(card, { ...card, birth_precision: 'age' })).toEqual(['birth'])
    expect(differing(card, { ...card, phone: '' })).toEqual([])
    expect(differing(card, { ...card, phone: '76 12 34 56', village: null })).toEqual(['village', 'phone'])
  })
})

describe('withFields', () => {
  it('takes the answers named and no other', () => {
    const other: Identity = { ...card, birth_date: '2018-01-05', birth_precision: 'day', village: 'Banani' }
    expect(withFields(card, other, ['birth'])).toEqual({
      ...card,
      birth_date: '2018-01-05',
      birth_precision: 'day',
    })
  })
})

describe('crossing', () => {
  it('tells what they changed alone from what both changed differently', () => {
    const mine = { ...card, phone: '76 00 00 01', village: 'Banani', given_name: 'Fanta' }
    const theirs = { ...card, phone: '76 00 00 02', village: 'Banani', guardian_name: 'Aminata Dolo' }
    expect(crossing(card, mine, theirs)).toEqual({ theirs: ['guardian_name'], both: ['phone'] })
  })
  it('finds nothing where they changed nothing of the identity', () => {
    expect(crossing(card, { ...card, phone: '76 00 00 01' }, card)).toEqual({ theirs: [], both: [] })
  })
})

describe('saysSomething', () => {
  it('takes an unasked pregnancy for silence', () => {
    expect(saysSomething(card, 'pregnant')).toBe(false)
    expect(saysSomething(card, 'in_health_area')).toBe(true)
    expect(saysSomething(card, 'phone')).toBe(false)
  })
})
