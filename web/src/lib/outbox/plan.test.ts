import { describe, expect, it } from 'vitest'
import { heldIds, largestSize, nextBatch } from './plan.ts'
import type { Kept } from './ports.ts'

let order = 0
const said = (id: string, subject: string, more: Partial<Kept> = {}): Kept => {
  order += 1
  return {
    id,
    operation: id,
    user: 'nurse',
    kind: 'consultation.save',
    facility: 'cscom_sangha',
    subject,
    args: {},
    order,
    at: '2026-11-24T10:00:00Z',
    state: 'waiting',
    ...more,
  }
}
const ids = (batch: Kept[]) => batch.map(({ id }) => id)
const next = (kept: Kept[], most = 50, aside?: ReadonlySet<string>) => ids(nextBatch(kept, { most, aside }))

describe('what leaves next', () => {
  it('is everything that waits, oldest first', () => {
    expect(next([said('a', 'p1'), said('b', 'p2'), said('c', 'p1')])).toEqual(['a', 'b', 'c'])
    expect(next([])).toEqual([])
  })

  it('is an evacuation with what its patient needs first, and nothing else', () => {
    const kept = [
      said('other', 'p2'),
      said('register', 'p1', { kind: 'patient.save' }),
      said('visit', 'p1'),
      said('evacuation', 'p1', { kind: 'referral.send', urgent: true }),
      said('later', 'p1'),
    ]
    expect(next(kept)).toEqual(['register', 'visit', 'evacuation'])
  })

  it('takes the other chain of a merge along, in a request before it', () => {
    const kept = [
      said('kept', 'p1', { kind: 'patient.save' }),
      said('merged', 'p2', { kind: 'patient.save' }),
      said('merge', 'p1', { kind: 'patient.merge', args: { kept_id: 'p1', merged_id: 'p2' } }),
      said('evacuation', 'p1', { urgent: true }),
      said('other', 'p3'),
    ]
    // The server holds by subject alone: were the merged one refused, the merge must not have left with it.
    expect(next(kept)).toEqual(['kept', 'merged'])
    expect(next(kept.slice(2))).toEqual(['merge', 'evacuation'])
  })

  it('waits behind a question about the same patient, and only there', () => {
    const kept = [
      said('refused', 'p1', { state: 'refused' }),
      said('behind', 'p1'),
      said('merge', 'p2', { args: { kept_id: 'p2', merged_id: 'p1' } }),
      said('behind the merge', 'p2'),
      said('free', 'p3'),
    ]
    expect(next(kept)).toEqual(['free'])
    expect([...heldIds(kept)]).toEqual(['behind', 'merge', 'behind the merge'])
  })

  it('does not wait behind a trace, and a trace leaves last', () => {
    const trace = { kind: 'record.opened' } as const
    const kept = [said('trace', 'p1', trace), said('visit', 'p1'), said('urgent', 'p1', { urgent: true })]
    expect(next(kept)).toEqual(['visit', 'urgent'])
    expect(next(kept.slice(0, 2))).toEqual(['visit', 'trace'])
    expect(heldIds([said('t', 'p1', { ...trace, state: 'refused' }), said('v', 'p1')]).size).toBe(0)
  })

  it('is of one facility', () => {
    const kept = [said('here', 'p1'), said('there', 'p2', { facility: 'csref_djenne' }), said('again', 'p3')]
    expect(next(kept)).toEqual(['here', 'again'])
  })

  it('is no more than asked, and no heavier than the network carries', () => {
    const text = 'x'.repeat(largestSize / 2)
    const kept = [said('a', 'p1', { args: { text } }), said('b', 'p2', { args: { text } }), said('c', 'p3')]
    expect(next(kept)).toEqual(['a'])
    expect(next([said('a', 'p1'), said('b', 'p2')], 1)).toEqual(['a'])
    // One that is too heavy by itself leaves alone.
    expect(next([said('huge', 'p1', { args: { text: text + text } }), said('b', 'p2')])).toEqual(['huge'])
  })

  it('leaves out the patients that made the server fail', () => {
    expect(next([said('a', 'p1'), said('b', 'p2'), said('c', 'p1')], 50, new Set(['p1']))).toEqual(['b'])
  })
})
