import { expect, test } from 'vitest'
import { opening } from './contract.ts'
import { blankOpening, problemsOf, toRequest } from './openingForm.ts'

const filled = {
  ...blankOpening(),
  name: 'CSCOM de Kori',
  org_unit_code: 'area_sangha',
  opened_on: '2026-11-24',
  administrator_name: 'Aminata Dolo',
  administrator_email: ' Aminata@Exemple.ML ',
}

test('an empty form names each field once', () => {
  expect([...problemsOf(blankOpening(), [])].toSorted()).toEqual([
    'administrator_email',
    'administrator_name',
    'name',
    'org_unit_code',
  ])
})

test('a filled form is what the database function takes, and nothing empty is sent', () => {
  expect(problemsOf(filled, [])).toEqual(new Set())
  expect(toRequest(filled, [])).toEqual({
    code: 'cscom_kori',
    name: 'CSCOM de Kori',
    kind: 'cscom',
    ownership: 'community',
    org_unit_code: 'area_sangha',
    opened_on: '2026-11-24',
    administrator: { email: 'Aminata@Exemple.ML', display_name: 'Aminata Dolo' },
  })
  const parsed = opening.parse(toRequest(filled, []))
  expect(parsed.administrator?.email).toBe('aminata@exemple.ml')
})

test('half a position, a code that exists and a strange address are said', () => {
  expect(problemsOf({ ...filled, latitude: '14,4' }, [])).toEqual(new Set(['position']))
  expect(problemsOf({ ...filled, latitude: 'nord', longitude: '-3' }, [])).toEqual(new Set(['position']))
  expect(problemsOf({ ...filled, code: 'cscom_kori' }, ['cscom_kori'])).toEqual(new Set(['code_taken']))
  expect(problemsOf({ ...filled, code: 'Kori' }, [])).toEqual(new Set(['code']))
  expect(problemsOf({ ...filled, administrator_email: 'aminata' }, [])).toEqual(
    new Set(['administrator_email']),
  )
  expect(problemsOf({ ...filled, withAdministrator: false, administrator_email: '' }, [])).toEqual(new Set())
})
