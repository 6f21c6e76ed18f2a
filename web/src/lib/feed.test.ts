import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { type FeedEvent, onEvent, react } from './events.ts'
import { mergeEvents, pollDelay } from './feed.ts'

const event = (seq: number, type = 'referral.sent'): FeedEvent => ({
  facility_code: 'csref_djenne',
  seq,
  id: `id-${seq}`,
  type,
  subject_kind: 'referral',
  subject_id: null,
  actor: null,
  occurred_at: '2026-11-24T10:42:00Z',
  detail: null,
})

test('events arrive in any order, once each, newest first', () => {
  const merged = mergeEvents([event(4), event(2)], [event(5), event(4), event(3)])
  expect(merged.map(({ seq }) => seq)).toEqual([5, 4, 3, 2])
})

test('nothing new keeps the very same list, so nobody is drawn again', () => {
  const current = [event(2)]
  expect(mergeEvents(current, [event(2)])).toBe(current)
})

test('only the last hundred are remembered', () => {
  const many = Array.from({ length: 150 }, (_, index) => event(index + 1))
  expect(mergeEvents([], many)).toHaveLength(100)
  expect(mergeEvents([], many)[0]?.seq).toBe(150)
})

test('polls every five seconds, slower behind a live socket or on a hidden tab', () => {
  expect(pollDelay('polling', false)).toBe(5_000)
  expect(pollDelay('live', false)).toBe(30_000)
  expect(pollDelay('polling', true)).toBe(30_000)
})

test('a reaction runs for its own types only', () => {
  const referral = vi.fn()
  onEvent('referral.*', referral)
  react([event(1), event(2, 'patient.registered'), event(3, 'referral.counter_referred')], new QueryClient())
  expect(referral.mock.calls.map(([{ seq }]) => seq)).toEqual([1, 3])
})
