import { expect, test } from 'vitest'
import { actionsFor, holder, isOver, sideOf, stepsAhead } from './story.ts'

test('the receiver answers and the sender may still cancel', () => {
  expect(actionsFor('sent', 'receiver')).toEqual(['seen', 'accepted', 'declined'])
  expect(actionsFor('seen', 'receiver')).toEqual(['accepted', 'declined'])
  expect(actionsFor('seen', 'sender')).toEqual(['cancelled'])
})

test('only the sender says that the patient left, only the receiver that they arrived', () => {
  expect(actionsFor('accepted', 'sender')).toEqual(['departed', 'cancelled'])
  expect(actionsFor('accepted', 'receiver')).toEqual(['arrived', 'counter_referred'])
  expect(actionsFor('departed', 'sender')).toEqual([])
})

test('nothing follows a refusal, a closing or a cancellation', () => {
  for (const status of ['declined', 'closed', 'cancelled'] as const) {
    expect(isOver(status)).toBe(true)
    expect(stepsAhead(status)).toEqual([])
    expect([...actionsFor(status, 'sender'), ...actionsFor(status, 'receiver')]).toEqual([])
  }
})

test('the timeline shows what comes next', () => {
  expect(stepsAhead('seen')).toEqual(['accepted', 'departed', 'arrived', 'counter_referred'])
  expect(stepsAhead('departed')).toEqual(['arrived', 'counter_referred'])
})

test('the referral is in somebody’s hands at every moment', () => {
  expect(holder('sent')).toBe('receiver')
  expect(holder('accepted')).toBe('sender')
  expect(holder('departed')).toBe('receiver')
})

test('a facility is the sender, the receiver or neither', () => {
  const referral = { from_facility: 'cscom_sangha', to_facility: 'csref_djenne' }
  expect(sideOf('cscom_sangha', referral)).toBe('sender')
  expect(sideOf('csref_djenne', referral)).toBe('receiver')
  expect(sideOf('sih_mopti', referral)).toBeUndefined()
})
