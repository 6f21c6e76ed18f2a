/** What a device sends: applied once, in order, with the sender's own rights, and refused in words. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import {
  ago,
  arrivalOf,
  call,
  consulting,
  facility,
  operation,
  outcomes,
  person,
  push,
  saving,
  visitOf,
} from './device.ts'
import { makeWorld, people } from './world.ts'

let sql: postgres.Sql
beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const rows = async (table: string, id: string) =>
  (await sql.unsafe(
    `select * from sis.${table} where facility_code = '${facility}' and id = '${id}'`,
  )) as unknown as Record<string, unknown>[]
const ledger = async () =>
  (await sql`select count(*)::int as n from sis.operation where facility_code = ${facility}`)[0]?.n as number

const lastSeq = async () =>
  (await sql`select last_seq from sis.feed where facility_code = ${facility}`)[0]?.last_seq

describe('an exchange', () => {
  it('applies what was done, in its order, and answers each', async () => {
    const patient = person()
    const visit = visitOf(patient.id)
    const answer = await push(sql, 'nurse', [saving(patient), consulting(visit)])
    expect(outcomes(answer)).toEqual(['done', 'done'])
    expect(await rows('patient', patient.id)).toHaveLength(1)
    expect((await rows('consultation', visit.id))[0]).toMatchObject({ author_name: 'nurse', revision: 1 })
  })

  it('applies an operation once, however often it arrives', async () => {
    const patient = person()
    const sent = [saving(patient), consulting(visitOf(patient.id))]
    const first = await push(sql, 'nurse', sent)
    const noted = await ledger()
    // Somebody corrects the record before the retry: what was applied stays applied, and nothing is undone.
    await call(sql, 'nurse', 'save_patient', { ...patient, village: 'Banani', revision: 1 })
    const second = await push(sql, 'nurse', [...sent, ...sent])
    expect(outcomes(first)).toEqual(['done', 'done'])
    expect(outcomes(second)).toEqual(['done', 'done', 'done', 'done'])
    expect(await ledger()).toBe(noted)
    expect((await rows('patient', patient.id))[0]).toMatchObject({ village: 'Banani', revision: 2 })
  })

  it('applies it once when it arrives twice at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const patient = person()
      const sent = [
        saving(patient),
        operation('arrival.save', patient.id, arrivalOf(patient.id)),
        consulting(visitOf(patient.id)),
      ]
      const before = await ledger()
      // Each on a connection of its own.
      const answers = await Promise.all([push(sql, 'nurse', sent), push(sql, 'nurse', sent)])
      for (const answer of answers) expect(outcomes(answer)).toEqual(['done', 'done', 'done'])
      expect(await ledger()).toBe(before + 3)
      const events =
        await sql`select type from sis.event where facility_code = ${facility} and subject_id = ${patient.id}`
      expect(events.map(({ type }) => type)).toEqual(['patient.registered'])
    }
  })

  it('compares a registration that came by another door at that moment, and calls it done', async () => {
    const patient = person()
    await call(sql, 'nurse', 'save_patient', patient)
    expect(outcomes(await push(sql, 'nurse', [saving(patient)]))).toEqual(['done'])
    expect(
      outcomes(await push(sql, 'nurse', [saving({ ...patient, family_name: 'Guindo' } as never)])),
    ).toEqual(['duplicate_id'])
  })
})

describe('what is refused', () => {
  it('holds what comes after it about the same patient, and nothing else', async () => {
    const [wrong, right] = [person({ birth_date: '2999-01-01' }), person()]
    const sent = [
      saving(wrong),
      consulting(visitOf(wrong.id)),
      saving(right),
      operation('arrival.save', wrong.id, arrivalOf(wrong.id)),
      consulting(visitOf(right.id)),
    ]
    expect(outcomes(await push(sql, 'nurse', sent))).toEqual([
      'date_in_future',
      'held',
      'done',
      'held',
      'done',
    ])
    // Mended under the same ids, all of it goes through.
    const mended = sent.map((one) => ({
      ...one,
      args: one.subject === wrong.id && one.kind === 'patient.save' ? person({ id: wrong.id }) : one.args,
    }))
    expect(outcomes(await push(sql, 'nurse', mended))).toEqual(['done', 'done', 'done', 'done', 'done'])
  })

  it('leaves nothing of itself', async () => {
    const patient = person()
    await push(sql, 'nurse', [saving(patient)])
    const visit = visitOf(patient.id, {
      diagnoses: [
        { id: uuidv7(), term_code: 'malaria_simple' },
        { id: uuidv7(), term_code: 'nowhere' },
      ],
    })
    const before = await lastSeq()
    expect(outcomes(await push(sql, 'nurse', [consulting(visit)]))).toEqual(['unknown_term'])
    expect(await rows('consultation', visit.id)).toEqual([])
    const after = await lastSeq()
    expect(after).toBe(before)
    expect((await sql`select private.recount_difference(${facility})::int as n`)[0]?.n).toBe(0)
  })

  it('is told in the codes of the API', async () => {
    const patient = person()
    await push(sql, 'nurse', [saving(patient)])
    const refused = async (kind: string, args: object, more: object = {}) => {
      const { answers } = await push(sql, 'nurse', [{ ...operation(kind as never, uuidv7(), args), ...more }])
      return [answers?.[0]?.code, answers?.[0]?.details]
    }
    const stale = await refused('patient.save', { ...patient, village: 'Ogol', revision: 7 })
    expect(stale[0]).toBe('stale_revision')
    // The current row, its empty fields included.
    expect(stale[1]).toMatchObject({ current: { id: patient.id, village: null, revision: 1 } })
    expect(await refused('consultation.save', visitOf(patient.id, { temperature_c: 20 }))).toEqual([
      'invalid_input',
      { field: 'temperature_c' },
    ])
    expect(await refused('consultation.save', visitOf(patient.id, { pulse_bpm: 'fast' }))).toEqual([
      'invalid_input',
      undefined,
    ])
    expect(await refused('patient.save', person({ phone: 'x' }))).toEqual([
      'invalid_input',
      { field: 'phone' },
    ])
    expect(await refused('consultation.save', visitOf(uuidv7()))).toEqual([
      'not_found',
      { field: 'patient_id' },
    ])
    expect(await refused('patient.save', person({ shoe_size: 42 }))).toEqual([
      'unknown_field',
      { field: 'shoe_size' },
    ])
    expect(await refused('patient.save', { ...person(), facility_code: 'csref_djenne' })).toEqual([
      'invalid_input',
      { field: 'facility_code' },
    ])
    expect(await refused('referral.send', { id: uuidv7(), from_facility: 'csref_djenne' })).toEqual([
      'invalid_input',
      { field: 'facility_code' },
    ])
    expect(await refused('patient.fly', person())).toEqual(['invalid_input', { field: 'kind' }])
    expect(await refused('patient.save', person(), { at: 'once' })).toEqual(['invalid_input', undefined])
    expect(await refused('patient.save', person(), { args: 7 })).toEqual(['invalid_input', { field: 'args' }])
    expect(await refused('patient.save', person(), { mood: 'good' })).toEqual([
      'unknown_field',
      { field: 'mood' },
    ])
    expect(await refused('patient.save', person(), { subject: 'nobody' })).toEqual([
      'invalid_input',
      undefined,
    ])
  })

  it('is the whole exchange when its form is wrong or the sender does not work there', async () => {
    const one = saving(person())
    const wrong: [object, string][] = [
      [{ operations: 'many' }, 'invalid_input'],
      [{ operations: Array.from({ length: 51 }, () => saving(person())) }, 'invalid_input'],
      [{ operations: [7] }, 'invalid_input'],
      [{ operations: [{ ...one, id: 'one' }] }, 'invalid_input'],
      [{ operations: [], since: -1 }, 'invalid_input'],
      [{ operations: [], since: 'x' }, 'invalid_input'],
      [{ operations: [], clock: null }, 'missing_field'],
      [{ operations: [one], facility_code: 'csref_djenne' }, 'forbidden'],
      [{ operations: [one], facility_code: 'nowhere' }, 'forbidden'],
    ]
    for (const [more, code] of wrong)
      await expect(push(sql, 'nurse', [], more), JSON.stringify(more).slice(0, 80)).rejects.toThrow(code)
    await expect(push(sql, 'stranger', [one])).rejects.toThrow('forbidden')
    await push(
      sql,
      'nurse',
      Array.from({ length: 50 }, () => saving(person())),
    )
  })

  it('is somebody suspended in between, whose work waits until they are back', async () => {
    const [first, second] = [saving(person()), saving(person())]
    expect(outcomes(await push(sql, 'nurse', [first]))).toEqual(['done'])
    await sql`update sis.membership set status = 'suspended' where display_name = 'nurse'`
    await expect(push(sql, 'nurse', [first, second])).rejects.toThrow('forbidden')
    await sql`update sis.membership set status = 'active' where display_name = 'nurse'`
    expect(outcomes(await push(sql, 'nurse', [first, second]))).toEqual(['done', 'done'])
  })

  it('is somebody who may not, one operation at a time', async () => {
    const patient = person()
    await push(sql, 'nurse', [saving(patient)])
    await sql`update sis.membership set exceptions = '{"deny": {"consultations": ["create"]}}' where display_name = 'nurse'`
    const sent = [consulting(visitOf(patient.id)), saving(person())]
    expect(outcomes(await push(sql, 'nurse', sent))).toEqual(['forbidden', 'done'])
    await sql`update sis.membership set exceptions = '{}' where display_name = 'nurse'`
    expect(outcomes(await push(sql, 'nurse', sent))).toEqual(['done', 'done'])
  })
})

describe('what passes', () => {
  it('ends the exchange, which is sent again: nothing of it was applied', async () => {
    const patient = person()
    await push(sql, 'nurse', [saving(patient)])
    const [free, blocked] = [
      saving(person()),
      operation('patient.save', patient.id, { ...patient, village: 'Ogol', revision: 1 }),
    ]
    await sql.begin(async (other) => {
      await other`select 1 from sis.patient where facility_code = ${facility} and id = ${patient.id} for update`
      const impatient = sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: people.nurse })}, true)`
        await tx`set local role authenticated`
        await tx`set local lock_timeout = '50ms'`
        await tx`select sis.push(${tx.json({ facility_code: facility, clock: new Date().toISOString(), operations: [free, blocked] } as never)})`
      })
      await expect(impatient).rejects.toMatchObject({ code: '55P03' })
    })
    expect(await rows('patient', free.subject)).toEqual([])
    expect(outcomes(await push(sql, 'nurse', [free, blocked]))).toEqual(['done', 'done'])
  })
})

describe('a clock that is wrong', () => {
  const sent = async (minutes: number, args: (at: string) => object, kind: 'consultation' | 'arrival') => {
    const patient = person()
    await push(sql, 'nurse', [saving(patient)])
    const clock = ago(minutes)
    const id = uuidv7()
    const answer = await push(
      sql,
      'nurse',
      [
        operation(`${kind}.save`, patient.id, {
          facility_code: facility,
          id,
          patient_id: patient.id,
          ...args(clock),
        }),
      ],
      { clock },
    )
    return { outcome: outcomes(answer)[0], row: (await rows(kind, id))[0] as never as Record<string, Date> }
  }
  const minutesFromNow = (moment: Date | undefined) => (Number(moment) - Date.now()) / 60_000

  it('by more than two minutes is set right', async () => {
    for (const minutes of [60 * 24 * 400, 3, -3, -60 * 24 * 400]) {
      const { outcome, row } = await sent(minutes, (at) => ({ consulted_at: at }), 'consultation')
      expect(outcome, String(minutes)).toBe('done')
      expect(Math.abs(minutesFromNow(row.consulted_at)), String(minutes)).toBeLessThan(0.5)
    }
  })

  it('by less is left as it is', async () => {
    const { row } = await sent(1.5, (at) => ({ consulted_at: at }), 'consultation')
    expect(minutesFromNow(row.consulted_at)).toBeCloseTo(-1.5, 0)
  })

  it('moves every time that the operation tells', async () => {
    const hour = 3_600_000
    const { row } = await sent(
      120,
      (at) => ({ arrived_at: new Date(Date.parse(at) - hour).toISOString(), left_at: at }),
      'arrival',
    )
    expect(minutesFromNow(row.arrived_at)).toBeCloseTo(-60, 0)
    expect(minutesFromNow(row.left_at)).toBeCloseTo(0, 0)
  })

  it('does not make a visit of tomorrow one of today', async () => {
    const { outcome } = await sent(
      60,
      (at) => ({ consulted_at: new Date(Date.parse(at) + 86_400_000).toISOString() }),
      'consultation',
    )
    expect(outcome).toBe('date_in_future')
  })
})

describe('the ledger', () => {
  it('answers its author and tells others nothing', async () => {
    await sql`with r as (select id from sis.role where code = 'nurse')
      insert into sis.membership (facility_code, user_id, role_id, display_name)
      select ${facility}, ${people.stranger}, r.id, 'colleague' from r`
    const theirs = saving(person())
    await push(sql, 'nurse', [theirs])
    const answer = await push(sql, 'stranger', [{ ...saving(person()), id: theirs.id }])
    expect(answer.answers).toEqual([{ id: theirs.id, status: 'refused', code: 'forbidden' }])
    const seen = async (who: 'nurse' | 'stranger') => {
      const found = await sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: people[who] })}, true)`
        await tx`set local role authenticated`
        return tx`select actor from sis.operation where facility_code = ${facility}`
      })
      return [...new Set(found.map(({ actor }) => actor))]
    }
    expect(await seen('nurse')).toEqual([people.nurse])
    expect(await seen('stranger')).toEqual([])
    await sql`delete from sis.membership where display_name = 'colleague'`
  })

  it('forgets after ninety days, each facility at its hour', async () => {
    const [old, fresh] = [saving(person()), saving(person())]
    await push(sql, 'nurse', [old, fresh])
    await sql`update sis.operation set applied_at = now() - interval '91 days' where facility_code = ${facility} and id = ${old.id}`
    const gone = []
    for (let hour = 0; hour < 24; hour++)
      gone.push((await sql`select private.prune_operations(${hour}) as n`)[0]?.n)
    expect(gone.reduce((sum, n) => sum + n, 0)).toBe(1)
    expect(await rows('operation', old.id)).toEqual([])
    expect(await rows('operation', fresh.id)).toHaveLength(1)
    const [job] = await sql`select command from cron.job where jobname = 'prune-operations'`
    expect(job?.command).toContain('private.prune_operations()')
  })
})
