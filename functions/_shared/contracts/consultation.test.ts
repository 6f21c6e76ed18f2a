import { expect, test } from 'vitest'
import { consultationInput, withdrawalInput } from './consultation.ts'

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
  const left = { malaria_test: undefined, malaria_result: undefined, reason: 'Oubli', revision: 2 }
  expect(problems(left)).toEqual([])
})

test('a diagnosis says something, and nothing more than it may', () => {
  const [diagnosis] = visit.diagnoses
  expect(problems({ diagnoses: [{ id: diagnosis?.id }] })).toEqual(['diagnoses.0.term_code'])
  expect(problems({ diagnoses: [{ ...diagnosis, disease_code: 'malaria' }] })).toEqual(['diagnoses.0'])
})

test('a correction says why', () => {
  for (const reason of [undefined, null, '', ' \u200b ', 'ab', ` a${' '.repeat(9)}`])
    expect(problems({ revision: 2, reason })).toEqual(['reason'])
  expect(problems({ revision: 2, reason: 'a'.repeat(301) })).toEqual(['reason'])
  expect(consultationInput.parse({ ...visit, revision: 2, reason: '  Mauvaise   ligne ' }).reason).toBe(
    'Mauvaise ligne',
  )
})

const line = { id: visit.id, medicine_code: 'al', dose: '2 comprimés', times_per_day: 2, days: 3 }

test('a prescription has lines of a medicine and a dose', () => {
  const lines = [line, { id: visit.id, free_text: 'Sirop', dose: '5 ml', note: 'Le soir' }]
  expect(consultationInput.parse({ ...visit, prescription: lines }).prescription).toEqual(lines)
})

test.each([
  ['medicine_code', null],
  ['medicine_code', 'a b'],
  ['dose', ''],
  ['dose', 'a'.repeat(101)],
  ['times_per_day', 25],
  ['days', 1.5],
  ['days', 366],
  ['note', 'a'.repeat(301)],
  ['free_text', 'a'.repeat(201)],
  ['id', 'one'],
])('%s of a prescription is refused when it is malformed (%#)', (field, value) => {
  expect(problems({ prescription: [{ ...line, [field]: value }] })).toEqual([`prescription.0.${field}`])
})

test('a prescription has at most 20 lines, and weeks of pregnancy are at most 45', () => {
  expect(problems({ prescription: Array.from({ length: 21 }, () => line) })).toEqual(['prescription'])
  for (const weeks of [0, 46, 12.5]) expect(problems({ gestation_weeks: weeks })).toEqual(['gestation_weeks'])
})

test('a withdrawal says why', () => {
  const withdrawal = { facility_code: 'cscom_sangha', id: visit.id, revision: 1, reason: ' Doublon ' }
  expect(withdrawalInput.parse(withdrawal).reason).toBe('Doublon')
  expect(withdrawalInput.safeParse({ ...withdrawal, reason: 'ab' }).success).toBe(false)
})
