import { expect, test } from 'vitest'
import type { Entry } from './data.ts'
import { brokenLink, toCsv, toJson } from './exportFile.ts'

const line = (seq: number, more: Partial<Entry> = {}): Entry => ({
  facility_code: 'csref_djenne',
  seq,
  at: '2026-11-24T10:00:00Z',
  actor: null,
  actor_name: 'Fanta Koné',
  by_facility: 'csref_djenne',
  action: 'update',
  relation: 'patient',
  row_id: null,
  patient_id: null,
  fields: ['phone', 'village'],
  purpose: null,
  request: null,
  previous_hash: `h${seq - 1}`,
  hash: `h${seq}`,
  ...more,
})

test('the lines of an export hold each other, wherever they begin', () => {
  expect(brokenLink([])).toBeNull()
  expect(brokenLink([line(7), line(8), line(9)])).toBeNull()
})

test('a line taken out or touched up shows', () => {
  expect(brokenLink([line(7), line(9)])).toBe(7)
  expect(brokenLink([line(7), line(8, { previous_hash: 'other' })])).toBe(7)
})

test('the table keeps every hash, quotes what needs it and starts no formula', () => {
  const csv = toCsv([line(7, { purpose: '=1+1; "x"' })])
  expect(csv).toContain('phone, village')
  expect(csv).toContain(`"'=1+1; ""x"""`)
  expect(csv.trimEnd().endsWith(';h6;h7')).toBe(true)
})

test('the file for a third party says what it is and how to check it', () => {
  const about = {
    facility_code: 'csref_djenne',
    since: '2026-11-01',
    until: '2026-11-24',
    purpose: 'Contrôle',
    exported_by: 'Ibrahim Touré',
    exported_at: '2026-11-24T10:00:00Z',
  }
  const file = JSON.parse(toJson([line(7)], about))
  expect(file).toMatchObject({ ...about, entries: [{ hash: 'h7', previous_hash: 'h6' }] })
  expect(file.how_to_check).toHaveLength(3)
})
