import { describe, expect, it } from 'vitest'
import { mergeInput } from '../../../../../functions/_shared/contracts/merge.ts'
import { testPerson } from '../testPerson.ts'
import { chosenColumns, mergedCard, suggestedFields, suggestedPlan, toMerge } from './mergePlan.ts'

const none = () => 0

describe('suggestedPlan', () => {
  it('keeps the record with more visits, of equals the older one', () => {
    const older = testPerson('01')
    const newer = testPerson('02')
    expect(suggestedPlan(newer, older, none).keptId).toBe('01')
    expect(suggestedPlan(older, newer, (id) => (id === '02' ? 3 : 1)).keptId).toBe('02')
  })
  it('takes what the kept one does not say and a surer birth, nothing that it says otherwise', () => {
    const kept = testPerson('01', { village: 'Banani' })
    const other = testPerson('02', { phone: '76 12 34 56', birth_date: '1987-03-02', birth_precision: 'day' })
    expect(suggestedFields(kept, other)).toEqual(['birth', 'phone'])
    expect(suggestedFields(other, kept)).toEqual([])
  })
})

describe('chosenColumns', () => {
  it('names a birth by both its columns', () => {
    const other = testPerson('02', { birth_date: '1987-03-02', birth_precision: 'day', phone: '76' })
    expect(chosenColumns(testPerson('01'), other, ['birth', 'phone'])).toEqual([
      'birth_date',
      'birth_precision',
      'phone',
    ])
  })
  it('makes no pregnant man, whichever side the pregnancy was on', () => {
    const woman = testPerson('01', { pregnant: true })
    const man = testPerson('02', { sex: 'M' })
    expect(mergedCard(woman, man, ['sex']).pregnant).toBe(false)
    expect(chosenColumns(woman, man, ['sex'])).toEqual(['sex', 'pregnant'])
    expect(mergedCard(man, woman, ['pregnant']).pregnant).toBe(false)
    expect(chosenColumns(man, woman, ['pregnant'])).toEqual([])
  })
})

describe('toMerge', () => {
  const kept = testPerson('019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071', { phone: '76 12 34 56' })
  const other = testPerson('019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6072', {
    sex: 'M',
    village: 'Banani',
    revision: 4,
  })
  const id = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6073'
  it('is what the contract takes, and says the sex when the two differ', () => {
    const merge = toMerge(id, kept, other, ['village'], ' Deux cartes, une personne ')
    expect(mergeInput.parse(merge)).toMatchObject({
      chosen: ['village'],
      sex: 'F',
      merged_revision: 4,
      reason: 'Deux cartes, une personne',
    })
    expect(toMerge(id, kept, { ...other, sex: 'F' }, [], 'Même carte')).not.toHaveProperty('sex')
  })
})
