/** The counts follow every way in which a record can change, those of the owner's hand included. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { makeWorld } from './world.ts'

let sql: postgres.Sql
let visit: string
const facility = 'cscom_sangha'

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const cases = async () =>
  (
    await sql`select coalesce(sum(cases), 0)::int as n from sis.case_count where facility_code = ${facility}`
  )[0]?.n
const visits = async () =>
  (
    await sql`select coalesce(sum(total), 0)::int as n from sis.activity_count
      where facility_code = ${facility} and indicator = 'consultation'`
  )[0]?.n
const difference = async () => Number((await sql`select private.recount_difference(${facility}) as n`)[0]?.n)

beforeEach(async () => {
  const patient = uuidv7()
  visit = uuidv7()
  await sql`delete from sis.diagnosis where facility_code = ${facility}`
  await sql`delete from sis.consultation where facility_code = ${facility}`
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values (${facility}, ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01')`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at) values (${facility}, ${visit}, ${patient}, now())`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code) values (${facility}, ${uuidv7()}, ${visit}, 'malaria_simple')`
  expect([await visits(), await cases(), await difference()]).toEqual([1, 1, 0])
})

it('one case less when a diagnosis is corrected', async () => {
  await sql`update sis.diagnosis set term_code = 'cough' where facility_code = ${facility} and consultation_id = ${visit}`
  expect([await cases(), await difference()]).toEqual([0, 0])
})

it('one case less when a diagnosis is taken away', async () => {
  await sql`delete from sis.diagnosis where facility_code = ${facility} and consultation_id = ${visit}`
  expect([await cases(), await difference()]).toEqual([0, 0])
})

it('one visit and its case less when it is withdrawn, and back when it is restored', async () => {
  await sql`update sis.consultation set deleted_at = now() where facility_code = ${facility} and id = ${visit}`
  expect([await visits(), await cases(), await difference()]).toEqual([0, 0, 0])
  await sql`update sis.consultation set deleted_at = null where facility_code = ${facility} and id = ${visit}`
  expect([await visits(), await cases(), await difference()]).toEqual([1, 1, 0])
})

it('one visit less when it is removed for good', async () => {
  await sql`delete from sis.diagnosis where facility_code = ${facility} and consultation_id = ${visit}`
  await sql`delete from sis.consultation where facility_code = ${facility} and id = ${visit}`
  expect([await visits(), await difference()]).toEqual([0, 0])
})
