import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { allMutants } from './mutants/all.ts'
import { type Mutant, titleOf } from './mutants/mutant.ts'
import { forTestsAlone, sample } from './mutants/sample.ts'
import { openStudies, type Study } from './mutants/workshop.ts'

let study: Study
let mutants: Mutant[]
beforeAll(async () => {
  const [first] = await openStudies(inject('template'), 1, true)
  if (!first) throw new Error('no database to plant in')
  study = first
  mutants = await allMutants(study.sql)
})
afterAll(() => study?.sql.end())

it('takes one of each kind, out of at least 300 faults', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(300)
  const kinds = new Set(mutants.map(({ kind }) => kind))
  const taken = sample.map((title) => title.slice(0, title.indexOf(': ')))
  expect([...kinds].filter((kind) => !taken.includes(kind) && !forTestsAlone.includes(kind))).toEqual([])
})

describe('a fault is noticed by the rules or by the attack', () => {
  for (const title of sample) {
    it(title, async () => {
      const mutant = mutants.find((one) => titleOf(one).startsWith(title))
      if (!mutant) throw new Error('no fault is called so: move it')
      const noticed = (await study.breaksRule(mutant)) ?? (await study.meetsAttack([mutant]))
      expect(noticed).not.toBeNull()
    })
  }
})
