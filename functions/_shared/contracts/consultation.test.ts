import { expect, test } from 'vitest'
import { consultationInput } from './consultation.ts'

const visit = {
  facility_code: 'cscom_sangha',
  id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e91',
  patient_id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e90',
  consulted_at: '2026-01-05T09:30:00+00:00',
  reasons: ['fever', 'body_pain'],
  signs: "L'enfant refuse de téter.\nDepuis hier soir.",
  temperature_c: 39.2,
  malaria_test: 'rdt',
  malaria_result: 'positive',
  diagnoses: [
    { id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e92', term_code: 'malaria_severe', certainty: 'confirmed' },
  ],
}
const problems = (change: object) =>
  consultationInput.safeParse({ ...visit, ...change }).error?.issues.map((issue) => issue.path.join('.')) ??
  []

test('a visit as the consultation form sends one', () => {
  expect(consultationInput.parse(visit)).toEqual(visit)
})

test('lines stay in a text, control characters and reversed writing do not', () => {
  const { signs } = consultationInput.parse({ ...visit, signs: 'Toux\u0000\nFièvre\u202e' })
  expect(signs).toBe('Toux\nFièvre')
})

test.each([
  ['temperature_c', 390],
  ['temperature_c', '39'],
  ['temperature_c', Number.NaN],
  ['pulse_bpm', 80.5],
  ['consulted_at', '2999-01-01T00:00:00Z'],
  ['consulted_at', '2026-01-05T09:30:00'],
  ['signs', 'a'.repeat(100_000)],
  ['reasons', 'fever'],
  ['reasons', Array.from({ length: 21 }, () => 'fever')],
  ['outcome', 'escaped'],
  ['malaria_result', null],
  ['next_visit_on', 'tomorrow'],
])('%s is refused when it is malformed (%#)', (field, value) => {
  expect(problems({ [field]: value })).toEqual([field])
})

test('a result without a test is refused', () => {
  expect(problems({ malaria_test: 'none' })).toEqual(['malaria_result'])
})

test('a correction may leave the test as it is', () => {
  expect(problems({ malaria_test: undefined, malaria_result: undefined, revision: 2 })).toEqual([])
})

test('a diagnosis says something, and nothing more than it may', () => {
  const [diagnosis] = visit.diagnoses
  expect(problems({ diagnoses: [{ id: diagnosis?.id }] })).toEqual(['diagnoses.0.term_code'])
  expect(problems({ diagnoses: [{ ...diagnosis, disease_code: 'malaria' }] })).toEqual(['diagnoses.0'])
})
