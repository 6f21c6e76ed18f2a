import { setupI18n } from '@lingui/core'
import { describe, expect, it } from 'vitest'
import { listsOf } from '../../lib/lists/lists.ts'
import type { Entry } from '../../lib/outbox/entry.ts'
import { faultyField } from './contents.ts'
import { compare, mergeAnyway, questionOf, withdrawAnyway, withTheirs } from './questions.ts'

const i18n = setupI18n({ locale: 'fr', messages: { fr: {} } })
const lists = listsOf({})
const saved = (kind: Entry['kind'], args: Record<string, unknown>, more: Partial<Entry> = {}): Entry => ({
  id: 'e1',
  kind,
  facility: 'cscom_sangha',
  subject: 'p1',
  args,
  order: 1,
  at: '2026-11-24T10:00:00Z',
  attempts: 1,
  state: 'conflict',
  problem: { code: 'stale_revision' },
  ...more,
})
const stale = (current: object, merged?: object) => ({
  problem: { code: 'stale_revision', details: { current, merged } },
})
const ask = (entry: Entry) => questionOf(entry, lists, i18n)

describe('two corrections of one identity', () => {
  const mine = {
    id: 'p1',
    revision: 4,
    family_name: 'Dolo',
    village: 'Sangha',
    phone: '76 00 00 01',
    birth_date: '1990-01-01',
    birth_precision: 'day',
  }
  const current = {
    ...mine,
    revision: 5,
    village: 'Bongo',
    phone: null,
    birth_date: '1991-02-03',
    birth_precision: 'year',
  }
  const entry = saved('patient.save', mine, stale(current))

  it('are asked field by field, and only where they differ', () => {
    const question = ask(entry)
    expect(
      question.ask === 'fields' &&
        question.differences.map(({ field, mine, current }) => [field, mine, current]),
    ).toEqual([
      ['birth_date', expect.stringContaining('1990'), expect.stringContaining('1991')],
      ['village', 'Sangha', 'Bongo'],
      ['phone', '76 00 00 01', ''],
    ])
  })

  it('are none when the record was joined with another one meanwhile', () => {
    expect(ask(saved('patient.save', mine, stale({ ...current, merged_into: 'p2' })))).toEqual({
      ask: 'joined',
    })
  })

  it('go on as decided, over the revision that was seen; a date takes its precision along', () => {
    const question = ask(entry)
    if (question.ask !== 'fields') throw new Error(question.ask)
    const { differences } = question
    expect(withTheirs(entry, current, differences, new Set(['birth_date', 'phone']), 'why')).toEqual({
      ...mine,
      revision: 5,
      phone: null,
      birth_date: '1991-02-03',
      birth_precision: 'year',
    })
    expect(withTheirs(entry, current, differences, new Set(), 'why')).toEqual({ ...mine, revision: 5 })
  })
})

describe('two versions of one visit', () => {
  const mine = {
    id: 'v1',
    revision: 2,
    reason: 'poids',
    weight_kg: 12,
    signs: 'Tousse',
    malaria_test: 'rdt',
    malaria_result: 'positive',
  }
  const current = {
    ...mine,
    revision: 3,
    weight_kg: 13,
    malaria_result: 'negative',
    consulted_at: '2026-11-24T09:00:00Z',
    reasons: [],
    diagnoses: [],
    prescription: [],
    outcome: 'home',
    next_visit_on: null,
    treatment: null,
    temperature_c: null,
    height_cm: null,
    muac_mm: null,
    systolic_mmhg: null,
    diastolic_mmhg: null,
    pulse_bpm: null,
    respiration_rpm: null,
    spo2_pct: null,
  }

  it('are asked where they differ; what I did not send is theirs', () => {
    const question = ask(saved('consultation.save', mine, stale(current)))
    expect(question.ask === 'fields' && question.differences.map(({ field }) => field)).toEqual([
      'weight_kg',
      'malaria',
    ])
  })

  it('keep the reason of the correction, and get one when it was none', () => {
    const entry = saved('consultation.save', mine, stale(current))
    expect(withTheirs(entry, current, [], new Set(), 'two entries')).toMatchObject({
      reason: 'poids',
      revision: 3,
    })
    const { reason: _reason, ...first } = mine
    expect(withTheirs(saved('consultation.save', first), current, [], new Set(), 'two entries').reason).toBe(
      'two entries',
    )
  })

  it('are no question any more when the visit was taken out', () => {
    expect(
      ask(saved('consultation.save', mine, stale({ ...current, deleted_at: '2026-11-24T11:00:00Z' }))),
    ).toEqual({ ask: 'gone' })
  })

  it('are asked again before a withdrawal', () => {
    const entry = saved(
      'consultation.withdraw',
      { id: 'v1', revision: 2, reason: 'autre patient' },
      stale(current),
    )
    expect(ask(entry)).toMatchObject({ ask: 'withdraw' })
    expect(withdrawAnyway(entry, current)).toEqual({ id: 'v1', revision: 3, reason: 'autre patient' })
  })
})

it('shows the two records of a merge as they are now', () => {
  const args = {
    id: 'm1',
    kept_id: 'p1',
    merged_id: 'p2',
    kept_revision: 1,
    merged_revision: 1,
    chosen: ['phone'],
  }
  const [kept, merged] = [
    { id: 'p1', revision: 2 },
    { id: 'p2', revision: 1 },
  ]
  const entry = saved('patient.merge', args, stale(kept, merged))
  expect(ask(entry)).toEqual({ ask: 'merge', kept, merged })
  expect(mergeAnyway(entry, kept, merged)).toEqual({ ...args, kept_revision: 2, merged_revision: 1 })
})

it('asks what is registered under the same id, without touching it', () => {
  const entry = saved('patient.save', { id: 'p1', revision: null }, { problem: { code: 'duplicate_id' } })
  expect(ask(entry)).toEqual({ ask: 'compare' })
  // PostgreSQL's largest int: no row is there yet.
  expect(compare(entry)).toEqual({ id: 'p1', revision: 2 ** 31 - 1 })
  expect(ask(saved('referral.send', { id: 'r1' }, { problem: { code: 'duplicate_id' } }))).toEqual({
    ask: 'plain',
  })
})

it('says of a refusal which answer is meant', () => {
  const refused = (details: unknown) =>
    saved(
      'consultation.save',
      { id: 'v1' },
      { state: 'refused', problem: { code: 'invalid_input', details } },
    )
  expect(ask(refused(undefined))).toEqual({ ask: 'plain' })
  expect(faultyField(refused({ field: 'next_visit_on' }), lists, i18n)).toBeTruthy()
  expect(faultyField(refused({ field: 'shoe_size' }), lists, i18n)).toBeUndefined()
  expect(faultyField(refused(undefined), lists, i18n)).toBeUndefined()
})
