import { expect, test } from 'vitest'
import { differences } from './differences.ts'

test('a corrected visit shows what moved, column by column', () => {
  expect(
    differences(
      ['temperature_c', 'treatment', 'weight_kg'],
      { temperature_c: 38.4, treatment: 'Repos', weight_kg: 13 },
      { temperature_c: 39.4, treatment: null, weight_kg: 13 },
    ),
  ).toEqual([
    { field: 'temperature_c', path: '', before: 38.4, after: 39.4 },
    { field: 'treatment', path: '', before: 'Repos', after: null },
  ])
})

test('a role shows the rights that moved and not the whole document', () => {
  const before = { areas: { patients: { verbs: ['read'] }, audit: { verbs: ['read'] } } }
  const after = { areas: { patients: { verbs: ['read', 'create'] }, audit: { verbs: ['read'] } } }
  expect(differences(['document'], { document: before }, { document: after })).toEqual([
    { field: 'document', path: 'areas · patients · verbs', before: ['read'], after: ['read', 'create'] },
  ])
})

test('a new row has nothing before, a deleted one nothing after', () => {
  expect(differences(['name'], null, { name: 'A' })).toEqual([
    { field: 'name', path: '', before: undefined, after: 'A' },
  ])
  expect(differences(['name'], { name: 'A' }, null)).toHaveLength(1)
})
