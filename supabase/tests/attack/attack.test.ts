import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from '../cluster.ts'
import { attack, type Options, prepare, type World } from './attack.ts'

let sql: postgres.Sql
let world: World
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  world = await prepare(sql)
})
afterAll(() => sql.end())

it('is as declared, for everybody, everywhere, by either wall', async () => {
  const { cells, controls, deviations } = await attack(sql, world)
  expect(deviations).toEqual([])
  expect(cells).toBeGreaterThan(30_000)
  console.log(`attack matrix over SQL: ${cells} cells; ${controls} statements shown to work for somebody`)
}, 180_000)

/** What the attack says when this fault is there. */
async function planted(plant: string, options: Options = {}): Promise<string[]> {
  return (await attack(sql, world, { ...options, plant })).deviations
}

describe('a fault that is planted is found', () => {
  const faults: [name: string, focus: string, plant: string, found: RegExp][] = [
    [
      'a policy for everybody',
      'sis.patient',
      'create policy planted on sis.patient for select to authenticated using (true)',
      /stranger · sis\.patient · select · everywhere: sees/,
    ],
    [
      'no row-level security',
      'sis.invitation',
      'alter table sis.invitation disable row level security',
      /nurse · sis\.invitation · select · everywhere: sees/,
    ],
    [
      'a policy of updates for everybody, which no WHERE shows',
      'sis.webhook_endpoint',
      'create policy planted on sis.webhook_endpoint for update to authenticated using (true) with check (true)',
      /stranger · sis\.webhook_endpoint · update of everything · all: 0 rows expected/,
    ],
    [
      'a policy without its check',
      'sis.webhook_endpoint',
      'alter policy "Administrators can change their webhook endpoints" on sis.webhook_endpoint with check (true)',
      /administrator · sis\.webhook_endpoint · hand over .*policies alone/,
    ],
    [
      'a partition granted',
      'cscom_other.patient',
      'grant usage on schema cscom_other to authenticated; grant select on cscom_other.patient to authenticated',
      /nurse · cscom_other\.patient · select · cscom_other: no grant expected, got ok 0/,
    ],
    [
      'a partition without row-level security',
      'cscom_other.patient',
      'alter table cscom_other.patient disable row level security',
      /nurse · cscom_other\.patient · select · cscom_other \(policies alone\): ok 0 expected/,
    ],
    [
      'a helper that says yes',
      'sis.save_patient',
      `create or replace function private.codes_with(area text, verb text) returns text[] language sql stable security definer
         set search_path = '' as 'select array_agg(code) from sis.facility'`,
      /stranger · sis\.save_patient\(jsonb\) · registers a patient · cscom_other: 42501 forbidden expected/,
    ],
    [
      'a suspension that nobody heeds',
      'private.my_facilities',
      `create or replace function private.my_facilities() returns text[] language sql stable security definer
         set search_path = '' as 'select coalesce(array_agg(m.facility_code), ''{}'') from sis.membership m where m.user_id = auth.uid()'`,
      /suspended_nurse · private\.my_facilities\(\) · lists/,
    ],
    [
      'a topic for everybody',
      'topic',
      'create policy planted on realtime.messages for select to authenticated using (true)',
      /stranger · topic facility:cscom_own:\d+ · hear/,
    ],
    [
      'a topic that clients speak on',
      'topic',
      'create policy planted on realtime.messages for insert to authenticated with check (true)',
      /nurse · topic facility:cscom_own:\d+ · say broadcast/,
    ],
    [
      'a statement that could not work for anybody',
      'sis.webhook_inbox',
      'alter table sis.webhook_inbox add constraint planted check (false) not valid',
      /positive control · sis\.webhook_inbox · insert/,
    ],
    [
      'a wall too many',
      'sis.feed',
      'drop policy "Members can read their feed\'s counter" on sis.feed',
      /nurse · sis\.feed · select · everywhere: misses/,
    ],
  ]
  it.each(faults)('%s', async (_name, focus, plant, found) => {
    expect(await planted(plant, { focus: [focus] })).toContainEqual(expect.stringMatching(found))
  })
})

describe('what is not declared fails the build', () => {
  const strays: [name: string, plant: string, found: RegExp][] = [
    [
      'a table',
      'create table sis.forgotten (facility_code text); alter table sis.forgotten enable row level security',
      /relation sis\.forgotten is not declared/,
    ],
    [
      'a view',
      'create view ministry.forgotten with (security_invoker = true) as select 1',
      /ministry\.forgotten/,
    ],
    [
      'a function',
      `create function sis.forgotten() returns int language sql set search_path = '' as 'select 1';
       grant execute on function sis.forgotten() to authenticated`,
      /function sis\.forgotten\(\) is callable and not declared/,
    ],
    [
      'a helper',
      'grant execute on function private.open_facility(text,text,text,text,integer,numeric,numeric,text,date) to authenticated',
      /function private\.open_facility\(.*\) is callable and not declared/,
    ],
    [
      'a channel',
      'create policy forgotten on realtime.messages for select to authenticated using (false)',
      /policy "forgotten" of realtime\.messages is not declared/,
    ],
    [
      'a column',
      'grant select (secret_id) on sis.webhook_source to authenticated',
      /authenticated may select other columns of sis\.webhook_source/,
    ],
    [
      'a grant to the anonymous',
      'grant select on sis.disease to anon',
      /anon may select other columns of sis\.disease/,
    ],
    [
      'a privilege beside the verbs',
      'grant truncate on sis.patient to authenticated',
      /authenticated may truncate sis\.patient/,
    ],
    [
      'a view that reads as its owner',
      'alter view ministry.weekly_cases set (security_invoker = false)',
      /views that read as their owner: ministry\.weekly_cases/,
    ],
    [
      'an open search path',
      'alter function private.codes_with(text, text) reset search_path',
      /functions with an open search path: private\.codes_with/,
    ],
    [
      'a helper asked once for each row',
      `create policy planted on sis.feed for select to authenticated using (facility_code = any (private.my_facilities()))`,
      /policies that ask their helper once per row: sis\.feed: planted/,
    ],
  ]
  it.each(strays)('%s', async (_name, plant, found) => {
    const deviations = await planted(plant, { focus: ['nothing'], catalogue: true })
    expect(deviations).toContainEqual(expect.stringMatching(found))
  })

  it('and nothing else', async () => {
    expect(await planted('select 1', { focus: ['nothing'], catalogue: true })).toEqual([])
  })
})
