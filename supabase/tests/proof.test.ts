import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { proofRecords } from '../../functions/_shared/contracts/proof.ts'
import { cloneDatabase } from './cluster.ts'
import { makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

/** As the server's own role, in a transaction that is undone. */
async function undone<T>(work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  let result: T | undefined
  const undo = new Error('undo')
  await sql
    .begin(async (tx) => {
      await tx`set local role service_role`
      result = await work(tx)
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
  return result as T
}

describe('what is planted for a proof', () => {
  it('is refused at the commit, whoever asks for it', async () => {
    const left = { code: '42501', message: 'probe_left_behind' }
    await expect(sql`select private.plant_probe(null, array['cscom_sangha'])`).rejects.toMatchObject(left)
    await expect(sql`select private.plant_probe(null, '{}')`).rejects.toMatchObject(left)
    for (const record of proofRecords) {
      const planted = sql`select private.plant_specimen('cscom_sangha', ${record}, 'csref_djenne')`
      await expect(planted, record).rejects.toMatchObject(left)
    }
  })

  it('is a record of each type, at the facility that asks', async () => {
    for (const record of proofRecords) {
      const made = await undone(async (tx) => {
        const [row] =
          await tx`select private.plant_specimen('cscom_sangha', ${record}, 'csref_djenne') as made`
        return row?.made as Record<string, unknown>
      })
      expect(made.facility_code ?? made.from_facility ?? made.referral_id, record).toBeTruthy()
    }
  })

  it('is somebody with every right there, or with the role that was named, and nowhere else', async () => {
    const places = await undone(async (tx) => {
      await tx`select set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated',
        'sub', private.plant_probe(null, array['cscom_sangha', 'csref_djenne']))::text, true)`
      await tx`set local role authenticated`
      const [row] =
        await tx`select private.codes_with('patients', 'emergency') as all, private.my_facilities() as mine`
      return row
    })
    expect([...(places?.all ?? [])].sort()).toEqual(['cscom_sangha', 'csref_djenne'])
    expect([...(places?.mine ?? [])].sort()).toEqual(['cscom_sangha', 'csref_djenne'])
    const nurse = await undone(async (tx) => {
      await tx`select set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated', 'sub', private.plant_probe(
        (select id from sis.role where code = 'nurse'), array['cscom_sangha']))::text, true)`
      await tx`set local role authenticated`
      const [row] =
        await tx`select private.codes_with('patients', 'read') as read, private.codes_with('staff', 'read') as staff`
      return row
    })
    expect(nurse).toEqual({ read: ['cscom_sangha'], staff: [] })
  })

  it('is out of reach of people', async () => {
    for (const role of ['authenticated', 'anon']) {
      const asked = sql.begin(async (tx) => {
        await tx.unsafe(`set local role ${role}`)
        await tx`select private.proof_facts('cscom_sangha', 'patients')`
      })
      await expect(asked, role).rejects.toMatchObject({ code: '42501' })
    }
  })
})

it('facts are counts and ids: what there is, who shares it, and the district', async () => {
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
    values ('cscom_sangha', gen_random_uuid(), 'Secret', 'Nom', 'F', '1990-01-01')`
  await sql`insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at)
    values (gen_random_uuid(), 'cscom_sangha', 'csref_djenne', gen_random_uuid(), 'reference', '{"family_name": "Secret"}', 'Secret', now())`
  const facts = async (record: string) =>
    (await sql`select private.proof_facts('cscom_sangha', ${record}) as facts`)[0]?.facts
  expect(await facts('patients')).toMatchObject({ total: 1, more: false, last: null, shared: {} })
  expect(await facts('referrals')).toMatchObject({ total: 1, shared: { csref_djenne: 1 } })
  expect(await facts('webhooks')).toMatchObject({ total: 0, emergency: { total: 0, open_now: 0 } })
  for (const record of proofRecords)
    expect(JSON.stringify(await facts(record)), record).not.toContain('Secret')
})
