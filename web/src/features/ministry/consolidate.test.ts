import { expect, test } from 'vitest'
import {
  change,
  closedShare,
  type DailyActivity,
  type Flow,
  facilityWeeks,
  flowRows,
  malariaCurve,
  reportingOf,
} from './consolidate.ts'

const monday = '2026-11-16'
const row = (facility_code: string, indicator: string, day: string, total: number): DailyActivity => ({
  facility_code,
  indicator,
  day,
  total,
})
const flow = (status: string, total: number, kind: Flow['kind'] = 'reference'): Flow => ({
  from_facility: 'cscom_sangha',
  to_facility: 'csref_djenne',
  week_start: monday,
  kind,
  status,
  total,
})

test('silence is not zero', () => {
  expect(reportingOf(0, 0)).toBe('missing')
  expect(reportingOf(12, 0)).toBe('zero')
  expect(reportingOf(12, 3)).toBe('reported')
})

test('a facility with activity and no case says zero, one without a row is not reported', () => {
  const directory = [
    { code: 'cscom_sangha', name: 'CSCOM de Sangha', kind: 'cscom', area: null },
    { code: 'cabinet_etoile', name: 'Cabinet Étoile', kind: 'cabinet', area: null },
    { code: 'ministere', name: 'Ministère', kind: 'ministry', area: null },
  ]
  const activity = [row('cscom_sangha', 'consultation', '2026-11-22', 4)]
  const weeks = facilityWeeks(directory, activity, [flow('closed', 1), flow('sent', 1)], monday)
  expect(weeks.map(({ code, reporting }) => [code, reporting])).toEqual([
    ['cscom_sangha', 'zero'],
    ['cabinet_etoile', 'missing'],
  ])
  expect(weeks[0]).toMatchObject({ consultations: 4, sent: 2, closedShare: 0.5 })
  expect(weeks[1]?.closedShare).toBeUndefined()
})

test('a week in which nobody spoke is a gap in the curve', () => {
  const activity = [
    row('cscom_sangha', 'consultation', '2026-11-10', 9),
    row('cscom_sangha', 'malaria_confirmed', '2026-11-10', 3),
    row('cabinet_nando', 'consultation', '2026-11-11', 2),
  ]
  const curve = malariaCurve(activity, monday, 2)
  expect(curve.map(({ week, malaria, reporting }) => [week, malaria, reporting])).toEqual([
    [46, 3, 2],
    [47, undefined, 0],
  ])
})

test('a cancelled referral is not waited for', () => {
  expect(closedShare([flow('closed', 3), flow('sent', 1), flow('cancelled', 6)])).toBe(0.75)
  expect(closedShare([flow('cancelled', 6)])).toBeUndefined()
})

test('roads add up kinds and statuses', () => {
  const rows = flowRows([flow('closed', 2), flow('departed', 1, 'evacuation'), flow('declined', 1)], monday)
  expect(rows).toEqual([
    { from: 'cscom_sangha', to: 'csref_djenne', total: 4, evacuations: 1, open: 1, closed: 2 },
  ])
})

test('nothing to compare with is not a rise', () => {
  expect(change(106, 100)).toBeCloseTo(0.06)
  expect(change(5, 0)).toBeUndefined()
})
