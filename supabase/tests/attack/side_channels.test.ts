import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { cloneDatabase } from '../cluster.ts'
import { prepare } from './attack.ts'
import { listen } from './side_channels.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await prepare(sql)
})
afterAll(() => sql.end())

it('what exists elsewhere is answered like what exists nowhere', async () => {
  const { pairs, told } = await listen(sql)
  expect(told).toEqual([])
  expect(pairs).toBeGreaterThan(1_000)
  console.log(`side channels over SQL: ${pairs} pairs of answers, all alike`)
}, 120_000)

it('and a difference is heard', async () => {
  // The order of checks that gives an existence away: the look-up first, the right after it.
  const { told } = await listen(
    sql,
    `create or replace function private.open_letter(referral uuid, purpose text) returns jsonb language plpgsql
     security definer set search_path = '' as $$
     begin
       if exists (select from sis.referral r where r.id = referral) then perform private.refuse('forbidden', null, '42501'); end if;
       perform private.refuse('not_found', null, 'PT404');
       return null;
     end $$`,
  )
  expect(told).toContainEqual(expect.stringMatching(/nurse · open_letter: 42501 forbidden where it exists/))
})
