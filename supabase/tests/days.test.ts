/** Every helper behind a policy knows what day it is, who is put out, and what was taken from one person. */
import type postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`select private.open_facility('sih_mopti', 'Hôpital', 'hospital')`
  const everything = await sql`insert into sis.role (code, name_fr, name_en, document)
    select 'all', 'Tout', 'All', jsonb_build_object('version', 1, 'home', 'care', 'grants', '{"audit": ["export"]}'::jsonb, 'areas', (
      select jsonb_object_agg(area, jsonb_build_object('verbs', verbs)) - 'audit'
        || '{"consultations": {"verbs": ["read"], "limits": ["own_records"]}}'
      from jsonb_each(private.permission_vocabulary()) as v (area, verbs))) returning id`
  await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
    select place, ${people.stranger}, ${everything[0]?.id}, 'Tout' from unnest('{sih_mopti,ministere}'::text[]) place`
})
afterEach(
  () => sql`update sis.membership set status = 'active', starts_on = current_date, ends_on = null, exceptions = '{}'
    where user_id = ${people.stranger}`,
)
afterAll(() => sql.end())

/** What each helper says to one person. */
async function told() {
  return (await sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claim.sub', ${people.stranger}, true)`
    const [row] = await tx`select private.codes_with('patients', 'read') as with_right,
      private.codes_with_own('consultations', 'read') as with_own,
      private.my_facilities() as mine, cardinality(private.my_topics()) as topics,
      private.national_with('reports', 'read') as national,
      private.may_give('sih_mopti', 'patients', 'read') as gives_held,
      private.may_give('sih_mopti', 'audit', 'export') as gives_granted,
      private.has_administrator('sih_mopti') as administered,
      jsonb_array_length(private.my_access() -> 'memberships') as memberships`
    return row
  })) as Record<string, unknown>
}
const everything = {
  with_right: ['sih_mopti', 'ministere'],
  with_own: ['sih_mopti', 'ministere'],
  mine: ['sih_mopti', 'ministere'],
  topics: 2,
  national: true,
  gives_held: true,
  gives_granted: true,
  administered: true,
  memberships: 2,
}
const nothing = {
  with_right: [],
  with_own: [],
  mine: [],
  topics: 0,
  national: false,
  gives_held: false,
  gives_granted: false,
  administered: false,
  memberships: 0,
}
const set = (change: string) =>
  sql.unsafe(`update sis.membership set ${change} where user_id = '${people.stranger}'`)

describe('each helper', () => {
  it('says all there is on the days in between', async () => {
    expect(await told()).toEqual(everything)
  })

  it('says nothing the day before the first', async () => {
    await set('starts_on = current_date + 1')
    expect(await told()).toEqual(nothing)
  })

  it('says all on the last day, and nothing the day after', async () => {
    await set('starts_on = current_date - 9, ends_on = current_date')
    // An administrator who leaves is none to count on.
    expect(await told()).toEqual({ ...everything, administered: false })
    await set('ends_on = current_date - 1')
    expect(await told()).toEqual(nothing)
  })

  it('says nothing to whoever is suspended or has left', async () => {
    for (const status of ['suspended', 'ended']) {
      await set(`status = '${status}'`)
      expect(await told(), status).toEqual(nothing)
    }
  })

  it('gives nothing on that was taken from this person', async () => {
    await set(
      `exceptions = '{"deny": {"patients": ["read"], "consultations": ["read"], "reports": ["read"], "audit": ["export"], "staff": ["update"]}}'`,
    )
    expect(await told()).toEqual({
      ...everything,
      with_right: [],
      with_own: [],
      national: false,
      gives_held: false,
      gives_granted: false,
      administered: false,
    })
  })

  it('adds what was given to this person alone', async () => {
    await set(`exceptions = '{"allow": {"audit": ["read"]}}'`)
    const rows = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${people.stranger}, true)`
      return tx`select private.codes_with('audit', 'read') as codes, private.national_with('audit', 'read') as national`
    })
    expect(rows[0]).toEqual({ codes: ['sih_mopti', 'ministere'], national: true })
    await set(`exceptions = '{"allow": {"consultations": ["update"]}}'`)
    const own = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${people.stranger}, true)`
      return tx`select private.codes_with_own('consultations', 'update') as codes`
    })
    expect(own[0]).toEqual({ codes: ['sih_mopti', 'ministere'] })
  })

  it('lets nobody give what a colleague may give', async () => {
    await sql`insert into sis.membership (facility_code, user_id, role_id, display_name)
      select 'sih_mopti', ${people.nurse}, id, 'nurse too' from sis.role where code = 'nurse'`
    const rows = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${people.nurse}, true)`
      return tx`select private.may_give('sih_mopti', 'audit', 'export') as gives`
    })
    expect(rows[0]?.gives).toBe(false)
  })

  it('lets nobody give elsewhere what they may give at home', async () => {
    const rows = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${people.stranger}, true)`
      return tx`select private.may_give('csref_djenne', 'audit', 'export') as gives`
    })
    expect(rows[0]?.gives).toBe(false)
  })

  it('weighs a membership again when its first day is brought forward', async () => {
    await sql`update sis.membership set starts_on = current_date + 9, exceptions = '{"allow": {"patients": ["delete"]}}'
      where facility_code = 'csref_djenne' and display_name = 'doctor'`
    await expect(
      as(
        sql,
        'administrator',
        (tx) => tx`update sis.membership set starts_on = current_date
          where facility_code = 'csref_djenne' and display_name = 'doctor'`,
      ),
    ).rejects.toThrow('grant_exceeds_own')
  })

  it('takes the Ministry’s rights for national ones, and nobody else’s', async () => {
    await sql`delete from sis.membership where user_id = ${people.stranger} and facility_code = 'ministere'`
    expect((await told()).national).toBe(false)
  })
})
