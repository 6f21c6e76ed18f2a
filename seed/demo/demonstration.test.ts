import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { termOf } from '../reference/terms.ts'
import { accounts } from './accounts.ts'
import { type Demonstration, writeDemonstration } from './demonstration.ts'
import { actTablets, artesunateMg } from './treatment.ts'
import type { Consultation } from './visits.ts'

const today = '2026-11-24'
const until = Date.parse('2026-11-24T10:30:00Z')
const userIds = Object.fromEntries(
  accounts.map((account, i) => [account.code, `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`]),
)
const demonstration = writeDemonstration({ today, until, userIds })

const hashOf = ({ facilities, stories, scenes }: Demonstration) =>
  createHash('sha256')
    .update(JSON.stringify([[...facilities], stories, [...scenes.facilities], scenes.stories]))
    .digest('hex')

const records = [...demonstration.facilities.values(), ...demonstration.scenes.facilities.values()]
const consultations: Consultation[] = records.flatMap((part) => part.consultations)
const patients = records.flatMap((part) => part.patients)
const diagnoses = records.flatMap((part) => part.diagnoses)
const stories = [...demonstration.stories, ...demonstration.scenes.stories]

/** Visits that match, by month (1 to 12), over the two whole years. */
function byMonth(matches: (consultation: Consultation) => boolean): number[] {
  const months = Array.from({ length: 12 }, () => 0)
  for (const consultation of consultations) {
    if (consultation.consulted_at >= '2026-11-01' || !matches(consultation)) continue
    const month = Number(consultation.consulted_at.slice(5, 7)) - 1
    months[month] = (months[month] ?? 0) + 1
  }
  return months
}

const withTerms = (terms: readonly string[]) => {
  const ids = new Set(
    diagnoses.filter((one) => terms.includes(one.term_code)).map((one) => one.consultation_id),
  )
  return (consultation: Consultation) => ids.has(consultation.id)
}

const mean = (months: number[], from: number, to: number) =>
  months.slice(from - 1, to).reduce((sum, count) => sum + count, 0) / (to - from + 1)

describe('the demonstration', () => {
  const small = (day = today, time = '10:30') =>
    writeDemonstration({ today: day, until: Date.parse(`${day}T${time}:00Z`), size: 0.1, userIds })

  it('is the same for the same day, moment and size, and another for another size', () => {
    expect(hashOf(small())).toBe(hashOf(small()))
    expect(hashOf(small())).not.toBe(hashOf(demonstration))
  })

  it('keeps the days it had when a day is added', () => {
    const ids = (from: Demonstration) =>
      [...from.facilities.values()]
        .flatMap((part) => part.consultations)
        .filter((one) => one.consulted_at < today)
        .map((one) => one.id)
    expect(ids(small('2026-11-25'))).toEqual(ids(small()))
  })

  it('has about 900 visits a month, and two years of them', () => {
    expect(consultations.length).toBeGreaterThan(20_000)
    expect(consultations.length).toBeLessThan(25_000)
    const [earliest] = consultations.map((one) => one.consulted_at).sort()
    expect(earliest).toContain('2024-11-01')
  })

  it('scales with the size', () => {
    const count = [...small().facilities.values()].reduce((sum, part) => sum + part.consultations.length, 0)
    expect(count / consultations.length).toBeCloseTo(0.1, 1)
  })

  it('dates nothing in the future, and reaches today', () => {
    const now = new Date(until).toISOString()
    const instants = [
      ...patients.map((one) => one.created_at),
      ...consultations.flatMap((one) => [one.consulted_at, one.created_at, one.updated_at]),
      ...stories.flatMap((story) => [
        story.referral.decided_at,
        story.referral.sent_at,
        ...story.steps.map((step) => step.at),
      ]),
      ...stories.flatMap((story) => story.counterReferral?.sent_at ?? []),
    ]
    expect(instants.filter((instant) => instant > now)).toEqual([])
    expect(consultations.some((one) => one.consulted_at.startsWith(today))).toBe(true)
    expect(patients.filter((one) => one.birth_date > one.created_at.slice(0, 10))).toEqual([])
  })

  it('makes valid UUIDs of version 7, each once', () => {
    const ids = [
      ...patients.map((one) => one.id),
      ...consultations.map((one) => one.id),
      ...diagnoses.map((one) => one.id),
      ...stories.map((story) => story.referral.id),
    ]
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const [one] = consultations
    const hex = one?.id.replaceAll('-', '').slice(0, 12) ?? ''
    expect(Number.parseInt(hex, 16)).toBe(Date.parse(one?.consulted_at ?? ''))
  })
})

describe('the seasons', () => {
  it('bring at least three times as much malaria from July to November as from February to May', () => {
    const malaria = byMonth((one) => one.malaria_result === 'positive')
    expect(mean(malaria, 7, 11)).toBeGreaterThanOrEqual(3 * mean(malaria, 2, 5))
  })

  it('bring meningitis from February to April, diarrhoea with the rains and coughs with the cold', () => {
    const meningitis = byMonth(withTerms(['meningitis_suspected']))
    expect(mean(meningitis, 2, 4)).toBeGreaterThan(2 * mean(meningitis, 6, 12))
    const diarrhoea = byMonth(withTerms(['diarrhoea', 'diarrhoea_dehydration']))
    expect(mean(diarrhoea, 6, 9)).toBeGreaterThan(1.5 * mean(diarrhoea, 1, 3))
    const colds = byMonth(withTerms(['common_cold', 'bronchitis', 'pneumonia']))
    expect(mean(colds, 1, 2)).toBeGreaterThan(1.5 * mean(colds, 5, 9))
  })
})

describe('the register', () => {
  it('counts no more confirmed malaria than tests, and no more tests than suspicions', () => {
    const tested = consultations.filter((one) => one.malaria_test !== 'none')
    expect(tested.filter((one) => !one.reasons.includes('fever'))).toEqual([])
    expect(tested.filter((one) => one.malaria_result === null)).toEqual([])
    const confirmed = consultations.filter(withTerms(['malaria_simple', 'malaria_severe']))
    expect(confirmed.filter((one) => one.malaria_result !== 'positive')).toEqual([])
    expect(consultations.filter((one) => one.malaria_result === 'positive').length).toBe(confirmed.length)
  })

  it('ties every visit to a patient of its facility, and every diagnosis to a visit and a term', () => {
    const people = new Set(patients.map((one) => `${one.facility_code} ${one.id}`))
    const visits = new Set(consultations.map((one) => `${one.facility_code} ${one.id}`))
    expect(consultations.filter((one) => !people.has(`${one.facility_code} ${one.patient_id}`))).toEqual([])
    expect(diagnoses.filter((one) => !visits.has(`${one.facility_code} ${one.consultation_id}`))).toEqual([])
    for (const code of new Set(diagnoses.map((one) => one.term_code))) expect(termOf(code).code).toBe(code)
  })

  it('stays within what a body can be', () => {
    const within = (values: (number | null)[], from: number, to: number) =>
      values.filter((value) => value !== null && (value < from || value > to))
    expect(
      within(
        consultations.map((one) => one.temperature_c),
        35,
        42,
      ),
    ).toEqual([])
    expect(
      within(
        consultations.map((one) => one.weight_kg),
        1,
        130,
      ),
    ).toEqual([])
    expect(
      within(
        consultations.map((one) => one.spo2_pct),
        80,
        100,
      ),
    ).toEqual([])
    expect(consultations.filter((one) => one.age_months < 0)).toEqual([])
    expect(consultations.filter((one) => (one.systolic_mmhg ?? 1) <= (one.diastolic_mmhg ?? 0))).toEqual([])
  })

  it('gives a child a guardian and no man a pregnancy', () => {
    expect(patients.filter((one) => one.pregnant && one.sex !== 'F')).toEqual([])
    const babies = patients.filter((one) => one.birth_date > '2025-01-01')
    expect(babies.length).toBeGreaterThan(300)
    expect(babies.filter((one) => one.guardian_name === null)).toEqual([])
  })

  it('doses by weight', () => {
    expect([9, 15, 24.9, 25, 34.9, 35, 80].map(actTablets)).toEqual([1, 2, 2, 3, 3, 4, 4])
    expect(artesunateMg(10)).toBe(30)
    expect(artesunateMg(50)).toBe(120)
  })
})

describe('the referrals', () => {
  it('come back with a counter-referral seven times in ten', () => {
    const settled = demonstration.stories.filter((story) => story.referral.sent_at < '2026-09-01')
    const closed = settled.filter((story) => story.referral.status === 'closed')
    expect(settled.length).toBeGreaterThan(300)
    expect(closed.length / settled.length).toBeGreaterThan(0.62)
    expect(closed.length / settled.length).toBeLessThan(0.82)
    expect(closed.filter((story) => story.counterReferral === null)).toEqual([])
    expect(settled.some((story) => story.referral.status === 'declined')).toBe(true)
  })

  it('have steps in order of time, ending at their status, with a reason when declined', () => {
    for (const { referral, steps } of stories) {
      expect(steps.map((step) => step.position)).toEqual(steps.map((_, i) => i + 1))
      expect([...steps].sort((a, b) => a.at.localeCompare(b.at))).toEqual(steps)
      const last = steps.at(-1)?.kind
      expect(last === 'counter_referred' ? 'closed' : last).toBe(referral.status)
      for (const step of steps) expect(step.reason_code !== null).toBe(step.kind === 'declined')
    }
  })

  it('wait at every stage on the first day', () => {
    const open = new Set(demonstration.scenes.stories.map((story) => story.referral.status))
    expect([...open].sort()).toEqual(['accepted', 'arrived', 'closed', 'departed', 'seen', 'sent'])
  })
})
