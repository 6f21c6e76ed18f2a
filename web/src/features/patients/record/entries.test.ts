import { describe, expect, it } from 'vitest'
import type { VisitRecord } from '../../../lib/register/records.ts'
import { countOf, listsOf, newest } from './entries.ts'
import type { PatientReferral } from './referrals.ts'

const visit = (id: string, consulted_at: string, malaria_test: VisitRecord['malaria_test'] = 'none') =>
  ({ id, consulted_at, malaria_test }) as VisitRecord
const referral = (id: string, sent_at: string, returned?: string) =>
  ({ id, sent_at, counter: returned ? { sent_at: returned } : null }) as PatientReferral

const visits = [
  visit('v3', '2026-11-20T09:00:00Z', 'rdt'),
  // As Postgres prints an instant, and as a device does.
  visit('v2', '2026-10-02 08:30:00+00'),
  visit('v1', '2026-01-05T10:00:00Z', 'microscopy'),
]
const referrals = [
  referral('r2', '2026-11-20T10:00:00Z'),
  referral('r1', '2026-01-05T11:00:00Z', '2026-10-02T08:30:01Z'),
]
const ids = (view: Parameters<typeof listsOf>[0], count = 50) =>
  newest(listsOf(view, visits, referrals), count).map((entry) => entry.id)

describe('newest', () => {
  it('weaves visits, referrals and the answers that came back, newest first', () => {
    expect(ids('all')).toEqual(['r2', 'v3', 'r1:return', 'v2', 'r1', 'v1'])
  })
  it('stops where the window ends', () => {
    expect(ids('all', 2)).toEqual(['r2', 'v3'])
    expect(countOf(listsOf('all', visits, referrals))).toBe(6)
  })
  it('shows one kind alone', () => {
    expect(ids('tests')).toEqual(['v3:test', 'v1:test'])
    expect(ids('referrals')).toEqual(['r2', 'r1:return', 'r1'])
    expect(ids('visits')).toEqual(['v3', 'v2', 'v1'])
  })
})
