/**
 * What the exchange weighs on the network: the answers as PostgREST writes them, compressed as the gateway does,
 * for a facility of ten thousand patients. The seconds are in `npm run bench sync`.
 */
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import {
  type PushAnswer,
  type PushBatch,
  parts,
  type WorkingSetPage,
} from '../../functions/_shared/contracts/sync.ts'
import { compressed } from '../local/gateway/compress.ts'
import { cloneDatabase } from './cluster.ts'
import { arrivalOf, consulting, facility, operation, push, visitOf } from './device.ts'
import { fillRegister, fullSize } from './full_register.ts'
import { as, makeWorld } from './world.ts'

const kibibyte = 1024
let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await fillRegister(sql, facility)
})
afterAll(() => sql.end())

/** Calls a function of `sis`; the bytes are those of its text, which PostgREST passes on as it is. */
async function ask<T>(name: string, input: unknown): Promise<{ answer: T; plain: number; bytes: number }> {
  const [row] = await as(
    sql,
    'nurse',
    (tx) => tx`select ${tx.unsafe(`sis.${name}`)}(${tx.json(input as never)})::text as answer`,
  )
  const wire = await compressed(
    new Response(row?.answer, { headers: { 'content-type': 'application/json' } }),
    'br',
  )
  const bytes = (await wire.arrayBuffer()).byteLength
  return { answer: JSON.parse(row?.answer), plain: Buffer.byteLength(row?.answer), bytes }
}

const latest = async (): Promise<number> =>
  Number((await sql`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq)
const batch = (since: number): PushBatch => ({
  facility_code: facility,
  since,
  clock: new Date().toISOString(),
  operations: [],
})

it('a device is filled with 10,000 patients and the visits of 90 days by at most 1 MiB', async () => {
  let sum = 0
  const rows = { patients: 0, visits: 0, arrivals: 0, distincts: 0 }
  for (const part of parts) {
    for (let after: string | undefined | null = null; after !== undefined; ) {
      const request = { facility_code: facility, part, size: 1000, after }
      const page: Awaited<ReturnType<typeof ask<WorkingSetPage>>> = await ask('working_set', request)
      sum += page.bytes
      rows[part] += page.answer.rows.length
      after = page.answer.next
    }
  }
  expect(rows).toEqual({ ...fullSize, distincts: 0 })
  expect(sum).toBeLessThan(kibibyte * kibibyte)
  // A register without variety would weigh nothing and prove nothing.
  expect(sum / (rows.patients + rows.visits)).toBeGreaterThan(40)
})

it('a day of 50 visits, their patients and their arrivals comes in one answer of at most 10 KiB', async () => {
  const since = await latest()
  const people =
    await sql`select id from sis.patient where facility_code = ${facility} order by md5(id::text) limit 50`
  for (const { id } of people) {
    const arrival = arrivalOf(id)
    await push(sql, 'nurse', [
      operation('arrival.save', id, arrival),
      consulting(visitOf(id, { temperature_c: 38.5, weight_kg: 41, treatment: 'ACT 3 jours, paracétamol' })),
    ])
  }
  const { answer, bytes } = await ask<PushAnswer>('push', batch(since))
  const { patients, visits, arrivals } = answer.changes ?? {}
  expect([patients?.length, visits?.length, arrivals?.length]).toEqual([50, 50, 50])
  expect([answer.more, answer.seq]).toEqual([undefined, await latest()])
  expect(bytes).toBeLessThan(10 * kibibyte)
})

it('an idle exchange carries at most 500 bytes of body, there and back', async () => {
  const question = batch(await latest())
  const { answer, plain } = await ask<PushAnswer>('push', question)
  expect(Object.keys(answer).sort()).toEqual(['now', 'seq'])
  // PostgREST takes the argument by its name.
  expect(Buffer.byteLength(JSON.stringify({ batch: question })) + plain).toBeLessThan(500)
})
