import { expect, test } from 'vitest'
import { patientInput } from './patient.ts'

const patient = {
  facility_code: 'cscom_sangha',
  id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e90',
  family_name: 'Guindo',
  given_name: 'Yapérou',
  sex: 'F',
  birth_date: '1998-02-14',
  birth_precision: 'year',
  village: 'Ogol du Haut',
  phone: '+223 76 00 00 00',
  revision: null,
}
const problems = (change: object) =>
  patientInput.safeParse({ ...patient, ...change }).error?.issues.map((issue) => issue.path.join('.')) ?? []

test('a patient as the registration form sends one', () => {
  expect(patientInput.parse(patient)).toEqual(patient)
})

test.each(["N'Diaye", 'N’Diaye', 'Ag Mohamed-Ould', 'Traoré', 'محمد'])('%s is a name', (family_name) => {
  expect(patientInput.parse({ ...patient, family_name }).family_name).toBe(family_name)
})

test('invisible marks and stray spaces leave a name', () => {
  const cleaned = patientInput.parse({
    ...patient,
    family_name: ' \u202eGui\u200bndo \u2067',
    given_name: 'Awa\n  Ya',
  })
  expect([cleaned.family_name, cleaned.given_name]).toEqual(['Guindo', 'Awa Ya'])
})

test('two writings of one accent are one name', () => {
  expect(patientInput.parse({ ...patient, family_name: 'Traore\u0301' }).family_name).toBe('Traor\u00e9')
})

test('a name made of marks alone is no name', () => {
  expect(problems({ family_name: '\u202e\u200b ' })).toEqual(['family_name'])
})

test('a field nobody knows is refused', () => {
  expect(patientInput.safeParse({ ...patient, is_admin: true }).error?.issues[0]).toMatchObject({
    code: 'unrecognized_keys',
    keys: ['is_admin'],
  })
})

test.each([
  ['family_name', 12],
  ['family_name', { $ne: '' }],
  ['family_name', 'a'.repeat(100_000)],
  ['village', 'a'.repeat(100_000)],
  ['given_name', undefined],
  ['id', 'not-a-uuid'],
  ['sex', 'X'],
  ['birth_date', '2999-01-01'],
  ['birth_date', '2023-02-30'],
  ['birth_date', '14/02/1998'],
  ['phone', "1' or '1'='1"],
  ['facility_code', 'sis; drop'],
  ['pregnant', 'yes'],
  ['revision', 1.5],
  ['revision', '1'],
])('%s is refused when it is malformed (%#)', (field, value) => {
  expect([...new Set(problems({ [field]: value }))]).toEqual([field])
})

test('a man is not pregnant', () => {
  expect(problems({ sex: 'M', pregnant: true })).toEqual(['pregnant'])
})

test.each([null, [], 'text', 3])('%j is not a patient', (value) => {
  expect(patientInput.safeParse(value).success).toBe(false)
})
