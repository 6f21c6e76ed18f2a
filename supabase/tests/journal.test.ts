import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const patientOf = (tx: postgres.TransactionSql) =>
  tx`select sis.save_patient(${tx.json({
    facility_code: 'cscom_sangha',
    id: uuidv7(),
    family_name: 'Dolo',
    given_name: 'Oumar',
    sex: 'M',
    birth_date: '1985-01-01',
  })}) as p`
const lastSeq = async (facility: string) =>
  Number((await sql`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq)
const gaps = (facility: string) => sql`select seq from (
  select seq, row_number() over (order by seq) as place from sis.event where facility_code = ${facility}) e where seq <> place`

describe('the journal', () => {
  it('has no gap and no event of a transaction that failed', async () => {
    const before = await lastSeq('cscom_sangha')
    const attempts = Array.from({ length: 60 }, (_, i) =>
      as(sql, 'nurse', async (tx) => {
        await patientOf(tx)
        if (i % 3 === 0) throw new Error('given up')
      }).catch(() => 'failed'),
    )
    const outcomes = await Promise.all(attempts)
    expect(outcomes.filter((o) => o === 'failed')).toHaveLength(20)
    expect(await lastSeq('cscom_sangha')).toBe(before + 40)
    expect(await gaps('cscom_sangha')).toEqual([])
    expect(await sql`select * from private.event_draft`).toEqual([])
  })

  it('is thin: no payload names a person', async () => {
    const sent = await sql`select payload from realtime.messages`
    expect(sent.length).toBeGreaterThan(0)
    for (const { payload } of sent) {
      expect(Object.keys(payload).sort()).toEqual([
        'at',
        'facility',
        'id',
        'seq',
        'subject_id',
        'subject_kind',
        'type',
      ])
    }
    expect(JSON.stringify(sent)).not.toMatch(/Dolo|Oumar|malaria/i)
  })

  it('is read after a sequence number, by members only', async () => {
    const all = await as(sql, 'nurse', (tx) => tx`select * from sis.events_since('cscom_sangha', 0)`)
    const later = await as(
      sql,
      'nurse',
      (tx) => tx`select * from sis.events_since('cscom_sangha', ${all.length - 3})`,
    )
    expect(later.map((e) => Number(e.seq))).toEqual([all.length - 2, all.length - 1, all.length])
    expect(
      await as(sql, 'doctor', (tx) => tx`select * from sis.events_since('cscom_sangha', 0)`),
    ).toHaveLength(0)
  })
})

describe('a referral', () => {
  const send = async (id: string) => {
    const patient = (await as(sql, 'nurse', patientOf))[0]?.p
    return as(
      sql,
      'nurse',
      (tx) =>
        tx`select sis.send_referral(${tx.json({
          id,
          from_facility: 'cscom_sangha',
          to_facility: 'csref_djenne',
          patient_id: patient.id,
          kind: 'evacuation',
          reason: 'Convulsions',
          decided_at: new Date().toISOString(),
        })})`,
    )
  }
  const step = (who: 'nurse' | 'doctor' | 'stranger', referral: string, kind: string, more: object = {}) =>
    as(
      sql,
      who,
      async (tx) =>
        (
          await tx`select sis.record_referral_step(${tx.json({ id: uuidv7(), referral_id: referral, kind, ...more } as never)}) as r`
        )[0]?.r,
    )

  it('runs from the nurse to the doctor and back, and each feed hears each step', async () => {
    const id = uuidv7()
    const ministryBefore = await lastSeq('ministere')
    await send(id)
    expect(
      await as(
        sql,
        'doctor',
        (tx) => tx`select patient_identity ->> 'family_name' as name from sis.referral where id = ${id}`,
      ),
    ).toEqual([{ name: 'Dolo' }])
    await step('doctor', id, 'seen')
    await step('doctor', id, 'accepted')
    await step('nurse', id, 'departed')
    await step('doctor', id, 'arrived')
    const counter = {
      id: uuidv7(),
      referral_id: id,
      final_diagnosis: 'Paludisme grave',
      outcome: 'improved',
      advice: 'Revoir dans 3 jours',
    }
    await as(sql, 'doctor', (tx) => tx`select sis.send_counter_referral(${tx.json(counter)})`)
    const back = await as(
      sql,
      'nurse',
      (tx) => tx`select advice from sis.counter_referral where referral_id = ${id}`,
    )
    expect(back).toEqual([{ advice: 'Revoir dans 3 jours' }])
    const kinds =
      await sql`select type from sis.event where facility_code = 'cscom_sangha' and subject_id = ${id} order by seq`
    expect(kinds.map((k) => k.type)).toEqual(
      ['sent', 'seen', 'accepted', 'departed', 'arrived', 'counter_referred'].map((k) => `referral.${k}`),
    )
    expect(await lastSeq('ministere')).toBe(ministryBefore + 6)
  })

  it('refuses a step out of turn, from the wrong side, or by somebody else', async () => {
    const id = uuidv7()
    await send(id)
    await expect(step('doctor', id, 'arrived')).rejects.toThrow('wrong_step')
    await expect(step('nurse', id, 'accepted')).rejects.toThrow('forbidden')
    await expect(step('doctor', id, 'declined')).rejects.toThrow('missing_field')
    await expect(step('stranger', id, 'seen')).rejects.toThrow('not_found')
    await expect(step('stranger', uuidv7(), 'seen')).rejects.toThrow('not_found')
    await step('doctor', id, 'declined', { reason_code: 'no_capacity' })
    await expect(step('doctor', id, 'accepted')).rejects.toThrow('wrong_step')
  })

  it('is sent by its own facility and answered by the other', async () => {
    const id = uuidv7()
    const patient = (await as(sql, 'nurse', patientOf))[0]?.p
    const letter = {
      id,
      from_facility: 'cscom_sangha',
      to_facility: 'csref_djenne',
      patient_id: patient.id,
      kind: 'reference',
      reason: 'Avis',
      decided_at: new Date().toISOString(),
    }
    await expect(as(sql, 'doctor', (tx) => tx`select sis.send_referral(${tx.json(letter)})`)).rejects.toThrow(
      'forbidden',
    )
    await as(sql, 'nurse', (tx) => tx`select sis.send_referral(${tx.json(letter)})`)
    await step('doctor', id, 'accepted')
    const counter = { id: uuidv7(), referral_id: id, final_diagnosis: 'Paludisme', outcome: 'cured' }
    await expect(
      as(sql, 'nurse', (tx) => tx`select sis.send_counter_referral(${tx.json(counter)})`),
    ).rejects.toThrow('forbidden')
    await as(sql, 'doctor', (tx) => tx`select sis.send_counter_referral(${tx.json(counter)})`)
  })

  it('shows the Ministry figures and no row', async () => {
    await as(sql, 'epidemiologist', async (tx) => {
      expect(await tx`select * from sis.referral`).toHaveLength(0)
      const [row] = await tx`select sum(total)::int as n from ministry.referral_flow`
      expect(row?.n).toBeGreaterThan(0)
    })
    expect(await as(sql, 'nurse', (tx) => tx`select * from ministry.referral_flow`)).toHaveLength(0)
  })
})

describe('a webhook', () => {
  it('is in the outbox with the event, leased once, and dead after eight failures', async () => {
    const [made] = await as(
      sql,
      'administrator',
      (tx) =>
        tx`select sis.create_webhook_endpoint(${tx.json({
          facility_code: 'csref_djenne',
          url: 'https://billing.example/hook',
          event_types: ['permission.changed'],
        })}) as e`,
    )
    expect(made?.e.secret).toMatch(/^whsec_/)
    await sql`update sis.membership set title = 'Dr' where display_name = 'doctor'`
    const take = () => sql`select * from private.take_deliveries()`
    const [leased] = await take()
    expect(leased).toMatchObject({ event_type: 'permission.changed', secret: made?.e.secret, attempts: 1 })
    expect(await take()).toHaveLength(0)
    let outcome = ''
    for (let attempt = 1; attempt <= 8; attempt++) {
      if (attempt > 1) {
        await sql`update sis.webhook_delivery set next_attempt_at = now()`
        await take()
      }
      outcome = (await sql`select private.settle_delivery(${leased?.id}, 500, 'HTTP 500') as s`)[0]?.s
      if (attempt < 8) expect(outcome).toBe('pending')
    }
    expect(outcome).toBe('dead')
  })
})
