import { expect, test } from 'vitest'
import type { FeedEvent } from '../lib/events.ts'
import { newsOf } from './eventWords.ts'

const event = (type: string, detail: FeedEvent['detail'] = null): FeedEvent => ({
  facility_code: 'csref_djenne',
  seq: 1,
  id: 'e1',
  type,
  subject_kind: 'emergency_access',
  subject_id: 's1',
  actor: null,
  occurred_at: '2026-11-24T10:00:00Z',
  detail,
})

test('a broken glass is urgent for the facility whose record it was, and for whoever reads its trail', () => {
  expect(newsOf(event('emergency.opened'))).toMatchObject({ urgent: true, tone: 'urgent', area: 'audit' })
  expect(newsOf(event('emergency.opened', { owner: 'csref_djenne' }))).toMatchObject({ urgent: true })
})

test('it is no news in the feed of the facility that broke it', () => {
  expect(newsOf(event('emergency.opened', { owner: 'sih_mopti' }))).toBeUndefined()
})

test('records of one’s own facility are not news, an evacuation is', () => {
  expect(newsOf(event('consultation.recorded'))).toBeUndefined()
  expect(newsOf(event('referral.sent', { kind: 'evacuation' }))).toMatchObject({ urgent: true })
  expect(newsOf(event('referral.sent', { kind: 'reference' }))).toMatchObject({ urgent: false })
})
