import { describe, expect, it } from 'vitest'
import { suggestVillages, villagesOf } from './villages.ts'

const lives = (village: string | null, inside = true) => ({ village, in_health_area: inside })
const villages = villagesOf([
  lives('Ogol-Da'),
  lives('Ogol Da'),
  lives('Ogol-Da'),
  lives('Banani', false),
  lives('Banani', false),
  lives('Banani'),
  lives('Bongo'),
  lives('Sangha Bongo'),
  lives(null),
  lives(' - '),
])

describe('villagesOf', () => {
  it('puts spellings together under the one used most, with the side of the area of its people', () => {
    expect(villages.slice(0, 2)).toEqual([
      { name: 'Banani', people: 3, inHealthArea: false },
      { name: 'Ogol-Da', people: 3, inHealthArea: true },
    ])
    expect(villages).toHaveLength(4)
  })
})

describe('suggestVillages', () => {
  const names = (typed: string) => suggestVillages(villages, typed, 3).map(({ name }) => name)
  it('begins with the biggest and goes on from two letters, accents or not', () => {
    expect(names('')).toEqual(['Banani', 'Ogol-Da', 'Bongo'])
    expect(names('ogol d')).toEqual(['Ogol-Da'])
    expect(names('Bo')).toEqual(['Bongo', 'Sangha Bongo'])
    expect(names('Tireli')).toEqual([])
  })
  it('has nothing to add to a village written in full, and mends its spelling', () => {
    expect(names('Ogol-Da')).toEqual([])
    expect(names('ogol da')).toEqual(['Ogol-Da'])
  })
})
