/** The lists that a device keeps: what they hold, and what an unchanged answer weighs. */
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type ListName, type ListsAnswer, listColumns } from '../../functions/_shared/contracts/lists.ts'
import { loadReference } from '../../seed/load/reference.ts'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`delete from sis.age_band`
  await sql`delete from sis.diagnosis_term`
  await sql.begin((tx) => loadReference(tx))
})
afterAll(() => sql.end())

const ask = (known: string | null = null): Promise<ListsAnswer> =>
  as(sql, 'nurse', async (tx) => {
    const [row] = await tx<{ lists: ListsAnswer }[]>`select sis.reference_lists(${known}) as lists`
    return row?.lists as ListsAnswer
  })

/** The rows of a list by the names of their columns. */
const named = (answer: ListsAnswer, list: ListName) =>
  (answer[list] ?? []).map((row) =>
    Object.fromEntries(listColumns[list].map((column, n) => [column, row[n]])),
  )

it('gives each list in the order of its columns', async () => {
  const answer = await ask()
  for (const list of Object.keys(listColumns) as ListName[])
    for (const row of answer[list] ?? [])
      expect(row.length, `${list}: ${JSON.stringify(row)}`).toBe(listColumns[list].length)
  const one = (list: ListName, wanted: object) =>
    named(answer, list).find((row) => row.code === Object.values(wanted)[0])
  expect(one('terms', { code: 'malaria_simple' })).toMatchObject({
    label_fr: 'Paludisme simple confirmé',
    icd10: 'B50.9',
    disease_code: 'malaria',
    certainty: 'confirmed',
    notification: 'weekly',
    from: '1900-01-01',
    to: null,
  })
  expect(one('medicines', { code: 'zinc_20' })).toMatchObject({ label_fr: 'Zinc', strength: '20 mg' })
  expect(one('steps', { code: 'first_trimester' })).toMatchObject({ pregnant: true, weeks_below: 13 })
  expect(one('signs', { code: 'severe_malnutrition' })).toMatchObject({ vital: 'muac_mm', below: 115 })
  expect(named(answer, 'doses')).toContainEqual(
    expect.objectContaining({
      medicine_code: 'artesunate_injection',
      basis: 'weight',
      per_kg: 3,
      unit: 'mg',
      below: 20,
    }),
  )
  expect(named(answer, 'growth')).toHaveLength(122)
  expect(named(answer, 'growth')).toContainEqual(
    expect.objectContaining({ indicator: 'weight_for_age', sex: 'F', age_months: 12, l: -0.2024 }),
  )
  expect(named(answer, 'ranges')).toContainEqual(
    expect.objectContaining({ vital: 'temperature_c', usual_low: 35, usual_high: 41.5, possible_high: 45 }),
  )
})

it('answers sixty bytes when nothing changed, and everything when one word did', async () => {
  const { version } = await ask()
  const unchanged = await ask(version)
  expect(unchanged).toEqual({ version })
  expect(JSON.stringify(unchanged).length).toBeLessThanOrEqual(60)
  await sql`update sis.medicine set label_fr = 'Zinc dispersible' where code = 'zinc_20'`
  const changed = await ask(version)
  expect(changed.version).not.toBe(version)
  expect(named(changed, 'medicines').find((row) => row.code === 'zinc_20')?.label_fr).toBe('Zinc dispersible')
})

it('leaves out a dose that ended, announces one that is decided, and never has two at once', async () => {
  await sql`update sis.medicine_dose set valid = daterange(lower(valid), current_date)
    where medicine_code = 'zinc_20' and at_least = 6`
  await sql`insert into sis.medicine_dose (medicine_code, basis, at_least, below, dose_fr, dose_en, source, valid)
    values ('zinc_20', 'age', 6, 60, '2 comprimés', '2 tablets', 'essai', daterange(current_date + 1, null))`
  const zinc = named(await ask(), 'doses').filter((row) => row.medicine_code === 'zinc_20')
  expect(zinc.map((row) => row.dose_fr)).toEqual(['½ comprimé', '2 comprimés'])
  expect(zinc[1]?.from).not.toBe('1900-01-01')
  await expect(
    sql`insert into sis.medicine_dose (medicine_code, basis, at_least, below, dose_fr, dose_en, source, valid)
      values ('zinc_20', 'age', 12, 24, '3 comprimés', '3 tablets', 'essai', daterange(current_date + 30, null))`,
  ).rejects.toThrow('medicine_dose_apart')
})

it('is loaded once: a second run changes nothing, and what was corrected stays corrected', async () => {
  await sql`update sis.sign_rule set label_fr = 'PB rouge' where code = 'severe_malnutrition'`
  const before = await ask()
  await sql.begin((tx) => loadReference(tx))
  expect(await ask(before.version)).toEqual({ version: before.version })
})
