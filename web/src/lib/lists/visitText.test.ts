import { setupI18n } from '@lingui/core'
import { describe, expect, it } from 'vitest'
import type { PrescriptionLine } from '../register/records.ts'
import { listsOf } from './lists.ts'
import { changedFields, doseText, fieldText, type VisitContent } from './visitText.ts'

const i18n = setupI18n({ locale: 'fr', messages: { fr: {} } })
const lists = listsOf({
  terms: [
    [
      'malaria_simple',
      'Paludisme simple',
      'Malaria',
      [],
      null,
      null,
      'malaria',
      'confirmed',
      null,
      null,
      null,
    ],
  ],
  medicines: [['act', 'CTA', 'ACT', 'comprimé', 'tablet', '20/120 mg', [], null, null]],
})
const line: PrescriptionLine = {
  id: 'p',
  medicine_code: 'act',
  free_text: null,
  dose: '1 comprimé',
  times_per_day: 2,
  days: 3,
  note: null,
}
const visit: VisitContent = {
  consulted_at: '2026-11-24T10:42:00Z',
  reasons: ['fever', 'better', 'unknown_code'],
  signs: null,
  temperature_c: 39.4,
  weight_kg: null,
  height_cm: null,
  muac_mm: null,
  systolic_mmhg: null,
  diastolic_mmhg: null,
  pulse_bpm: null,
  respiration_rpm: null,
  spo2_pct: null,
  gestation_weeks: null,
  malaria_test: 'rdt',
  malaria_result: 'positive',
  diagnoses: [
    { id: 'd', term_code: 'malaria_simple', free_text: null, certainty: 'confirmed', is_new_case: true },
    { id: 'e', term_code: null, free_text: 'Fatigue', certainty: 'suspected', is_new_case: false },
  ],
  prescription: [line],
  treatment: null,
  outcome: 'home',
  next_visit_on: '2026-11-27',
}

describe('fieldText', () => {
  const text = (field: Parameters<typeof fieldText>[1]) => fieldText(visit, field, lists, i18n)
  it('says each field as a person reads it', () => {
    expect(text('reasons')).toBe('Fièvre, Va mieux, unknown_code')
    expect(text('temperature_c')).toBe('39,4\u00a0°C')
    expect(text('weight_kg')).toBe('')
    expect(text('malaria')).toBe('TDR : Positif')
    expect(text('diagnoses')).toBe('Paludisme simple (nouveau cas)\nFatigue (suspecté, ancien cas)')
    expect(text('prescription')).toBe(
      'CTA 20/120 mg, comprimé : 1 comprimé, 2 fois par jour, pendant 3 jours',
    )
    expect(text('next_visit_on')).toBe('27\u00a0nov.\u00a02026')
  })
  it('a dose given once is given once', () => {
    expect(doseText({ ...line, times_per_day: 1, days: 1, note: 'à jeun' }, i18n)).toBe(
      '1 comprimé, une seule fois, à jeun',
    )
    expect(doseText({ ...line, times_per_day: 1, days: 10 }, i18n)).toBe(
      '1 comprimé, 1 fois par jour, pendant 10 jours',
    )
  })
})

describe('changedFields', () => {
  it('sees what a reader would, and not the ids', () => {
    const other = {
      ...visit,
      temperature_c: 38,
      malaria_result: 'negative' as const,
      consulted_at: '2026-11-24T10:42:00+00:00',
      diagnoses: visit.diagnoses.map((diagnosis) => ({ ...diagnosis, id: `${diagnosis.id}2` })),
    }
    expect(changedFields(visit, other, lists, i18n)).toEqual(['temperature_c', 'malaria'])
    expect(
      changedFields(visit, { ...visit, prescription: [{ ...line, dose: '2 comprimés' }] }, lists, i18n),
    ).toEqual(['prescription'])
  })
})
