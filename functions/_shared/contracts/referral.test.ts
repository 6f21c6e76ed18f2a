import { expect, test } from 'vitest'
import { referralRequest } from './referral.ts'

const id = '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e93'
const referral = {
  id,
  from_facility: 'cscom_sangha',
  to_facility: 'csref_djenne',
  patient_id: '0193c1f0-6c1a-7b52-9d3e-5f2a1c4b7e90',
  kind: 'evacuation',
  reason: "Paludisme grave, l'enfant convulse",
  signs: { temperature_c: 40.1, conscious: false, text: 'Pâleur' },
  decided_at: '2026-01-05T10:00:00Z',
}
const step = { id, referral_id: id, kind: 'accepted' }
const counter = { id, referral_id: id, final_diagnosis: 'Paludisme grave', outcome: 'cured' }

const issues = (request: object) => referralRequest.safeParse(request).error?.issues ?? []
const sent = (change: object) =>
  issues({ action: 'send', referral: { ...referral, ...change } }).map((issue) => issue.path.join('.'))

test.each([
  { action: 'send', referral },
  { action: 'step', step },
  { action: 'counter', counter },
])('$action is taken as it is', (request) => {
  expect(referralRequest.parse(request)).toEqual(request)
})

test.each([
  ['reason', ''],
  ['reason', ' \u200b\n'],
  ['reason', 'a'.repeat(100_000)],
  ['reason', ['fever']],
  ['decided_at', '2999-01-01T00:00:00Z'],
  ['kind', 'transfer'],
  ['to_facility', 'cscom_sangha'],
  ['patient_id', 7],
  ['signs', 'fever'],
])('%s is refused when it is malformed (%#)', (field, value) => {
  expect(sent({ [field]: value })).toEqual([`referral.${field}`])
})

test('what the server decides is not for the client to send', () => {
  for (const field of ['status', 'sent_by', 'patient_identity', 'expected_by']) {
    expect(issues({ action: 'send', referral: { ...referral, [field]: 'x' } })[0]?.code).toBe(
      'unrecognized_keys',
    )
  }
})

test('a signs record does not nest', () => {
  expect(sent({ signs: { a: { b: 1 } } })).toEqual(['referral.signs.a'])
})

test('whoever declines says why', () => {
  expect(issues({ action: 'step', step: { ...step, kind: 'declined' } })[0]?.path).toEqual([
    'step',
    'reason_code',
  ])
  expect(issues({ action: 'step', step: { ...step, kind: 'declined', reason_code: 'no_capacity' } })).toEqual(
    [],
  )
})

test.each([{ action: 'delete', referral }, { referral }, { action: 'send', referral, step }])(
  'an action nobody knows, none, or two at once (%#)',
  (request) => {
    expect(issues(request).length).toBeGreaterThan(0)
  },
)

test('a counter-referral was not received tomorrow', () => {
  expect(
    issues({ action: 'counter', counter: { ...counter, received_at: '2999-01-01T00:00:00Z' } })[0],
  ).toMatchObject({
    message: 'date_in_future',
  })
})
