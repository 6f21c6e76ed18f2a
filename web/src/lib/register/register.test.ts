import { afterEach, expect, test } from 'vitest'
import { patientRow, uuidOf } from '../vault/testing.ts'
import { closeMemory, onPatientsChanged, openMemory, visitsOf } from './register.ts'

const visit = (n: number, of: number) => {
  const row: unknown[] = [uuidOf(n), uuidOf(of), '2026-11-24T08:00:00+00:00']
  row[26] = 1
  return row
}
const open = () => openMemory('cscom_sangha', { userId: 'awa', name: 'Awa' })
afterEach(closeMemory)

test('a list of visits is the same object until one of its own visits changes', () => {
  const memory = open()
  memory.take({ patients: [patientRow(1), patientRow(2)], visits: [visit(11, 1), visit(21, 2)] })
  const [mine, theirs] = [visitsOf.read(uuidOf(1)), visitsOf.read(uuidOf(2))]
  memory.take({ visits: [visit(22, 2)] })
  expect(visitsOf.read(uuidOf(1))).toBe(mine)
  expect(visitsOf.read(uuidOf(2))).not.toBe(theirs)
  expect(visitsOf.read(uuidOf(2))).toHaveLength(2)
})

test('a long list of people on one screen keeps every answer as it is while it is watched', () => {
  const memory = open()
  const people = Array.from({ length: 1200 }, (_, n) => n)
  memory.take({ patients: people.map((n) => patientRow(n)), visits: people.map((n) => visit(5000 + n, n)) })
  const stops = people.map((n) => visitsOf.watch(uuidOf(n), () => {}))
  const first = people.map((n) => visitsOf.read(uuidOf(n)))
  people.forEach((n) => {
    expect(visitsOf.read(uuidOf(n))).toBe(first[n])
  })
  for (const stop of stops) stop()
})

test('another facility is another register: whoever looks is woken, and the search forgets the first', () => {
  open().take({ patients: [patientRow(1)], visits: [visit(11, 1)] })
  let woken = 0
  const stop = visitsOf.watch(uuidOf(1), () => {
    woken += 1
  })
  const gone: string[] = []
  const stopFollowing = onPatientsChanged((_changed, ids) => gone.push(...ids))
  expect(visitsOf.read(uuidOf(1))).toHaveLength(1)
  open()
  expect(woken).toBeGreaterThan(0)
  expect(visitsOf.read(uuidOf(1))).toEqual([])
  expect(gone).toEqual([uuidOf(1)])
  stop()
  stopFollowing()
})
