import { describe, expect, it } from 'vitest'
import type { VisitRecord } from '../../lib/register/records.ts'
import { kilosOf } from './kilos.ts'
import { testLists } from './testLists.ts'
import {
  aMonthLater,
  answersOf,
  blankVisit,
  contentOf,
  evolutionOf,
  faultsOfVisit,
  followUp,
  isSound,
  otherThan,
  toSave,
  type VisitAnswers,
  withEvolution,
} from './visit.ts'

const person = { sex: 'F' as const, ageMonths: 36, pregnant: false }
const visit = (part: Partial<VisitAnswers> = {}): VisitAnswers => ({
  ...blankVisit('019ab000-0000-7000-8000-000000000002', '2026-11-24T10:42:00Z'),
  reasons: ['fever'],
  ...part,
})
const faults = (part: Partial<VisitAnswers>) => faultsOfVisit(visit(part), person, testLists.ranges)

const recorded: VisitRecord = {
  facility_code: 'cscom_sangha',
  id: '019ab000-0000-7000-8000-000000000003',
  patient_id: '019ab000-0000-7000-8000-000000000004',
  consulted_at: '2026-11-20T09:00:00Z',
  age_months: 36,
  reasons: ['fever', 'cough'],
  signs: 'Râles',
  temperature_c: 39.1,
  weight_kg: 13,
  height_cm: null,
  muac_mm: 128,
  systolic_mmhg: null,
  diastolic_mmhg: null,
  pulse_bpm: null,
  respiration_rpm: null,
  spo2_pct: null,
  gestation_weeks: null,
  malaria_test: 'microscopy',
  malaria_result: 'positive',
  is_new_case: true,
  diagnoses: [
    { id: 'd', term_code: 'malaria_simple', free_text: null, certainty: 'confirmed', is_new_case: true },
  ],
  prescription: [
    {
      id: 'p',
      medicine_code: 'act',
      free_text: null,
      dose: '1 comprimé',
      times_per_day: 2,
      days: 3,
      note: null,
    },
  ],
  treatment: 'Boire',
  outcome: 'observation',
  next_visit_on: '2026-11-23',
  author: 'a',
  author_name: 'Awa',
  revision: 2,
  pending: false,
}

describe('faultsOfVisit', () => {
  it('wants at least a reason or a diagnosis', () => {
    expect(faults({ reasons: [] }).nothing).toBe(true)
    expect(isSound(faults({}))).toBe(true)
  })
  it('asks once about an unusual figure, again if it changes', () => {
    const typed = { vitals: { weight_kg: 60 } }
    expect(faults(typed).vitals).toEqual({ weight_kg: 'ask' })
    const read = { ...typed, confirmed: { weight_kg: 60 } }
    expect(isSound(faults(read))).toBe(true)
    expect(faults({ ...read, vitals: { weight_kg: 61 } }).vitals).toEqual({ weight_kg: 'ask' })
  })
  it('refuses an impossible figure even when confirmed, and a pressure upside down', () => {
    expect(faults({ vitals: { temperature_c: 394 }, confirmed: { temperature_c: 394 } }).vitals).toEqual({
      temperature_c: 'refuse',
    })
    expect(faults({ vitals: { systolic_mmhg: 80, diastolic_mmhg: 90 } }).pressure).toBe(true)
  })
  it('refuses a next visit before this one and a medicine without a dose', () => {
    expect(faults({ nextVisitOn: '2026-11-23' }).nextVisit).toBe(true)
    expect(faults({ nextVisitOn: '2026-11-24' }).nextVisit).toBeUndefined()
    const line = { ...recorded.prescription[0], id: 'x', dose: ' ' } as VisitAnswers['prescription'][number]
    expect(faults({ prescription: [line] }).doses).toEqual(['x'])
  })
})

describe('followUp', () => {
  const next = followUp(recorded, 'new', '2026-11-24T10:42:00Z')
  it('is a control of the same diagnoses, as old cases, under ids of its own', () => {
    expect(next).toMatchObject({ follows: recorded.id, reasons: ['follow_up'], vitals: {}, malaria: 'none' })
    expect(next.diagnoses).toMatchObject([{ term_code: 'malaria_simple', is_new_case: false }])
    expect(next.diagnoses[0]?.id).not.toBe('d')
    expect(toSave(next, 'cscom_sangha', 'p').is_new_case).toBe(false)
  })
  it('turns into another visit: the figures stay, the control and its diagnoses go', () => {
    const typed = { ...next, vitals: { temperature_c: 38 }, reasons: ['follow_up', 'worse', 'cough'] }
    const noted = {
      ...recorded.diagnoses[0],
      id: 'mine',
      is_new_case: true,
    } as VisitAnswers['diagnoses'][number]
    const other = { ...typed, diagnoses: [...typed.diagnoses, noted] }
    const after = { ...other, ...otherThan(other) }
    expect(after).toMatchObject({
      reasons: ['cough'],
      vitals: { temperature_c: 38 },
      diagnoses: [{ id: 'mine' }],
    })
    expect(after.follows).toBeUndefined()
  })
  it('keeps one evolution', () => {
    expect(evolutionOf(next)).toBeNull()
    const better = withEvolution(next.reasons, 'better')
    expect(evolutionOf({ reasons: better })).toBe('better')
    expect(withEvolution(better, 'worse')).toEqual(['follow_up', 'worse'])
  })
})

describe('kilosOf', () => {
  const earlier = [{ ...recorded, weight_kg: null }, recorded]
  it('doses by the weight of today, else by the last one of three months', () => {
    expect(kilosOf(visit({ vitals: { weight_kg: 14 } }), earlier)).toBe(14)
    expect(kilosOf(visit({ vitals: { weight_kg: Number.NaN } }), earlier)).toBe(13)
    expect(kilosOf(visit(), earlier)).toBe(13)
    expect(kilosOf(visit({ consultedAt: '2027-02-18T09:00:00Z' }), earlier)).toBe(13)
    expect(kilosOf(visit({ consultedAt: '2027-02-19T09:00:00Z' }), earlier)).toBeUndefined()
    expect(kilosOf(visit(), [])).toBeUndefined()
  })
})

describe('answersOf', () => {
  it('gives back every word of a recorded visit', () => {
    const { facility_code: _f, id: _i, patient_id: _p, ...rest } = recorded
    const { age_months: _a, is_new_case: _n, author: _w, author_name: _m, ...more } = rest
    const { revision: _r, pending: _x, ...content } = more
    expect(contentOf(answersOf(recorded))).toEqual(content)
    expect(isSound(faultsOfVisit(answersOf(recorded), person, testLists.ranges))).toBe(true)
  })
})

describe('toSave', () => {
  it('says no result without a test, and the revision and reason of a correction', () => {
    expect(toSave(visit(), 'cscom_sangha', 'p')).toMatchObject({
      malaria_test: 'none',
      malaria_result: null,
      is_new_case: true,
      weight_kg: null,
      revision: null,
    })
    expect(
      toSave(visit({ malaria: 'positive' }), 'cscom_sangha', 'p', { revision: 3, reason: 'Résultat reçu' }),
    ).toMatchObject({ malaria_test: 'rdt', malaria_result: 'positive', revision: 3, reason: 'Résultat reçu' })
  })
})

describe('aMonthLater', () => {
  it('is the same day, or the last of a shorter month', () => {
    expect(aMonthLater('2026-11-24')).toBe('2026-12-24')
    expect(aMonthLater('2026-01-31')).toBe('2026-02-28')
    expect(aMonthLater('2026-12-31')).toBe('2027-01-31')
  })
})
