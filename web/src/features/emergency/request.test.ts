import { expect, test } from 'vitest'
import { type Answers, blankAnswers, faultsOf, toRequest } from './request.ts'

const sound: Answers = {
  ...blankAnswers,
  owner: 'csref_djenne',
  number: '7k4p 92ab',
  reasonCode: 'unconscious',
  reason: 'Coma, suivie à Djenné ',
}

test('an empty form says everything that it needs', () => {
  expect(faultsOf(blankAnswers, 2026)).toEqual({
    owner: 'required',
    number: 'required',
    reasonCode: 'required',
    reason: 'required',
  })
})

test('by name, all four parts are needed', () => {
  expect(faultsOf({ ...sound, by: 'name' }, 2026)).toEqual({
    familyName: 'required',
    givenName: 'required',
    sex: 'required',
    birthYear: 'required',
  })
  const named: Answers = {
    ...sound,
    by: 'name',
    familyName: 'Dolo',
    givenName: 'Awa',
    sex: 'F',
    birthYear: '2031',
  }
  expect(faultsOf(named, 2026)).toEqual({ birthYear: 'bad_year' })
})

test('a reason is more than a word', () => {
  expect(faultsOf({ ...sound, reason: ' urgence ' }, 2026)).toEqual({ reason: 'too_short' })
  expect(faultsOf(sound, 2026)).toEqual({})
})

test('the request carries one way of finding the person, never both', () => {
  expect(toRequest({ ...sound, familyName: 'Dolo' }, 'id', 'sih_mopti')).toEqual({
    id: 'id',
    facility_code: 'csref_djenne',
    by_facility: 'sih_mopti',
    reason_code: 'unconscious',
    reason: 'Coma, suivie à Djenné',
    number: '7K4P-92AB',
  })
})
