import { describe, expect, it } from 'vitest'
import { breachesOf, gotSomething, type ProofRow, proofAnswer, proofRequest } from './proof.ts'

const row = (more: Partial<ProofRow> = {}): ProofRow => ({
  place: 'facility',
  facility: { code: 'csref_djenne', name: 'CSRéf de Djenné', kind: 'csref' },
  facilities: 1,
  role: null,
  read: { visible: 0, total: 5412, identity: null },
  create: false,
  update: false,
  delete: false,
  expected: { read: 'none', shared: 0, identity: false, create: false, update: false, delete: false },
  ...more,
})

describe('the request', () => {
  it.each([
    [{ facility_code: 'cscom_sangha', record: 'patients' }, true],
    [{ facility_code: 'cscom_sangha', record: 'vault' }, false],
    [{ facility_code: "x'; drop schema sis", record: 'patients' }, false],
    [{ facility_code: 'cscom_sangha', record: 'patients', as: 'postgres' }, false],
  ])('%j: %s', (body, valid) => {
    expect(proofRequest.safeParse(body).success).toBe(valid)
  })
})

describe('a breach', () => {
  const shared = { ...row().expected, read: 'shared' as const, shared: 3, identity: true }
  const all = { ...row().expected, read: 'all' as const }
  it.each([
    ['a wall that holds', row(), []],
    ['one row too many', row({ read: { visible: 1, total: 9, identity: false } }), ['read']],
    ['a name with it', row({ read: { visible: 9, total: 9, identity: true } }), ['read', 'identity']],
    ['shared letters', row({ read: { visible: 3, total: 9, identity: true }, expected: shared }), []],
    [
      'a letter not theirs',
      row({ read: { visible: 4, total: 9, identity: true }, expected: shared }),
      ['read'],
    ],
    [
      'a role that reads everything',
      row({ read: { visible: 9, total: 9, identity: null }, expected: all }),
      [],
    ],
    [
      'names for a role without them',
      row({ read: { visible: 9, total: 9, identity: true }, expected: all }),
      ['identity'],
    ],
    [
      'every way of writing',
      row({ create: true, update: true, delete: true }),
      ['create', 'update', 'delete'],
    ],
    ['writing that is allowed', row({ create: true, expected: { ...all, create: true } }), []],
  ])('%s', (_, tried, breaches) => {
    expect(breachesOf(tried)).toEqual(breaches)
  })
})

it('knows a probe that got nothing from one that got something', () => {
  expect(gotSomething(row())).toBe(false)
  expect(gotSomething(row({ delete: true }))).toBe(true)
  expect(gotSomething(row({ read: { visible: 1, total: 1, identity: null } }))).toBe(true)
})

it('refuses an answer with a field that nobody declared', () => {
  const answer = {
    facility_code: 'cscom_sangha',
    facility_name: 'CSCOM de Sangha',
    record: 'patients',
    asked_at: '2026-11-24T10:00:00Z',
    asked_by: 'Seydou Dolo',
    took_ms: 412,
    probes: 1,
    statements: 6,
    total: 5412,
    more: false,
    planted: false,
    partner: null,
    untried: ['own_district'],
    emergency: { total: 0, open_now: 0, last_opened_at: null },
    rows: [row()],
    appendix: { preparation: [], impersonation: [], trials: [{ operation: 'read', sql: 'select 1' }] },
  }
  expect(proofAnswer.safeParse(answer).success).toBe(true)
  expect(proofAnswer.safeParse({ ...answer, rows: [{ ...row(), family_name: 'Dolo' }] }).success).toBe(false)
})
