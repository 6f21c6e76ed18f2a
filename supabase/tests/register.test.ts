import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const person = (more: object = {}) => ({
  facility_code: 'cscom_sangha',
  id: uuidv7(),
  family_name: 'Dolo',
  given_name: 'Fatoumata',
  sex: 'F',
  birth_date: '2023-03-01',
  ...more,
})
const save = (who: Person, patient: object) =>
  as(sql, who, async (tx) => (await tx`select sis.save_patient(${tx.json(patient as never)}) as p`)[0]?.p)
const visit = (patientId: string, more: object = {}) => ({
  facility_code: 'cscom_sangha',
  id: uuidv7(),
  patient_id: patientId,
  consulted_at: new Date(Date.now() - 60_000).toISOString(),
  reasons: ['fever'],
  malaria_test: 'rdt',
  malaria_result: 'positive',
  diagnoses: [{ id: uuidv7(), term_code: 'malaria_simple' }],
  ...more,
})
const consult = (who: Person, consultation: object) =>
  as(
    sql,
    who,
    async (tx) => (await tx`select sis.save_consultation(${tx.json(consultation as never)}) as c`)[0]?.c,
  )

describe('a nurse registers a patient', () => {
  it('keeps apostrophes and takes invisible marks out', async () => {
    const saved = await save('nurse', person({ family_name: "N'Diaye\u200f", given_name: '  Awa   Bah ' }))
    expect(saved).toMatchObject({ family_name: "N'Diaye", given_name: 'Awa Bah', revision: 1 })
  })

  it('may send the same registration twice, and not another one under the same id', async () => {
    const patient = person()
    await save('nurse', patient)
    expect((await save('nurse', patient)).revision).toBe(1)
    await expect(save('nurse', { ...patient, given_name: 'Mariam' })).rejects.toThrow('duplicate_id')
    const [{ n }] = (await sql`select count(*)::int as n from sis.patient
      where facility_code = 'cscom_sangha' and id = ${patient.id}`) as unknown as [{ n: number }]
    expect(n).toBe(1)
  })

  it('is shown a stale edit, which overwrites nothing', async () => {
    const patient = person()
    await save('nurse', patient)
    await save('nurse', { ...patient, village: 'Ogol-Da', revision: 1 })
    await expect(save('nurse', { ...patient, village: 'Banani', revision: 1 })).rejects.toThrow(
      'stale_revision',
    )
    const [row] =
      await sql`select village from sis.patient where facility_code = 'cscom_sangha' and id = ${patient.id}`
    expect(row?.village).toBe('Ogol-Da')
  })

  it.each([
    ['a date in the future', { birth_date: '2999-01-01' }, 'date_in_future'],
    ['a field nobody knows', { shoe_size: 42 }, 'unknown_field'],
    ['a name of 100,000 characters', { family_name: 'a'.repeat(100_000) }, 'text_too_long'],
    ['a name of invisible marks', { family_name: '\u200f\u200f' }, 'family_name'],
    ['no name', { family_name: '' }, 'missing_field'],
    ['a facility that is not hers', { facility_code: 'csref_djenne' }, 'forbidden'],
    ['a facility that does not exist', { facility_code: 'nowhere' }, 'forbidden'],
    ['a pregnant man', { sex: 'M', pregnant: true }, 'patient_check'],
  ])('refuses %s', async (_, wrong, code) => {
    await expect(save('nurse', person(wrong))).rejects.toThrow(code)
  })

  it('finds her again whatever the spelling', async () => {
    await save('nurse', person({ family_name: 'Coulibaly', given_name: 'Aminata' }))
    await save('nurse', person({ family_name: 'Traoré', given_name: 'Keïta' }))
    const find = (query: string) =>
      as(sql, 'nurse', (tx) => tx`select given_name from sis.search_patients('cscom_sangha', ${query})`)
    expect((await find('kuli'))[0]?.given_name).toBe('Aminata')
    expect((await find('traore keita'))[0]?.given_name).toBe('Keïta')
    await expect(
      as(sql, 'doctor', (tx) => tx`select * from sis.search_patients('cscom_sangha', 'kuli')`),
    ).rejects.toThrow('forbidden')
  })
})

describe('the counts', () => {
  it('follow a visit as it is recorded, corrected and withdrawn', async () => {
    const patient = await save('nurse', person())
    const cases = async () =>
      (
        await sql`select coalesce(sum(cases), 0)::int as n from sis.case_count where facility_code = 'cscom_sangha'`
      )[0]?.n
    const before = await cases()
    const first = visit(patient.id)
    await consult('nurse', first)
    expect(await cases()).toBe(before + 1)
    await consult('nurse', first)
    expect(await cases()).toBe(before + 1)
    await consult('nurse', {
      ...first,
      reason: 'Autre',
      revision: 1,
      diagnoses: [{ id: uuidv7(), term_code: 'cough' }],
    })
    expect(await cases()).toBe(before)
    await consult('nurse', { ...first, reason: 'Encore', revision: 2 })
    expect(await cases()).toBe(before + 1)
    await as(
      sql,
      'nurse',
      (tx) =>
        tx`update sis.consultation set deleted_at = now() where facility_code = 'cscom_sangha' and id = ${first.id}`,
    )
    expect(await cases()).toBe(before)
  })

  it('stay as they are when a stale correction is refused', async () => {
    const patient = await save('nurse', person())
    const first = visit(patient.id, { treatment: 'ACT' })
    await consult('nurse', first)
    await consult('nurse', { ...first, treatment: 'ACT, 3 jours', reason: 'Oubli', revision: 1 })
    await expect(
      consult('nurse', { ...first, treatment: 'Rien', diagnoses: [], revision: 1 }),
    ).rejects.toThrow('stale_revision')
    const [row] = await sql`select treatment, (select count(*)::int from sis.diagnosis d
        where d.facility_code = 'cscom_sangha' and d.consultation_id = c.id) as diagnoses
      from sis.consultation c where c.facility_code = 'cscom_sangha' and c.id = ${first.id}`
    expect(row).toEqual({ treatment: 'ACT, 3 jours', diagnoses: 1 })
  })

  it('are compared with a recount that notices one case too many', async () => {
    const difference = async () =>
      (await sql`select private.recount_difference('cscom_sangha')::int as cells`)[0]?.cells
    expect(await difference()).toBe(0)
    await sql`update sis.case_count set cases = cases + 1 where facility_code = 'cscom_sangha'
      and ctid = (select min(ctid) from sis.case_count where facility_code = 'cscom_sangha')`
    expect(await difference()).toBe(1)
  })
})
