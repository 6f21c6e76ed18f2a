import { expect, it } from 'vitest'
import type { ProofRow } from '../../../../functions/_shared/contracts/proof.ts'
import { breachesIn, facilitiesReading, facilitiesTried, groupsOf, isShared } from './rows.ts'

const row = (
  place: ProofRow['place'],
  name: string,
  visible = 0,
  expected: Partial<ProofRow['expected']> = {},
): ProofRow => ({
  place,
  facility: { code: name, name, kind: 'cscom' },
  facilities: 1,
  role: null,
  read: { visible, total: 10, identity: null },
  create: false,
  update: false,
  delete: false,
  expected: {
    read: 'none',
    shared: 0,
    identity: false,
    create: false,
    update: false,
    delete: false,
    ...expected,
  },
})
const names = (rows: ProofRow[]) => rows.map(({ facility }) => facility?.name)

it('puts each place in its group and what is wrong first', () => {
  const groups = groupsOf([
    row('own', 'head', 10, { read: 'all' }),
    row('facility', 'silent'),
    row('facility', 'partner', 3, { read: 'shared', shared: 3 }),
    row('facility', 'burglar', 10),
    row('own_district', 'team'),
    row('ministry', 'national'),
    row('signed_out', 'nobody'),
  ])
  expect(groups.map(({ name, shown }) => [name, names(shown)])).toEqual([
    ['own', ['head']],
    ['others', ['burglar', 'partner', 'silent']],
    ['district', ['team']],
    ['ministry', ['national']],
    ['street', ['nobody']],
  ])
})

it('folds many silent facilities away, and never one that got something', () => {
  const silent = Array.from({ length: 7 }, (_, index) => row('facility', `silent ${index}`))
  const [, others] = groupsOf([...silent, row('facility', 'burglar', 1)])
  expect(names(others?.shown ?? [])).toEqual(['burglar'])
  expect(others?.quiet).toHaveLength(7)
})

it('finds breaches, sharing, and how many facilities were tried', () => {
  const rows = [
    row('own', 'head', 10, { read: 'all' }),
    row('facility', 'partner', 3, { read: 'shared', shared: 3 }),
    { ...row('facilities', 'the rest'), facilities: 1440 },
  ]
  expect(breachesIn(rows)).toEqual([])
  expect(isShared(rows)).toBe(true)
  expect(isShared(rows.filter(({ place }) => place === 'own'))).toBe(false)
  expect(facilitiesTried(rows)).toBe(1441)
  const [breach] = breachesIn([...rows, row('facility', 'burglar', 10)])
  expect(breach?.operations).toEqual(['read'])
  expect(names(breach?.rows ?? [])).toEqual(['burglar'])
  expect(facilitiesReading([...rows, row('facility', 'burglar', 10)])).toBe(1)
})
