import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
const others = uuidv7()
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  const [mine, patient] = [uuidv7(), uuidv7()]
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, created_by)
    values ('cscom_sangha', ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01', ${people.nurse})`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, author) values
    ('cscom_sangha', ${mine}, ${patient}, now(), ${people.nurse}), ('cscom_sangha', ${others}, ${patient}, now(), ${people.doctor})`
})
afterAll(() => sql.end())

const visits = () =>
  as(
    sql,
    'nurse',
    async (tx) => (await tx`select id from sis.consultation where facility_code = 'cscom_sangha'`).length,
  )
const patients = () =>
  as(
    sql,
    'nurse',
    async (tx) => (await tx`select id from sis.patient where facility_code = 'cscom_sangha'`).length,
  )
const limit = (area: string, name: string) =>
  sql`update sis.role set document = jsonb_set(document, ${`{areas,${area},limits}`}, ${sql.json([name])}) where code = 'nurse'`

describe('what a membership gives holds from the next statement on', () => {
  let document: never
  beforeEach(async () => {
    document = (await sql`select document from sis.role where code = 'nurse'`)[0]?.document as never
    expect(await visits()).toBe(2)
  })
  afterEach(async () => {
    await sql`update sis.membership set starts_on = current_date, ends_on = null, exceptions = '{}' where display_name = 'nurse'`
    await sql`update sis.role set document = ${sql.json(document)} where code = 'nurse'`
  })

  it('until its last day', async () => {
    await sql`update sis.membership set starts_on = current_date - 9, ends_on = current_date where display_name = 'nurse'`
    expect(await visits()).toBe(2)
    await sql`update sis.membership set ends_on = current_date - 1 where display_name = 'nurse'`
    expect(await visits()).toBe(0)
    expect(await as(sql, 'nurse', (tx) => tx`select * from sis.feed`)).toHaveLength(0)
    const access = await as(sql, 'nurse', async (tx) => (await tx`select sis.my_access() as a`)[0]?.a)
    expect(access.memberships).toEqual([])
  })

  it('from its first day', async () => {
    await sql`update sis.membership set starts_on = current_date + 1 where display_name = 'nurse'`
    expect(await visits()).toBe(0)
  })

  it('less what is denied to this person', async () => {
    await sql`update sis.membership set exceptions = '{"deny": {"consultations": ["read"]}}' where display_name = 'nurse'`
    expect(await visits()).toBe(0)
    expect(await patients()).toBe(1)
    const access = await as(sql, 'nurse', async (tx) => (await tx`select sis.my_access() as a`)[0]?.a)
    expect(access.memberships[0].document.areas.consultations.verbs).toEqual(['create', 'update', 'delete'])
  })

  it('limited to their own records', async () => {
    await limit('consultations', 'own_records')
    const seen = await as(
      sql,
      'nurse',
      (tx) => tx`select id from sis.consultation where facility_code = 'cscom_sangha'`,
    )
    expect(seen).toHaveLength(1)
    expect(seen[0]?.id).not.toBe(others)
  })

  it('and no name at all where records are read without identity', async () => {
    await limit('patients', 'without_identity')
    expect(await patients()).toBe(0)
    expect(await visits()).toBe(2)
    await expect(
      as(sql, 'nurse', (tx) => tx`select * from sis.search_patients('cscom_sangha', 'dolo')`),
    ).rejects.toThrow('forbidden')
  })
})

describe('a realtime topic', () => {
  /** As Realtime asks: a probe row, the topic in a setting, and is it visible? All rolled back. */
  const mayHear = async (person: keyof typeof people, topic: string): Promise<boolean> => {
    let heard = false
    await sql
      .begin(async (tx) => {
        await tx`insert into realtime.messages (topic, extension, private) values (${topic}, 'broadcast', true)`
        await tx`select set_config('realtime.topic', ${topic}, true), set_config('request.jwt.claim.sub', ${people[person]}, true)`
        await tx`set local role authenticated`
        heard = (await tx`select 1 from realtime.messages where topic = ${topic}`).length > 0
        throw new Error('rolled back')
      })
      .catch((error: Error) => expect(error.message).toBe('rolled back'))
    return heard
  }

  it('is heard by members of its facility, in its present epoch', async () => {
    const [feed] = await sql`select epoch from sis.feed where facility_code = 'cscom_sangha'`
    const topic = `facility:cscom_sangha:${feed?.epoch}`
    expect(await mayHear('nurse', topic)).toBe(true)
    for (const other of ['doctor', 'epidemiologist', 'administrator', 'stranger'] as const) {
      expect(await mayHear(other, topic), other).toBe(false)
    }
    expect(await mayHear('nurse', `facility:cscom_sangha:${feed?.epoch - 1}`)).toBe(false)
    expect(await mayHear('nurse', 'anything')).toBe(false)
  })

  it('is written to by nobody but the database', async () => {
    const [feed] = await sql`select epoch from sis.feed where facility_code = 'cscom_sangha'`
    const topic = `facility:cscom_sangha:${feed?.epoch}`
    await expect(
      as(sql, 'nurse', async (tx) => {
        await tx`select set_config('realtime.topic', ${topic}, true)`
        await tx`insert into realtime.messages (topic, extension, private) values (${topic}, 'broadcast', true)`
      }),
    ).rejects.toThrow('row-level security')
  })
})
