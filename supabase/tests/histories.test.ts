/** Whatever happens to the records, the counts are what the records say, and a device holds what the register holds. */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { facility } from './device.ts'
import { unlike } from './histories/held.ts'
import { addTerms, type Played, play } from './histories/play.ts'
import { differences, mondayOf, monthsBetween } from './histories/recount.ts'
import { makeWorld } from './world.ts'

describe('random histories', () => {
  let sql: postgres.Sql
  let played: Played
  beforeAll(async () => {
    sql = await cloneDatabase(inject('template'))
    await makeWorld(sql)
    await addTerms(sql)
    played = await play(sql, 100, 2026)
  })
  afterAll(() => sql.end())

  it('counts what the records say after 100 histories', async () => {
    expect(await differences(sql, facility)).toEqual([])
    expect((await sql`select private.recount_difference(${facility})::int as n`)[0]?.n).toBe(0)
  })

  it('has told both devices of everything', async () => {
    for (const held of played.devices) expect(await unlike(sql, held)).toEqual([])
  })

  it('went through everything that a history is made of', async () => {
    const [made] =
      await sql`select (select count(*)::int from sis.correction where facility_code = ${facility}) as corrections,
    (select count(*)::int from sis.consultation where facility_code = ${facility} and deleted_at is not null) as withdrawn,
    (select count(*)::int from sis.patient_merge where facility_code = ${facility} and undone_at is null) as merged,
    (select count(*)::int from sis.patient_merge where facility_code = ${facility} and undone_at is not null) as undone,
    (select count(*)::int from sis.event where facility_code = ${facility} and type = 'consultation.derived') as derived,
    (select count(*)::int from sis.case_count where facility_code = ${facility} and deaths > 0) as deaths`
    for (const [what, times] of Object.entries(made ?? {})) expect(times, what).toBeGreaterThan(2)
    for (const code of ['done', 'held', 'stale_revision', 'birth_after_visit', 'before_birth'])
      expect(played.answers[code] ?? 0, code).toBeGreaterThan(0)
  })

  it('has an arithmetic of its own for weeks and ages', () => {
    expect(['2021-01-03', '2021-01-04', '2024-12-30', '2027-01-01'].map(mondayOf)).toEqual([
      '2020-12-28',
      '2021-01-04',
      '2024-12-30',
      '2026-12-28',
    ])
    expect([
      monthsBetween('2024-03-15', '2025-03-14'),
      monthsBetween('2024-03-15', '2025-03-15'),
      monthsBetween('2024-01-31', '2024-02-29'),
    ]).toEqual([11, 12, 0])
  })

  it('notices when a corrected birth does not reach the visits, or a count is not kept', async () => {
    for (const fault of [
      'drop trigger derive_visits on sis.patient',
      'drop trigger count_updated on sis.consultation',
    ]) {
      const faulty = await cloneDatabase(inject('template'))
      try {
        await makeWorld(faulty)
        await addTerms(faulty)
        await faulty.unsafe(fault)
        await play(faulty, 20, 7)
        expect((await differences(faulty, facility)).length, fault).toBeGreaterThan(0)
      } finally {
        await faulty.end()
      }
    }
  })
})
