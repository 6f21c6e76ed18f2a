import { expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { fallWith } from './fallWith.ts'

let order = 0
const said = (kind: Entry['kind'], subject: string, args: Record<string, unknown>): Entry => {
  order += 1
  const at = '2026-11-24T10:00:00Z'
  return {
    id: `e${order}`,
    kind,
    facility: 'cscom_sangha',
    subject,
    args,
    order,
    at,
    attempts: 0,
    state: 'waiting',
  }
}
const registration = said('patient.save', 'p1', { id: 'p1', revision: null })
const visit = said('consultation.save', 'p1', { id: 'v1', patient_id: 'p1' })
const letter = said('referral.send', 'p1', { id: 'r1', patient_id: 'p1', consultation_id: 'v1' })
const otherVisit = said('consultation.save', 'p2', { id: 'v2', patient_id: 'p2' })
const merge = said('patient.merge', 'p2', { id: 'm1', kept_id: 'p2', merged_id: 'p1' })
const undo = said('merge.undo', 'p2', { id: 'm1' })
const correction = said('consultation.save', 'p2', { id: 'v2', patient_id: 'p2', revision: 3 })
const all = [registration, visit, letter, otherVisit, merge, undo, correction]

it('takes everything of somebody who is never registered', () => {
  expect(fallWith(registration, all)).toEqual([visit, letter, merge, undo])
})

it('takes what names a visit that is never recorded, and not what was said before it', () => {
  expect(fallWith(visit, all)).toEqual([letter])
  expect(fallWith(letter, all)).toEqual([])
  expect(fallWith(otherVisit, all)).toEqual([correction])
})

it('takes nothing along with a correction: what it corrects exists', () => {
  expect(
    fallWith(correction, [...all, said('referral.send', 'p2', { id: 'r2', consultation_id: 'v2' })]),
  ).toEqual([])
})
