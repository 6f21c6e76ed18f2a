/** The search on the server: the same people as on the device, and the right one among the first three. */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createIndex } from '../../web/src/lib/search/searchIndex.ts'
import { hitRate } from '../bench/search/hits.ts'
import { loadRegister } from '../bench/search/load.ts'
import { makeRegister, type Person } from '../bench/search/people.ts'
import { forms, makeQueries, standard } from '../bench/search/queries.ts'
import { cloneDatabase } from './cluster.ts'
import { makeWorld, people as staff } from './world.ts'

const facility = 'cscom_sangha'
const today = new Date().toISOString().slice(0, 10)
const register = makeRegister(facility, 10_000, today)

let sql: postgres.Sql
let nurse: postgres.ReservedSql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await loadRegister(sql, facility, register)
  nurse = await sql.reserve()
  await nurse`select set_config('request.jwt.claim.sub', ${staff.nurse}, false)`
  await nurse`set role authenticated`
})
afterAll(async () => {
  await nurse`reset role`
  nurse.release()
  await sql.end()
})

const find = (query: string, limit = 20) =>
  nurse<{ id: string; cost: number; found_as: string | null }[]>`
    select id, cost, found_as from sis.search_patients(${facility}, ${query}, ${limit})`
const ids = async (query: string, limit = 20) => (await find(query, limit)).map(({ id }) => id)
const whole = (person: Person) => `${person.given_name} ${person.family_name}`

describe('four letters of the name, the age and the village', () => {
  it.each(['anybody', 'who comes back'] as const)('find %s among the first three', async (target) => {
    const queries = makeQueries(register, standard, target, 250)
    expect(await hitRate(queries, ids)).toBeGreaterThanOrEqual(0.98)
  })

  it('find far fewer where names are compared letter by letter', async () => {
    const queries = makeQueries(register, standard, 'anybody', 100, 'Coulibaly / Kulibali')
    expect(await hitRate(queries, ids)).toBeGreaterThanOrEqual(0.97)
    await sql
      .begin(async (tx) => {
        await tx`create or replace function private.sounds_begun(word text) returns text[] language sql immutable set search_path = ''
        as $$ select array[word] $$`
        const deaf = async (query: string, limit: number) => {
          await tx`select set_config('request.jwt.claim.sub', ${staff.nurse}, true)`
          return (await tx`select id from sis.search_patients(${facility}, ${query}, ${limit})`).map(
            ({ id }) => id as string,
          )
        }
        expect(await hitRate(queries, deaf)).toBeLessThan(0.9)
        throw new Error('undo')
      })
      .catch((error: Error) => expect(error.message).toBe('undo'))
  })
})

describe('the server and the device', () => {
  it('give the same people in the same order', async () => {
    const index = createIndex()
    index.put(register)
    const typed = [
      ...forms.flatMap((form) => makeQueries(register, form, 'who comes back', 12).map(({ text }) => text)),
      ...register
        .slice(0, 12)
        .flatMap((person) => [
          person.number,
          person.number.slice(0, 6),
          person.phone ?? 'ka',
          (person.phone ?? 'do 12').slice(-5),
          person.earlier_number ?? 'x',
          `${whole(person)} ${person.birth_date.slice(0, 4)}`,
        ]),
      ...[
        'ka',
        'do do',
        '1990',
        'sangha',
        'zzzz',
        'awa awa awa',
        '34',
        '8 mois',
        'awa 0 mois',
        'do fa zz 34',
      ],
    ]
    let rows = 0
    for (const text of typed) {
      const theirs = await find(text)
      const ours = index.search(text, 20, today)
      rows += ours.length
      expect({ text, found: theirs.map(({ id, cost }) => `${cost} ${id}`) }).toEqual({
        text,
        found: ours.map(({ id, cost }) => `${cost} ${id}`),
      })
    }
    expect(rows).toBeGreaterThan(1000)
  })
})

describe('a person is found', () => {
  const person = register.find((one) => one.phone && one.national_number && one.earlier_number) as Person
  it.each([
    [
      'by the card, whatever it was taken for',
      person.number.toLowerCase().replace('0', 'o').replace('1', 'l'),
    ],
    ['by the card without its hyphen', person.number.replace('-', '')],
    ['by the card in two words', person.number.replace('-', ' ')],
    ['by the telephone', person.phone as string],
    ['by the telephone with the country', `+223 ${person.phone}`],
    ['by the end of the telephone', (person.phone as string).replaceAll(' ', '').slice(-6)],
    ['by the national number', person.national_number as string],
    ['by the number of the earlier register, and the name', `${person.earlier_number} ${person.given_name}`],
  ])('%s', async (_, query) => {
    expect((await ids(query, 3))[0]).toBe(person.id)
  })

  it('by nothing at all: nobody', async () => {
    for (const query of ['', ' ', 'a', '7', '12', "'", '%', '💉', '\u0000'.replace('\u0000', '-')])
      expect(await find(query), query).toHaveLength(0)
  })

  it('whatever signs are typed among the letters', async () => {
    for (const query of [
      "do'lo",
      'dolo & !fa | (',
      'dolo:*',
      "do''lo",
      'dolo \\',
      '<dolo>',
      '"dolo"',
      '@ogol',
      '#AB12',
      '~4321',
      'dolo '.repeat(40),
    ])
      await expect(find(query), query).resolves.toBeDefined()
  })

  it('no more than asked for, and never more than fifty', async () => {
    expect(await find('ka', 5)).toHaveLength(5)
    expect(await find('ka', 0)).toHaveLength(1)
    expect(await find('ka', 1000)).toHaveLength(50)
  })
})

describe('a merged record', () => {
  it('is found by its old name and card, and leads to the one that goes on', async () => {
    const [kept, merged] = [
      register[0],
      register.find((one) => one.said.family !== register[0]?.said.family),
    ] as [Person, Person]
    await sql`update sis.patient set merged_into = ${kept.id} where facility_code = ${facility} and id = ${merged.id}`
    for (const query of [merged.number, `${whole(merged)} ${merged.village}`]) {
      const found = (await find(query, 50)).find(({ id }) => id === kept.id)
      expect(found, query).toMatchObject({ id: kept.id, found_as: merged.id })
      expect(await ids(query, 50)).not.toContain(merged.id)
    }
    // Both records answer, the person is one.
    expect((await ids(kept.number)).filter((id) => id === kept.id)).toHaveLength(1)
    await sql`update sis.patient set deleted_at = now() where facility_code = ${facility} and id = ${kept.id}`
    expect(await ids(merged.number)).toEqual([])
  })
})

describe('what is corrected', () => {
  it('is found by the new name at once', async () => {
    const [, , person] = register as [Person, Person, Person]
    const rename = (family: string) =>
      sql`update sis.patient set family_name = ${family} where facility_code = ${facility} and id = ${person.id}`
    const isFound = async (query: string) => (await ids(query, 3)).includes(person.id)
    expect(await isFound('zoromba')).toBe(false)
    await rename('Zoromba')
    expect([await isFound('zoro'), await isFound('soromba'), await isFound('zoromab')]).toEqual([
      true,
      true,
      true,
    ])
  })
})

it('asks for the right once, and looks at one facility', async () => {
  const [plan] = await sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claim.sub', ${staff.nurse}, true)`
    return await tx`explain (analyze, format json) select * from sis.search_patients(${facility}, 'dolo', 3)`
  })
  expect(JSON.stringify(plan)).not.toContain('csref_djenne')
  await expect(
    sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${staff.doctor}, true)`
      await tx`set local role authenticated`
      return tx`select * from sis.search_patients(${facility}, 'dolo', 3)`
    }),
  ).rejects.toThrow('forbidden')
})
