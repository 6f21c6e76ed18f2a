import { describe, expect, it } from 'vitest'
import type { ArrivalRecord, PatientRecord, VisitRecord } from '../../lib/register/records.ts'
import { dayOf } from './day.ts'

const day = '2026-11-24'
const arrival = (id: string, hour: string, part: Partial<ArrivalRecord> = {}) =>
  ({
    id,
    patient_id: id,
    arrived_at: `${day}T${hour}:00Z`,
    urgent: false,
    left_at: null,
    ...part,
  }) as ArrivalRecord
const visit = (patient: string, at: string, part: Partial<VisitRecord> = {}) =>
  ({
    id: `v-${patient}-${at}`,
    patient_id: patient,
    consulted_at: at,
    next_visit_on: null,
    ...part,
  }) as VisitRecord
const person = (id: string) => ({ id, family_name: id, given_name: 'Essai' }) as PatientRecord

function read(arrivals: ArrivalRecord[], all: VisitRecord[], merged: Record<string, string> = {}) {
  const found = dayOf(day, {
    arrivals,
    visits: all.filter((one) => one.consulted_at.startsWith(day)),
    all,
    patientOf: (id) => (id === 'unknown' ? undefined : person(id)),
    rootOf: (id) => merged[id] ?? id,
  })
  return {
    ...found,
    ids: {
      waiting: found.waiting.map(({ patient }) => patient.id),
      left: found.left.map(({ patient }) => patient.id),
      seen: found.seen.map(({ patient }) => patient.id),
      expected: found.expected.map(({ patient }) => patient.id),
    },
  }
}

describe('dayOf', () => {
  it('puts the urgent first, then who came first', () => {
    const { ids } = read(
      [arrival('b', '09:00'), arrival('a', '08:00'), arrival('u', '10:00', { urgent: true })],
      [],
    )
    expect(ids.waiting).toEqual(['u', 'a', 'b'])
  })

  it('nobody waits once seen or gone; whoever comes back after a visit waits again', () => {
    const { ids } = read(
      [
        arrival('seen', '08:00'),
        arrival('gone', '08:10', { left_at: `${day}T09:00:00Z` }),
        arrival('back', '11:00'),
      ],
      [visit('seen', `${day}T08:30:00Z`), visit('back', `${day}T07:30:00Z`)],
    )
    expect(ids).toMatchObject({ waiting: ['back'], left: ['gone'], seen: ['seen', 'back'] })
  })

  it('somebody noted twice, or under two records, waits once since the first time', () => {
    const { waiting } = read(
      [arrival('a', '09:00'), arrival('old', '08:00'), arrival('gone', '07:00'), arrival('unknown', '06:00')],
      [],
      { old: 'a' },
    )
    expect(waiting.map(({ patient, arrival: { arrived_at } }) => [patient.id, arrived_at])).toEqual([
      ['gone', `${day}T07:00:00Z`],
      ['a', `${day}T08:00:00Z`],
    ])
  })

  it('somebody gone who came back is not shown among those gone', () => {
    const { ids } = read(
      [
        arrival('a1', '08:00', { patient_id: 'a', left_at: `${day}T08:30:00Z` }),
        arrival('a2', '10:00', { patient_id: 'a' }),
      ],
      [],
    )
    expect(ids).toMatchObject({ waiting: ['a'], left: [] })
  })

  it('expects whoever the last visit called for today, until they come', () => {
    const called = { next_visit_on: day }
    const all = [
      visit('due', '2026-11-20T10:00:00Z', called),
      visit('came', '2026-11-20T10:00:00Z', called),
      visit('seen', '2026-11-20T10:00:00Z', called),
      visit('seen', `${day}T09:00:00Z`),
      visit('moved', '2026-11-17T10:00:00Z', called),
      visit('moved', '2026-11-20T10:00:00Z', { next_visit_on: '2026-12-01' }),
    ]
    const { ids, waiting } = read([arrival('came', '08:00')], all)
    expect(ids.expected).toEqual(['due'])
    expect(waiting[0]?.follows?.patient_id).toBe('came')
  })

  it('a visit of long ago calls for no control', () => {
    const { waiting } = read([arrival('a', '08:00')], [visit('a', '2026-09-01T10:00:00Z')])
    expect(waiting[0]?.follows).toBeUndefined()
  })
})
