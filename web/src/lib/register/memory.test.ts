import { describe, expect, test } from 'vitest'
import type { Entry } from '../outbox/entry.ts'
import { Memory } from './memory.ts'
import { cardNumber } from './wire.ts'

const facility = 'cscom_sangha'
const id = (last: string) => `019ab000-0000-7000-8000-0000000000${last}`
const patient = (last: string, more: Record<number, unknown> = {}) => {
  const row: unknown[] = [
    id(last),
    'Dolo',
    `No${last}`,
    'F',
    '2020-05-01',
    'day',
    'Ogol-Da',
    true,
    null,
    null,
    false,
    null,
    null,
    null,
    null,
    null,
    1,
  ]
  for (const [at, value] of Object.entries(more)) row[Number(at)] = value
  return row
}
const merged = 14
const visit = (last: string, of: string, at: string) => {
  const row: unknown[] = new Array(27).fill(null)
  Object.assign(row, {
    0: id(last),
    1: id(of),
    2: at,
    3: 60,
    4: ['fever'],
    16: 'none',
    18: true,
    22: 'home',
    26: 1,
  })
  row[19] = [[id(`${last.slice(0, 1)}f`), 'malaria_simple', null, 'confirmed', true]]
  return row
}
let order = 0
const entry = (
  kind: Entry['kind'],
  subject: string,
  args: Record<string, unknown>,
  state: Entry['state'] = 'waiting',
): Entry => {
  order += 1
  return {
    id: `op-${order}`,
    kind,
    facility,
    subject,
    args: { facility_code: facility, ...args },
    order,
    at: '2026-11-24T09:00:00Z',
    attempts: 0,
    state,
  }
}
function open(): Memory {
  const memory = new Memory(facility, { userId: 'awa', name: 'Awa Guindo' })
  memory.take({
    patients: [patient('01'), patient('02'), patient('03', { [merged]: id('02') })],
    visits: [
      visit('10', '01', '2026-11-01T08:00:00Z'),
      visit('20', '02', '2026-11-02T08:00:00Z'),
      visit('30', '03', '2026-11-03T08:00:00Z'),
    ],
  })
  return memory
}

describe('rows of the server', () => {
  test('become records, and a merged person has the visits of both, newest first', () => {
    const memory = open()
    expect(memory.patient(id('01'))).toMatchObject({
      given_name: 'No01',
      number: cardNumber(id('01')),
      pending: false,
    })
    expect(memory.visitsOf(id('02')).map((v) => v.id)).toEqual([id('30'), id('20')])
    expect(memory.visitsOf(id('03')).map((v) => v.id)).toEqual([id('30'), id('20')])
    expect(memory.visit(id('10'))?.diagnoses).toMatchObject([
      { term_code: 'malaria_simple', is_new_case: true },
    ])
    memory.take({ patients: [patient('03')] })
    expect(memory.visitsOf(id('02')).map((v) => v.id)).toEqual([id('20')])
  })

  test('that are gone are gone, and the followers hear of it', () => {
    const memory = open()
    const heard: unknown[] = []
    memory.followPatients((changed, gone) => heard.push([changed.map((p) => p.id), gone]))
    memory.take({ patients: [patient('02')], gone: { patients: [id('01')], visits: [id('20')] } })
    expect(heard).toEqual([[[id('02')], [id('01')]]])
    expect(memory.patient(id('01'))).toBeUndefined()
    expect(memory.visitsOf(id('02')).map((v) => v.id)).toEqual([id('30')])
  })

  test('a circle of merges ends', () => {
    const memory = open()
    memory.take({ patients: [patient('02', { [merged]: id('03') })] })
    expect([id('02'), id('03')]).toContain(memory.rootOf(id('02')))
  })
})

describe('what is unsent', () => {
  test('a new patient and her visit show at once, marked, with her age of the day', () => {
    const memory = open()
    const born = {
      id: id('09'),
      family_name: 'Guindo',
      given_name: 'Awa',
      sex: 'F',
      birth_date: '2023-11-20',
    }
    memory.layOver([
      entry('patient.save', id('09'), { ...born, revision: null }),
      entry('consultation.save', id('09'), {
        id: id('90'),
        patient_id: id('09'),
        consulted_at: '2026-11-24T09:00:00Z',
        temperature_c: 39,
        revision: null,
        diagnoses: [{ id: id('9f'), term_code: 'malaria_simple' }],
      }),
    ])
    expect(memory.patient(id('09'))).toMatchObject({
      pending: true,
      last_visit_on: '2026-11-24',
      village: null,
      revision: 0,
    })
    const [only] = memory.visitsOf(id('09'))
    expect(only).toMatchObject({
      pending: true,
      age_months: 36,
      temperature_c: 39,
      author_name: 'Awa Guindo',
      outcome: 'home',
    })
    expect(only?.diagnoses).toEqual([
      {
        id: id('9f'),
        term_code: 'malaria_simple',
        free_text: null,
        certainty: 'confirmed',
        is_new_case: true,
      },
    ])
    memory.layOver([])
    expect(memory.patient(id('09'))).toBeUndefined()
    expect(memory.visitsOf(id('09'))).toEqual([])
  })

  test('a correction shows what was changed and keeps the rest; one that was refused waits for a decision', () => {
    const memory = open()
    const correction = {
      id: id('10'),
      patient_id: id('01'),
      consulted_at: '2026-11-01T08:00:00Z',
      weight_kg: 12,
      revision: 1,
      reason: 'Relu',
    }
    memory.layOver([entry('consultation.save', id('01'), correction)])
    expect(memory.visit(id('10'))).toMatchObject({
      weight_kg: 12,
      pending: true,
      revision: 1,
      diagnoses: [{ term_code: 'malaria_simple' }],
    })
    expect(memory.visit(id('10'))).not.toHaveProperty('reason')
    memory.layOver([entry('consultation.save', id('01'), correction, 'conflict')])
    expect(memory.visit(id('10'))).toMatchObject({ weight_kg: null, pending: false })
    // A registration that was refused is not lost from sight.
    const born = {
      id: id('09'),
      family_name: 'Guindo',
      given_name: 'Awa',
      sex: 'F',
      birth_date: '2023-11-20',
    }
    memory.layOver([entry('patient.save', id('09'), born, 'refused')])
    expect(memory.patient(id('09'))?.pending).toBe(true)
  })

  test('a merge, a withdrawal, an arrival and « two people »', () => {
    const memory = open()
    memory.take({ patients: [patient('01', { 8: '76 00 00 01' })] })
    memory.layOver([
      entry('patient.merge', id('02'), {
        id: 'm',
        kept_id: id('02'),
        merged_id: id('01'),
        chosen: ['phone'],
      }),
      entry('consultation.withdraw', id('02'), { id: id('20'), revision: 1, reason: 'Deux fois' }),
      entry('arrival.save', id('02'), {
        id: id('a1'),
        patient_id: id('02'),
        arrived_at: '2026-11-24T08:00:00Z',
      }),
      entry('distinct.save', id('03'), { patient_a: id('03'), patient_b: id('01') }),
    ])
    expect(memory.rootOf(id('01'))).toBe(id('02'))
    expect(memory.patient(id('02'))?.phone).toBe('76 00 00 01')
    expect(memory.visitsOf(id('02')).map((v) => v.id)).toEqual([id('30'), id('10')])
    expect([...memory.arrivals()]).toMatchObject([{ patient_id: id('02'), urgent: false, left_at: null }])
    expect(memory.distincts()).toEqual(new Set([`${id('01')}:${id('03')}`]))
  })

  test('of another facility shows nothing here', () => {
    const memory = open()
    memory.layOver([{ ...entry('patient.save', id('09'), { id: id('09') }), facility: 'sih_mopti' }])
    expect(memory.patient(id('09'))).toBeUndefined()
  })
})

describe('what a screen is drawn for', () => {
  const correction = () => entry('patient.save', id('01'), { id: id('01'), village: 'Bongo', revision: 1 })

  test('an operation that is only sent or tried again changes no record', () => {
    const memory = open()
    const waiting = correction()
    memory.layOver([waiting])
    const shown = memory.patient(id('01'))
    const heard: unknown[] = []
    memory.followPatients((changed, gone) => heard.push(changed, gone))
    memory.layOver([{ ...waiting, state: 'sending', attempts: 2 }])
    memory.take({ patients: [patient('02')] })
    expect(memory.patient(id('01'))).toBe(shown)
    expect(heard).toMatchObject([[{ id: id('02') }], []])
  })

  test('what the server confirmed goes on showing until its rows are here, then gives way without a gap', () => {
    const memory = open()
    const said = correction()
    memory.layOver([said])
    const villages: (string | null | undefined)[] = []
    memory.subscribe(() => villages.push(memory.patient(id('01'))?.village))
    memory.confirmed(new Set([said.id]))
    memory.layOver([])
    memory.take({ patients: [patient('02')] })
    expect(memory.patient(id('01'))?.pending).toBe(true)
    memory.take({ patients: [patient('01', { 6: 'Bongo', 16: 2 })] })
    memory.covered()
    expect(new Set(villages)).toEqual(new Set(['Bongo']))
    expect(memory.patient(id('01'))).toMatchObject({ pending: false, revision: 2 })
  })

  test('rows that lay on the device are heard of block by block, and drawn once', () => {
    const memory = open()
    let drawn = 0
    const heard: string[] = []
    memory.subscribe(() => {
      drawn += 1
    })
    memory.followPatients((changed) => heard.push(...changed.map((record) => record.id)))
    memory.load({ patients: [patient('05')] })
    memory.load({ patients: [patient('06')] })
    expect(drawn).toBe(0)
    memory.opened()
    expect(drawn).toBe(1)
    expect(heard).toEqual([id('05'), id('06')])
  })

  test('older visits asked for one patient do not take the place of newer ones', () => {
    const memory = open()
    memory.take({ visits: [Object.assign(visit('10', '01', '2026-11-01T08:00:00Z'), { 26: 3 })] })
    memory.addVisits([
      {
        ...(memory.visit(id('10')) as NonNullable<ReturnType<Memory['visit']>>),
        revision: 2,
        signs: 'ancien',
      },
    ])
    expect(memory.visit(id('10'))).toMatchObject({ revision: 3, signs: null })
  })
})
