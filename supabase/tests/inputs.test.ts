/** What a function is handed: every one of them refuses what it does not know, from the catalogue. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person } from './world.ts'

let sql: postgres.Sql
let functions: string[]
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  const rows = await sql`select format('%s.%s', n.nspname, p.proname) as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'sis' and p.proargtypes = array['jsonb'::regtype]::oidvector order by 1`
  functions = rows.map(({ name }) => name)
})
afterAll(() => sql.end())

const call = (person: Person, name: string, input: unknown) =>
  as(sql, person, (tx) => tx`select ${tx.unsafe(name)}(${tx.json(input as never)})`)

describe('a function that takes an object', () => {
  it('refuses what is none, a field that nobody knows, and a text without end', async () => {
    expect(functions.length).toBeGreaterThan(8)
    for (const name of functions) {
      await expect(call('stranger', name, []), name).rejects.toThrow('invalid_input')
      await expect(call('stranger', name, { nonsense: 1 }), name).rejects.toThrow('unknown_field')
      await expect(call('stranger', name, {}), name).rejects.toThrow('missing_field')
    }
  })
})

describe('a text longer than its place', () => {
  const patient = {
    facility_code: 'cscom_sangha',
    id: uuidv7(),
    family_name: 'Dolo',
    given_name: 'Awa',
    sex: 'F',
    birth_date: '2000-01-01',
  }
  const long = (length: number) => 'a'.repeat(length)

  it('is refused with the name of its field', async () => {
    for (const [field, longest] of [
      ['family_name', 100],
      ['given_name', 100],
      ['village', 120],
      ['guardian_name', 120],
    ] as const) {
      const input = { ...patient, [field]: long(longest + 1) }
      await expect(call('nurse', 'sis.save_patient', input), field).rejects.toMatchObject({
        message: 'text_too_long',
        detail: expect.stringContaining(`"${field}"`),
      })
    }
    const visit = { facility_code: 'cscom_sangha', id: uuidv7(), patient_id: uuidv7() }
    await expect(
      call('nurse', 'sis.save_consultation', {
        ...visit,
        consulted_at: new Date().toISOString(),
        signs: long(5001),
      }),
    ).rejects.toMatchObject({ message: 'text_too_long', detail: expect.stringContaining('5000') })
    const invitation = {
      facility_code: 'csref_djenne',
      email: 'new@keneya.test',
      role_id: uuidv7(),
      display_name: 'Nouvelle',
    }
    for (const [field, longest] of [
      ['display_name', 120],
      ['email', 120],
      ['title', 80],
    ] as const)
      await expect(
        call('administrator', 'sis.invite', { ...invitation, [field]: long(longest + 1) }),
        field,
      ).rejects.toThrow('text_too_long')
    const appointment = { facility_code: 'cscom_sangha', email: 'new@keneya.test', display_name: long(121) }
    await expect(call('epidemiologist', 'sis.appoint_administrator', appointment)).rejects.toThrow(
      'text_too_long',
    )
  })
})
