import { expect, test } from 'vitest'
import { testPerson } from '../testPerson.ts'
import { latestSeen } from './latestSeen.ts'

test('the people seen last come first, without those merged away or never seen', () => {
  const people = [
    testPerson('a', { last_visit_on: '2026-11-01' }),
    testPerson('never'),
    testPerson('b', { last_visit_on: '2026-11-20' }),
    testPerson('gone', { last_visit_on: '2026-11-23', merged_into: 'b' }),
    testPerson('c', { last_visit_on: '2026-10-05' }),
    testPerson('d', { last_visit_on: '2026-11-20' }),
  ]
  expect(latestSeen(people, 3).map(({ id }) => id)).toEqual(['b', 'd', 'a'])
  expect(latestSeen(people, 9).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c'])
})
