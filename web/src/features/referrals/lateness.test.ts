import { expect, test } from 'vitest'
import { lateBy, urgency, urgentFirst, waitingFor } from './lateness.ts'

const now = Date.parse('2026-11-24T11:00:00Z')
const base = {
  kind: 'reference' as const,
  status: 'sent' as const,
  sent_at: '2026-11-24T10:00:00Z',
  status_at: '2026-11-24T10:30:00Z',
  expected_by: '2026-11-24T10:45:00Z',
}

test('late from the minute that was expected', () => {
  expect(lateBy(base, now)).toBe(15 * 60_000)
  expect(lateBy({ ...base, expected_by: '2026-11-24T11:05:00Z' }, now)).toBe(0)
  expect(lateBy({ ...base, expected_by: null }, now)).toBe(0)
})

test('what is over is never late', () => {
  expect(lateBy({ ...base, status: 'declined' }, now)).toBe(0)
  expect(urgency({ ...base, kind: 'evacuation', status: 'closed' }, now)).toBe(3)
})

test('the clock runs from the present status', () => {
  expect(waitingFor(base, now)).toBe(30 * 60_000)
})

test('evacuations, then late references, then the others, then the past', () => {
  const list = [
    { ...base, id: 'over', status: 'closed' as const },
    { ...base, id: 'waiting', expected_by: null },
    { ...base, id: 'late' },
    { ...base, id: 'evacuation', kind: 'evacuation' as const, expected_by: null },
  ]
  expect(urgentFirst(list, now).map(({ id }) => id)).toEqual(['evacuation', 'late', 'waiting', 'over'])
})
