import { describe, expect, it } from 'vitest'
import { type OpenReferral, shortName, tasksOf } from './tasks.ts'

const now = new Date('2026-11-24T10:42:00Z').getTime()
const referral = (id: string, part: Partial<OpenReferral>): OpenReferral => ({
  id,
  code: '7K4-92',
  kind: 'reference',
  status: 'sent',
  from_facility: 'cscom_sangha',
  to_facility: 'csref_djenne',
  patient_identity: { family_name: 'Dolo', given_name: 'Fatoumata' },
  sent_at: '2026-11-24T09:00:00Z',
  status_at: '2026-11-24T09:00:00Z',
  expected_by: null,
  ...part,
})

describe('tasksOf', () => {
  const all = [
    referral('reference', {}),
    referral('evacuation', { kind: 'evacuation', status: 'accepted' }),
    referral('back', { status: 'closed' }),
    referral('old', { status: 'closed', status_at: '2026-11-01T09:00:00Z' }),
    referral('forgotten', { kind: 'evacuation', status: 'arrived', status_at: '2026-01-02T09:00:00Z' }),
    referral('arrived', { kind: 'evacuation', status: 'arrived', sent_at: '2026-11-23T09:00:00Z' }),
    referral('cancelled', { status: 'cancelled' }),
    referral('elsewhere', { from_facility: 'cabinet_nando' }),
  ]
  it('puts evacuations first and keeps recent counter-referrals of the sender', () => {
    const ids = tasksOf(all, 'cscom_sangha', now).map((task) => task.referral.id)
    expect(ids).toEqual(['evacuation', 'reference', 'arrived', 'back'])
  })
  it('does not call its own closing a task of the receiver', () => {
    const ids = tasksOf(all, 'csref_djenne', now).map((task) => task.referral.id)
    expect(ids).not.toContain('back')
    expect(ids).toContain('elsewhere')
  })
})

describe('shortName', () => {
  it('shows the initial of the family', () => {
    expect(shortName({ family_name: 'Dolo', given_name: 'Fatoumata' })).toBe('Fatoumata D.')
    expect(shortName({})).toBe('')
  })
})
