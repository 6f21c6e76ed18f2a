import { describe, expect, it } from 'vitest'
import { outcomeOf } from './trial.ts'

const said = (code: string) => ({
  status: 'rejected' as const,
  reason: Object.assign(new Error(code), { code }),
})
const rows = (count: number, first?: Record<string, unknown>) => ({
  status: 'fulfilled' as const,
  value: Object.assign(first ? [first] : [], { count }) as never,
})

describe('what an ended statement says of the wall', () => {
  it.each([
    ['no privilege or no policy', said('42501'), { passed: false, rows: 0 }],
    ['a function that knows of nothing', said('PT404'), { passed: false, rows: 0 }],
    ['no row to change', rows(0), { passed: false, rows: 0 }],
    ['one row changed', rows(1), { passed: true, rows: 1 }],
    ['a key taken already', said('23505'), { passed: true, rows: 0 }],
    ['a reference that leads nowhere', said('23503'), { passed: true, rows: 0 }],
    ['a step that comes too late', said('PT409'), { passed: true, rows: 0 }],
  ])('writing: %s', (_, result, outcome) => {
    expect(outcomeOf(result, false)).toEqual(outcome)
  })

  it('counts what is read', () => {
    expect(outcomeOf(rows(1, { count: '5412' }), true)).toEqual({ passed: true, rows: 5412 })
    expect(outcomeOf(rows(1, { count: '0' }), true)).toEqual({ passed: false, rows: 0 })
    expect(outcomeOf(said('42501'), true)).toEqual({ passed: false, rows: 0 })
  })

  it.each(['42P01', '42883', '25P02', '08006', '53300', '55P03'])('takes %s for no answer at all', (code) => {
    expect(() => outcomeOf(said(code), false)).toThrow()
  })

  it('takes an error while reading for no answer, never for a wall', () => {
    expect(() => outcomeOf(said('22P02'), true)).toThrow()
  })
})
