import { describe, expect, it } from 'vitest'
import type { Entry } from '../../lib/outbox/outbox.ts'
import type { VisitRecord } from '../../lib/register/records.ts'
import { type Correction, replacements, unsentCorrections } from './corrections.ts'

const version = (revision: number, weight: number) =>
  ({
    id: `c${revision}`,
    revision,
    corrected_at: `2026-11-2${revision}T10:00:00Z`,
    corrected_by_name: 'Awa',
    reason: 'Oubli',
    before: { weight_kg: weight },
  }) as unknown as Correction

describe('replacements', () => {
  const visit = { id: 'v', weight_kg: 14, pending: false } as VisitRecord
  it('puts what each version became beside what it was, latest first', () => {
    const found = replacements([version(1, 12), version(2, 13)], visit)
    expect(found.map(({ before, after }) => [before.weight_kg, after?.weight_kg])).toEqual([
      [13, 14],
      [12, 13],
    ])
  })
  it('does not take what is not sent for what the last correction said', () => {
    const [last] = replacements([version(1, 12)], { ...visit, pending: true })
    expect(last?.after).toBeUndefined()
  })
})

it('shows the corrections and the withdrawal that wait on this device, of this visit alone', () => {
  const entry = (id: string, kind: string, args: object) =>
    ({ id, kind, at: '2026-11-24', args }) as unknown as Entry
  const found = unsentCorrections(
    [
      entry('1', 'consultation.save', { id: 'v', revision: null }),
      entry('2', 'consultation.save', { id: 'v', reason: 'Oubli' }),
      entry('3', 'consultation.save', { id: 'other', reason: 'Oubli' }),
      entry('4', 'consultation.withdraw', { id: 'v', reason: 'Mauvais patient' }),
    ],
    'v',
  )
  expect(found.map(({ id, withdrawal }) => [id, withdrawal])).toEqual([
    ['4', true],
    ['2', false],
  ])
})
