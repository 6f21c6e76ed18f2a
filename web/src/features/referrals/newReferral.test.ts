import { expect, test } from 'vitest'
import { referralInput } from '../../../../functions/_shared/contracts/referral.ts'
import { startFrom, toMessage } from './newReferral.ts'

const source = {
  signs: 'Convulsions',
  reasons: ['fever'],
  malaria_test: 'rdt' as const,
  malaria_result: 'positive' as const,
  treatment: 'Artésunate 39 mg',
  temperature_c: 39.4,
  weight_kg: 13,
}
const place = { facility: 'cscom_sangha', patientId: 'p1', consultationId: 'c1' }

test('the consultation fills the form', () => {
  const form = startFrom(source, 'csref_djenne', 'TDR : positif')
  expect(form).toMatchObject({
    to_facility: 'csref_djenne',
    signs: 'Convulsions',
    treatment: 'Artésunate 39 mg',
    measures: { temperature_c: 39.4, weight_kg: 13 },
  })
})

test('an answer that was not given does not leave', () => {
  const message = toMessage(
    { ...startFrom(undefined, 'csref_djenne', ''), reason: ' Fièvre ' },
    { ...place, consultationId: null },
    '2026-11-24T10:42:00Z',
  )
  expect(message).toEqual({
    id: message.id,
    kind: 'reference',
    from_facility: 'cscom_sangha',
    to_facility: 'csref_djenne',
    patient_id: 'p1',
    reason: 'Fièvre',
    decided_at: '2026-11-24T10:42:00Z',
  })
})

test('signs carry the measures and the words', () => {
  const message = toMessage(startFrom(source, 'csref_djenne', ''), place, '2026-11-24T10:42:00Z')
  expect(message).toMatchObject({
    consultation_id: 'c1',
    signs: { temperature_c: 39.4, weight_kg: 13, text: 'Convulsions' },
  })
})

test('the server’s contract takes what leaves', () => {
  const ids = {
    patientId: '0192d5a0-5c1e-7c3a-8f00-000000000001',
    consultationId: '0192d5a0-5c1e-7c3a-8f00-000000000002',
  }
  const answers = { ...startFrom(source, 'csref_djenne', 'TDR positif'), reason: 'Convulsions' }
  const message = toMessage(answers, { facility: 'cscom_sangha', ...ids }, '2026-11-24T08:00:00Z')
  expect(referralInput.safeParse(message).error?.issues ?? []).toEqual([])
})
