import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tamperings } from './audit_tampering.ts'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const patient = uuidv7()
const facility = 'csref_djenne'

const save = (person: Person, row: object) =>
  as(sql, person, (tx) => tx`select sis.save_patient(${tx.json(row as never)})`)
const person = (id: string, more: object = {}) => ({
  facility_code: facility,
  id,
  family_name: 'Cissé',
  given_name: 'Oumou',
  sex: 'F',
  birth_date: '1990-01-01',
  ...more,
})
const entries = () =>
  as(
    sql,
    'administrator',
    (tx) => tx`select seq, action, relation, row_id, patient_id, actor, actor_name, fields, purpose, request
      from sis.audit where facility_code = ${facility} order by seq`,
  )
const last = async () => (await entries()).at(-1)
const change = (who: Person, seq: string) =>
  as(sql, who, async (tx) => (await tx`select sis.audit_change(${facility}, ${seq}) as c`)[0]?.c)
const open = (who: Person, id: string, purpose: string) =>
  as(sql, who, async (tx) => (await tx`select sis.open_record(${facility}, ${id}, ${purpose}) as p`)[0]?.p)
const verify = async (tx: postgres.TransactionSql) => {
  await tx`select set_config('request.jwt.claim.sub', ${people.administrator}, true)`
  await tx`set local role authenticated`
  const [row] = await tx`select sis.verify_audit(${facility}) as v`
  await tx`reset role`
  return row?.v as { intact: boolean; entries: number; broken_at: number; problem: string }
}

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await save('doctor', person(patient))
})
afterAll(() => sql.end())

describe('a change', () => {
  it('is kept with who, when, what, before and after', async () => {
    await save('doctor', person(patient, { village: 'Sofara', revision: 1 }))
    const entry = await last()
    expect(entry).toMatchObject({
      action: 'update',
      relation: 'patient',
      row_id: patient,
      patient_id: patient,
      actor: people.doctor,
      actor_name: 'doctor',
      fields: ['village'],
    })
    expect(await change('administrator', entry?.seq)).toEqual({
      seq: Number(entry?.seq),
      fields: ['village'],
      masked: true,
      before: null,
      after: null,
    })
    await sql`update sis.membership set exceptions = '{"allow": {"patients": ["read"]}}' where display_name = 'administrator'`
    expect(await change('administrator', entry?.seq)).toMatchObject({
      masked: false,
      before: { village: null },
      after: { village: 'Sofara' },
    })
    await sql`update sis.membership set exceptions = '{}' where display_name = 'administrator'`
  })

  it('names the request it came with, and nothing when nothing changed', async () => {
    const before = (await entries()).length
    await as(sql, 'administrator', async (tx) => {
      const headers = { 'x-request-id': 'abcd-1234-efgh', 'user-agent': 'phone' }
      await tx`select set_config('request.headers', ${JSON.stringify(headers)}, true),
        set_config('request.path', '/rest/v1/membership', true), set_config('request.method', 'PATCH', true)`
      await tx`update sis.membership set title = 'Médecin' where display_name = 'doctor'`
    })
    expect(await last()).toMatchObject({
      relation: 'membership',
      fields: ['title'],
      request: { id: 'abcd-1234-efgh', agent: 'phone', path: '/rest/v1/membership', method: 'PATCH' },
    })
    await as(
      sql,
      'administrator',
      (tx) => tx`update sis.membership set title = 'Médecin' where display_name = 'doctor'`,
    )
    expect((await entries()).length).toBe(before + 1)
  })

  it('that is rolled back leaves nothing', async () => {
    const before = (await entries()).length
    await expect(
      as(sql, 'doctor', async (tx) => {
        await tx`select sis.open_record(${facility}, ${patient}, 'report')`
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect((await entries()).length).toBe(before)
  })

  it('to a referral stands in the trails of both facilities', async () => {
    const id = uuidv7()
    const letter = {
      id,
      from_facility: facility,
      to_facility: 'cscom_sangha',
      patient_id: patient,
      kind: 'reference',
      reason: 'Suivi',
      decided_at: new Date().toISOString(),
    }
    await as(sql, 'doctor', (tx) => tx`select sis.send_referral(${tx.json(letter)})`)
    await as(sql, 'nurse', (tx) => tx`select sis.open_letter(${id}, 'care')`)
    const kept = await sql`select facility_code, action, relation, actor_name, by_facility from sis.audit
      where facility_code in (${facility}, 'cscom_sangha') and patient_id = ${patient}
        and relation in ('referral', 'referral_step') order by facility_code, seq`
    const both = ['cscom_sangha', facility].flatMap((facility_code) => [
      { facility_code, action: 'insert', relation: 'referral', actor_name: 'doctor', by_facility: facility },
      {
        facility_code,
        action: 'insert',
        relation: 'referral_step',
        actor_name: 'doctor',
        by_facility: facility,
      },
      {
        facility_code,
        action: 'open',
        relation: 'referral',
        actor_name: 'nurse',
        by_facility: 'cscom_sangha',
      },
    ])
    expect([...kept]).toEqual(both)
  })
})

describe('an opening', () => {
  it('is kept with its purpose, once in a quarter of an hour', async () => {
    expect(await open('doctor', patient, 'care')).toMatchObject({ id: patient, village: 'Sofara' })
    const entry = await last()
    expect(entry).toMatchObject({
      action: 'open',
      purpose: 'care',
      patient_id: patient,
      actor_name: 'doctor',
    })
    await open('doctor', patient, 'care')
    expect((await last())?.seq).toBe(entry?.seq)
    await open('doctor', patient, 'follow_up')
    expect(await last()).toMatchObject({ action: 'open', purpose: 'follow_up' })
  })

  it('needs a purpose, and a record that is the caller’s to read', async () => {
    await expect(open('doctor', patient, 'curiosity')).rejects.toThrow('unknown_purpose')
    for (const who of ['nurse', 'administrator', 'epidemiologist', 'stranger'] as const) {
      await expect(open(who, patient, 'care'), who).rejects.toThrow('not_found')
    }
    await expect(open('doctor', uuidv7(), 'care')).rejects.toThrow('not_found')
  })

  it('shows on the sheet of the patient, and so does the making of the sheet', async () => {
    const [known] =
      await sql`select number from sis.patient where facility_code = ${facility} and id = ${patient}`
    const sheet = (who: Person, number: string) =>
      as(sql, who, async (tx) => (await tx`select sis.who_saw(${facility}, ${number}) as s`)[0]?.s)
    expect((await sheet('administrator', known?.number)).map((l: { action: string }) => l.action)).toEqual(
      expect.arrayContaining(['open', 'insert', 'update']),
    )
    expect((await sheet('administrator', known?.number.toLowerCase()))[0]).toMatchObject({
      action: 'sheet',
      actor_name: 'administrator',
    })
    await expect(sheet('doctor', known?.number)).rejects.toThrow('forbidden')
    await expect(sheet('administrator', '0000-0000')).rejects.toThrow('not_found')
  })
})

describe('the trail', () => {
  it('is read by whoever audits the facility, is exported with a purpose, and shows the export', async () => {
    const ask = (who: Person, purpose: string) =>
      as(
        sql,
        who,
        async (tx) =>
          (await tx`select sis.export_audit(${facility}, current_date, current_date, ${purpose}) as e`)[0]?.e,
      )
    await expect(ask('administrator', 'Contrôle annuel')).rejects.toThrow('forbidden')
    await sql`update sis.membership set exceptions = '{"allow": {"audit": ["export"]}}' where display_name = 'administrator'`
    await expect(ask('administrator', ' no ')).rejects.toThrow('purpose_needed')
    const lines = await ask('administrator', 'Contrôle annuel')
    expect(lines.length).toBeGreaterThan(5)
    expect(Object.keys(lines[0])).toEqual(expect.arrayContaining(['hash', 'previous_hash', 'seq']))
    expect(JSON.stringify(lines)).not.toMatch(/Cissé|Sofara/)
    expect(await last()).toMatchObject({ action: 'export', purpose: 'Contrôle annuel' })
    for (const who of ['nurse', 'doctor', 'epidemiologist', 'stranger'] as const) {
      expect(await as(sql, who, (tx) => tx`select seq from sis.audit`), who).toHaveLength(0)
      await expect(change(who, '1'), who).rejects.toThrow('forbidden')
    }
  })

  it('cannot be written, changed or emptied, by the owner either', async () => {
    const refused = ['update sis.audit set purpose = null', 'delete from sis.audit']
    for (const statement of [...refused, 'truncate sis.audit']) {
      await expect(sql.unsafe(statement), statement).rejects.toThrow('append_only')
      await expect(as(sql, 'administrator', (tx) => tx.unsafe(statement))).rejects.toThrow(
        'permission denied',
      )
    }
    for (const statement of refused) {
      await expect(sql.unsafe(statement.replace('sis', facility)), statement).rejects.toThrow('append_only')
    }
    await expect(
      as(sql, 'administrator', (tx) => tx`insert into sis.audit select * from sis.audit`),
    ).rejects.toThrow('permission denied')
  })

  it('stays in one piece when many write at once', async () => {
    const ids = Array.from({ length: 40 }, () => uuidv7())
    await Promise.all(ids.map((id) => save('doctor', person(id))))
    expect(await sql.begin(verify)).toMatchObject({ intact: true, problem: null })
    const [row] =
      await sql`select max(seq)::int = count(*) as whole from sis.audit where facility_code = ${facility}`
    expect(row?.whole).toBe(true)
  })

  it('shows each of 1,000 random tamperings', async () => {
    await sql.unsafe(`alter table ${facility}.audit disable trigger user`)
    const missed: string[] = []
    const [{ n }] =
      (await sql`select count(*)::int as n from sis.audit where facility_code = ${facility}`) as unknown as [
        { n: number },
      ]
    const undone = new Error('undone')
    for (const { name, statement } of tamperings(1000, n)) {
      await sql
        .begin(async (tx) => {
          await tx.unsafe(statement(`${facility}.audit`))
          if ((await verify(tx)).intact) missed.push(name)
          throw undone
        })
        .catch((error) => {
          if (error !== undone) throw error
        })
    }
    await sql.unsafe(`alter table ${facility}.audit enable trigger user`)
    expect(missed).toEqual([])
    expect(await sql.begin(verify)).toMatchObject({ intact: true, entries: n })
  })
})
