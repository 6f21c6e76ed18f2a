import { describe, expect, it } from 'vitest'
import { labelOf, listsOf, type Medicine, medicineLabel, onDay, termWords } from './lists.ts'

const answer = {
  version: 'v',
  terms: [
    [
      'malaria_simple',
      'Paludisme simple',
      'Simple malaria',
      ['palu', 'sumaya'],
      'B50.9',
      null,
      'malaria',
      'confirmed',
      'weekly',
      '1900-01-01',
      '2026-11-24',
    ],
    ['cough', 'Toux', 'Cough', [], null, null, null, 'confirmed', null, '2026-11-25', null],
  ],
  medicines: [['zinc_20', 'Zinc', 'Zinc', 'comprimé', 'tablet', '20 mg', [], null, null]],
}
const lists = listsOf(answer)

describe('listsOf', () => {
  it('gives rows by the names of their columns, and empty lists for those absent', () => {
    expect(lists.terms[0]).toMatchObject({ code: 'malaria_simple', notification: 'weekly', icd11: null })
    expect(lists.doses).toEqual([])
    expect(listsOf({}).terms).toEqual([])
  })
})

describe('onDay', () => {
  it('offers what is in force: from the first day on, up to the day before the last', () => {
    const codes = (day: string) => onDay(lists, day).terms.map((term) => term.code)
    expect(codes('2026-11-23')).toEqual(['malaria_simple'])
    expect(codes('2026-11-24')).toEqual([])
    expect(codes('2026-11-25')).toEqual(['cough'])
    expect(onDay(lists, '1999-01-01').medicines).toHaveLength(1)
  })
})

describe('words', () => {
  it('a term is found by what people say, in both languages and by its code', () => {
    const words = termWords(lists.terms[0] as (typeof lists.terms)[number])
    for (const typed of ['sumaya', 'Simple malaria', 'B50.9', 'Paludisme']) expect(words).toContain(typed)
    expect(labelOf({ label_fr: 'Toux', label_en: 'Cough' }, 'en')).toBe('Cough')
  })
  it('a medicine is named with its strength and form', () => {
    expect(medicineLabel(lists.medicines[0] as Medicine, 'fr')).toBe('Zinc 20 mg, comprimé')
    expect(medicineLabel(lists.medicines[0] as Medicine, 'en')).toBe('Zinc 20 mg, tablet')
  })
})
