/** In an emergency two records of one person are one: whichever card they carry opens the whole history. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

const owner = 'csref_djenne'
let sql: postgres.Sql
const [kept, merged] = [uuidv7(), uuidv7()]
const cards: Record<string, string> = {}

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  for (const [id, given] of [
    [kept, 'Awa'],
    [merged, 'Hawa'],
  ] as const) {
    const [row] =
      await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
      values (${owner}, ${id}, 'Traoré', ${given}, 'F', '1990-01-01') returning number`
    cards[id] = row?.number
    await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at) values (${owner}, ${uuidv7()}, ${id}, now())`
  }
  await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where display_name = 'nurse'`
})
afterAll(() => sql.end())

const call = (name: string, argument: unknown) =>
  as(sql, 'nurse', async (tx) => {
    const value = typeof argument === 'string' ? argument : tx.json(argument as never)
    return (await tx`select ${tx.unsafe(`sis.${name}`)}(${value as never}) as answer`)[0]?.answer
  })
const open = (who: object) =>
  call('break_glass', {
    id: uuidv7(),
    facility_code: owner,
    by_facility: 'cscom_sangha',
    reason_code: 'unconscious',
    reason: 'Trouvée sans connaissance au marché',
    ...who,
  })
const named = { family_name: 'Traore', given_name: 'Haoua', sex: 'F', birth_year: 1990 }

it('before the merge two people fit, and nobody is shown', async () => {
  expect(await open(named)).toMatchObject({ opened: false })
})

it('an access opened before the merge shows the whole history after it', async () => {
  const before = await open({ number: cards[merged] })
  expect(before.patient_id).toBe(merged)
  expect((await call('emergency_record', before.id)).consultations).toHaveLength(1)
  await sql`update sis.patient set merged_into = ${kept} where facility_code = ${owner} and id = ${merged}`
  const record = await call('emergency_record', before.id)
  expect(record.patient).toMatchObject({ id: kept, given_name: 'Awa' })
  expect(record.consultations).toHaveLength(2)
})

it('the old card, the new one and the name lead to the record that goes on', async () => {
  for (const who of [{ number: cards[merged] }, { number: cards[kept] }, named]) {
    const opened = await open(who)
    expect(opened, JSON.stringify(who)).toMatchObject({ opened: true, patient_id: kept })
    expect((await call('emergency_record', opened.id)).consultations).toHaveLength(2)
  }
})

it('a person whose record was withdrawn is nobody, by the old card too', async () => {
  await sql`update sis.patient set deleted_at = now() where facility_code = ${owner} and id = ${kept}`
  expect(await open({ number: cards[merged] })).toMatchObject({ opened: false })
})
