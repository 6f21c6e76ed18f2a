import { expect, it } from 'vitest'
import type { SignRule } from '../../lib/lists/lists.ts'
import { proposalFor } from './malariaStep.ts'
import { testLists } from './testLists.ts'

const { steps, signs } = testLists
const fever = signs.find((sign) => sign.code === 'fever') as SignRule
const fit = signs.find((sign) => sign.code === 'convulsions') as SignRule
const base = { sex: 'F' as const, ageMonths: 36, pregnant: false, weeks: undefined, signs: [fever] }

it('suspected, tested, positive, negative, invalid: each has its next step', () => {
  const code = (part: object) => proposalFor(steps, { ...base, result: 'none', ...part })?.step?.code
  expect(code({ result: 'none' })).toBe('suspected')
  expect(code({ result: 'none', signs: [] })).toBeUndefined()
  expect(code({ result: 'positive', signs: [] })).toBe('simple')
  expect(code({ result: 'positive', signs: [fever, fit] })).toBe('severe')
  expect(code({ result: 'negative' })).toBe('negative')
  expect(code({ result: 'negative', signs: [fit] })).toBe('danger_negative')
  expect(code({ result: 'invalid' })).toBe('invalid')
})

it('a positive test in pregnancy asks the weeks before it names a medicine', () => {
  const mother = { ...base, ageMonths: 300, pregnant: true, result: 'positive' as const }
  expect(proposalFor(steps, mother)).toEqual({ asks: 'weeks' })
  expect(proposalFor(steps, { ...mother, weeks: 12 })?.step?.medicine_code).toBe('quinine_tablet')
  expect(proposalFor(steps, { ...mother, weeks: 13 })?.step?.medicine_code).toBe('artemether_lumefantrine')
  // Danger comes before the trimester.
  expect(proposalFor(steps, { ...mother, signs: [fit] })?.step?.code).toBe('severe')
})
