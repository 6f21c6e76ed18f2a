import { expect, test } from 'vitest'
import { waitingBy } from './waiting.ts'

const came = (patient_id: string, hour: string, left: string | null = null) => ({
  patient_id,
  arrived_at: `2026-11-24T${hour}:00Z`,
  left_at: left && `2026-11-24T${left}:00Z`,
})
const seen = (patient_id: string, hour: string) => ({ patient_id, consulted_at: `2026-11-24T${hour}:00Z` })
const roots: Record<string, string> = { merged: 'kept' }
const who = (arrivals: ReturnType<typeof came>[], visits: ReturnType<typeof seen>[] = []) =>
  [...waitingBy(arrivals, visits, (id) => roots[id] ?? id)].map(([id, { arrived_at }]) => [
    id,
    arrived_at.slice(11, 16),
  ])

test('somebody waits until they leave or are seen, and a visit before they came is not it', () => {
  expect(
    who([came('a', '08:00'), came('b', '08:10'), came('c', '08:20', '09:00')], [seen('b', '08:40')]),
  ).toEqual([['a', '08:00']])
  expect(who([came('a', '08:00')], [seen('a', '07:30')])).toEqual([['a', '08:00']])
})

test('noted twice, or under two records of one person, they wait once, since the first time', () => {
  expect(who([came('kept', '08:20'), came('merged', '08:00')])).toEqual([['kept', '08:00']])
  expect(who([came('merged', '08:00')], [seen('kept', '08:30')])).toEqual([])
})
