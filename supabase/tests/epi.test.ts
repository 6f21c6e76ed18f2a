import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
})
afterAll(() => sql.end())

it.each([
  ['2020-12-31', '2020-W53'],
  ['2021-01-03', '2020-W53'],
  ['2021-01-04', '2021-W01'],
  ['2024-12-30', '2025-W01'],
  ['2027-01-01', '2026-W53'],
])('%s is in week %s', async (day, week) => {
  expect((await sql`select epi.year_and_week(${day}::date) as w`)[0]?.w).toBe(week)
})

it.each([
  [1, 30_000, 'none'],
  [2, 30_000, 'alert'],
  [3, 30_000, 'epidemic'],
  [1, 29_999, 'none'],
  [2, 29_999, 'alert'],
  [5, 29_999, 'epidemic'],
  [2, 100_000, 'none'],
  [3, 100_000, 'alert'],
  [10, 100_000, 'epidemic'],
  [4, null, 'not_computable'],
])('meningitis: %d cases among %d people is %s', async (cases, population, level) => {
  expect((await sql`select epi.meningitis_level(${cases}, ${population}) as l`)[0]?.l).toBe(level)
})

it('computes a third quartile from five years and not from four', async () => {
  const [row] =
    await sql`select epi.third_quartile('{22,24,25,28,33}') as five, epi.third_quartile('{22,24,25,28}') as four`
  expect(row).toMatchObject({ five: '28', four: null })
})
