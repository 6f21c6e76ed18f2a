import { expect, test } from 'vitest'
import type { PermissionDocument } from '../../../functions/_shared/contracts/permissions.ts'
import { keepsDraft, keepsQuery, lossesBetween } from './forget.ts'

const care: PermissionDocument = {
  version: 1,
  home: 'care',
  areas: {
    patients: { verbs: ['read', 'create', 'emergency'] },
    consultations: { verbs: ['read'] },
    referrals: { verbs: ['read', 'create'] },
  },
}
const at = (facility_code: string, document = care) => ({ facility_code, document })
const without = (area: 'patients' | 'referrals'): PermissionDocument => ({
  ...care,
  areas: { ...care.areas, [area]: undefined },
})
const nobody = { facilities: [], areas: {} }

test('nothing is lost when nothing narrows', () => {
  expect(lossesBetween([at('cscom_sangha')], [at('cscom_sangha'), at('csref_djenne')])).toEqual(nobody)
  expect(lossesBetween([], [at('cscom_sangha')])).toEqual(nobody)
  const reader = { ...care, areas: { ...care.areas, referrals: { verbs: ['read'] } } }
  expect(lossesBetween([at('cscom_sangha')], [at('cscom_sangha', reader)])).toEqual(nobody)
})

test('a facility that was left loses every area', () => {
  const { facilities, areas } = lossesBetween([at('cscom_sangha'), at('csref_djenne')], [at('csref_djenne')])
  expect(facilities).toEqual(['cscom_sangha'])
  expect(areas.cscom_sangha).toContain('billing')
})

test('a read right, the right to break the glass or a new limit is a loss of that area', () => {
  const lost = (document: PermissionDocument) =>
    lossesBetween([at('cscom_sangha')], [at('cscom_sangha', document)]).areas.cscom_sangha
  expect(lost(without('referrals'))).toEqual(['referrals'])
  const calm = { ...care, areas: { ...care.areas, patients: { verbs: ['read', 'create'] } } }
  expect(lost(calm)).toEqual(['patients'])
  const limits = ['without_identity' as const]
  const blind = {
    ...care,
    areas: { ...care.areas, patients: { verbs: ['read', 'create', 'emergency'], limits } },
  }
  expect(lost(blind)).toEqual(['patients'])
})

test('answers stay only under a facility that is held as it was', () => {
  const losses = lossesBetween([at('cscom_sangha'), at('csref_djenne')], [at('csref_djenne')])
  const keeps = (key: unknown[]) => keepsQuery(key, losses, ['csref_djenne'])
  expect(keeps(['patients', 'recent', 'cscom_sangha'])).toBe(false)
  expect(keeps(['patients', 'recent', 'csref_djenne'])).toBe(true)
  expect(keeps(['ministry', '2026-11-16'])).toBe(false)
  expect(keeps(['access', 'somebody'])).toBe(true)
})

test('after an area is lost, everything of that facility is read again', () => {
  const losses = lossesBetween([at('csref_djenne')], [at('csref_djenne', without('referrals'))])
  expect(keepsQuery(['patients', 'recent', 'csref_djenne'], losses, ['csref_djenne'])).toBe(false)
})

test('a draft goes with its facility or with an area that it needs, and otherwise stays', () => {
  const left = lossesBetween([at('cscom_sangha'), at('csref_djenne')], [at('csref_djenne')])
  expect(keepsDraft('u:consultation:cscom_sangha:p', left, ['csref_djenne'])).toBe(false)
  expect(keepsDraft('u:consultation:csref_djenne:p', left, ['csref_djenne'])).toBe(true)
  expect(keepsDraft('u:counter-referral:0193c1f0', left, ['csref_djenne'])).toBe(false)

  const narrowed = lossesBetween([at('csref_djenne')], [at('csref_djenne', without('referrals'))])
  expect(keepsDraft('u:consultation:csref_djenne:p', narrowed, ['csref_djenne'])).toBe(true)
  expect(keepsDraft('u:referral:csref_djenne:p:', narrowed, ['csref_djenne'])).toBe(false)
  expect(keepsDraft('u:counter-referral:0193c1f0', narrowed, ['csref_djenne'])).toBe(false)
  expect(keepsDraft('u:something-new:csref_djenne', narrowed, ['csref_djenne'])).toBe(false)
})
