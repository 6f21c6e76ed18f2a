/** What no screen would send, each refused with its own word. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
const now = new Date().toISOString()

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
})
afterAll(() => sql.end())

const call = (who: Person, name: string, input: object) =>
  as(
    sql,
    who,
    async (tx) => (await tx`select ${tx.unsafe(`sis.${name}`)}(${tx.json(input as never)}) as a`)[0]?.a,
  )
const patient = (more: object = {}) => ({
  facility_code: 'cscom_sangha',
  id: uuidv7(),
  family_name: 'Dolo',
  given_name: 'Awa',
  sex: 'F',
  birth_date: '2000-01-01',
  ...more,
})
const register = async (more: object = {}) => {
  const row = patient(more)
  await call('nurse', 'save_patient', row)
  return row.id
}

describe('a patient', () => {
  it('is not born tomorrow, and is corrected only where they are known', async () => {
    await expect(call('nurse', 'save_patient', patient({ birth_date: tomorrow }))).rejects.toThrow(
      'date_in_future',
    )
    await expect(call('nurse', 'save_patient', patient({ revision: 1 }))).rejects.toThrow('not_found')
  })
})

describe('a visit', () => {
  const visit = (patientId: string, more: object = {}) => ({
    facility_code: 'cscom_sangha',
    id: uuidv7(),
    patient_id: patientId,
    consulted_at: now,
    ...more,
  })

  it('is of somebody known, of a day that has come, and not before they were born', async () => {
    const id = await register()
    const save = (more: object) => call('nurse', 'save_consultation', visit(id, more))
    await expect(save({ consulted_at: tomorrow })).rejects.toThrow('date_in_future')
    await expect(save({ consulted_at: '1999-12-31T10:00:00Z' })).rejects.toThrow('before_birth')
    await expect(save({ patient_id: uuidv7() })).rejects.toThrow('not_found')
    await expect(save({ revision: 1 })).rejects.toThrow('not_found')
  })

  it('has at most twenty diagnoses, of the list', async () => {
    const id = await register()
    const save = (diagnoses: unknown) => call('nurse', 'save_consultation', visit(id, { diagnoses }))
    await expect(save('none')).rejects.toThrow('invalid_input')
    const many = Array.from({ length: 21 }, () => ({ id: uuidv7(), free_text: 'Toux' }))
    await expect(save(many)).rejects.toThrow('invalid_input')
    await expect(save([{ id: uuidv7(), term_code: 'no_such_term' }])).rejects.toThrow('unknown_term')
    await expect(save([{ id: uuidv7(), free_text: 'Toux', nonsense: 1 }])).rejects.toThrow('unknown_field')
  })

  it('keeps its id for itself', async () => {
    const first = visit(await register())
    await call('nurse', 'save_consultation', first)
    await call('nurse', 'save_consultation', first)
    await expect(call('nurse', 'save_consultation', { ...first, signs: 'Autre chose' })).rejects.toThrow(
      'duplicate_id',
    )
  })
})

describe('a letter', () => {
  const letter = (patientId: string, more: object = {}) => ({
    id: uuidv7(),
    from_facility: 'cscom_sangha',
    to_facility: 'csref_djenne',
    patient_id: patientId,
    kind: 'reference',
    reason: 'Avis',
    decided_at: now,
    ...more,
  })

  it('goes to a facility that cares for people, and to another than its own', async () => {
    const id = await register()
    for (const to of ['cscom_sangha', 'ministere', 'no_such_place'])
      await expect(call('nurse', 'send_referral', letter(id, { to_facility: to })), to).rejects.toThrow(
        'unknown_destination',
      )
    await expect(call('nurse', 'send_referral', letter(id, { decided_at: tomorrow }))).rejects.toThrow(
      'date_in_future',
    )
  })

  it('keeps its id for itself', async () => {
    const sent = letter(await register())
    await call('nurse', 'send_referral', sent)
    await call('nurse', 'send_referral', sent)
    await expect(call('nurse', 'send_referral', { ...sent, patient_id: await register() })).rejects.toThrow(
      'duplicate_id',
    )
  })

  it('is answered again to its author and to colleagues who may read it, and to nobody else', async () => {
    const sent = letter(await register())
    await call('nurse', 'send_referral', sent)
    const join = (code: string, verbs: string[]) => {
      const document = { version: 1, home: 'care', areas: { referrals: { verbs } } }
      return sql`with r as (
          insert into sis.role (code, name_fr, name_en, document) values (${code}, ${code}, ${code}, ${sql.json(document)}) returning id)
        insert into sis.membership (facility_code, user_id, role_id, display_name)
        select 'cscom_sangha', ${people.stranger}, id, 'Collègue' from r
        on conflict (facility_code, user_id) do update set role_id = excluded.role_id`
    }
    await join('sender', ['create'])
    await expect(call('stranger', 'send_referral', sent)).rejects.toThrow('duplicate_id')
    await join('colleague', ['create', 'read'])
    expect((await call('stranger', 'send_referral', sent)).id).toBe(sent.id)
  })

  it('is refused under an id that a letter of elsewhere has, in the same words', async () => {
    const theirs = uuidv7()
    await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
      values ('csref_djenne', ${theirs}, 'Traoré', 'Awa', 'F', '1990-01-01')`
    const taken = uuidv7()
    await sql`insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at)
      values (${taken}, 'csref_djenne', 'ministere', ${theirs}, 'reference', '{}', 'Avis', now())`
    await expect(
      call('nurse', 'send_referral', letter(await register(), { id: taken })),
    ).rejects.toMatchObject({ code: 'PT409', message: 'duplicate_id' })
  })

  it('takes known steps, once they have happened', async () => {
    const sent = letter(await register())
    await call('nurse', 'send_referral', sent)
    const step = (more: object) =>
      call('doctor', 'record_referral_step', { id: uuidv7(), referral_id: sent.id, kind: 'seen', ...more })
    await expect(step({ kind: 'sent' })).rejects.toThrow('invalid_input')
    await expect(step({ at: tomorrow })).rejects.toThrow('date_in_future')
    const answer = (more: object = {}) =>
      call('doctor', 'send_counter_referral', {
        id: uuidv7(),
        referral_id: sent.id,
        final_diagnosis: 'Paludisme',
        outcome: 'cured',
        ...more,
      })
    await expect(answer()).rejects.toThrow('wrong_step')
    await step({ kind: 'accepted' })
    await expect(answer({ received_at: tomorrow })).rejects.toThrow('date_in_future')
    await expect(answer({ referral_id: uuidv7() })).rejects.toThrow('not_found')
    await answer()
  })
})

describe('those who govern', () => {
  const asked = (who: Person, statement: string) => as(sql, who, (tx) => tx.unsafe(statement))

  beforeAll(async () => {
    // One person with every right at the Ministry, and the auditor's rights at Djenné.
    await sql`update sis.membership set exceptions = '{"allow": {"facilities": ["create", "update"], "staff": ["create"]}}'
      where display_name = 'epidemiologist'`
    await sql`update sis.membership set exceptions = '{"allow": {"audit": ["read", "export"]}}' where display_name = 'administrator'`
  })

  it('invite nobody for days that are over', async () => {
    const role = (await sql`select id from sis.role where code = 'nurse'`)[0]?.id
    const invitation = {
      facility_code: 'csref_djenne',
      email: 'late@keneya.test',
      role_id: role,
      display_name: 'Tardive',
    }
    await expect(call('administrator', 'invite', { ...invitation, ends_on: '2020-01-01' })).rejects.toThrow(
      'date_in_past',
    )
  })

  it('renew, appoint, change and move what exists', async () => {
    await expect(asked('administrator', `select sis.renew_invitation('${uuidv7()}')`)).rejects.toThrow(
      'not_found',
    )
    await expect(
      call('epidemiologist', 'appoint_administrator', {
        facility_code: 'no_such_place',
        email: 'a@keneya.test',
        display_name: 'Personne',
      }),
    ).rejects.toThrow('not_found')
    await expect(
      call('epidemiologist', 'change_facility', { code: 'no_such_place', revision: 1 }),
    ).rejects.toThrow('not_found')
    const move = (facility: string, area: string, day: string) =>
      asked('epidemiologist', `select sis.move_facility('${facility}', '${area}', ${day})`)
    await sql`insert into sis.org_unit values ('area_one', 'Aire', 'health_area') on conflict do nothing`
    await expect(move('no_such_place', 'area_one', 'current_date')).rejects.toThrow('not_found')
    await expect(move('cscom_sangha', 'no_such_area', 'current_date')).rejects.toThrow('unknown_area')
    await expect(move('cscom_sangha', 'area_one', 'null')).rejects.toThrow('missing_field')
  })

  it('open a facility with an administrator who can be reached', async () => {
    await sql`insert into sis.org_unit values ('area_one', 'Aire', 'health_area') on conflict do nothing`
    const open = (administrator: object) =>
      call('epidemiologist', 'open_facility', {
        code: 'cscom_new',
        name: 'Nouveau centre',
        kind: 'cscom',
        org_unit_code: 'area_one',
        administrator,
      })
    await expect(open({ email: 'a@keneya.test', display_name: 'Aa', nonsense: 1 })).rejects.toThrow(
      'unknown_field',
    )
    await expect(open({ display_name: 'Aa' })).rejects.toThrow('missing_field')
  })

  it('look up in the trail what is there, and export days in their order', async () => {
    await expect(asked('administrator', `select sis.audit_change('csref_djenne', 999999)`)).rejects.toThrow(
      'not_found',
    )
    await expect(asked('administrator', `select sis.who_saw('csref_djenne', '0000-0000')`)).rejects.toThrow(
      'not_found',
    )
    for (const days of [`'2026-02-01', '2026-01-01'`, `null, '2026-01-01'`, `'2026-01-01', null`])
      await expect(
        asked('administrator', `select sis.export_audit('csref_djenne', ${days}, 'Contrôle annuel')`),
        days,
      ).rejects.toThrow('invalid_input')
  })

  it('break the glass for one of the reasons, and for somebody named', async () => {
    await sql`update sis.membership set exceptions = '{"allow": {"patients": ["emergency"]}}' where display_name = 'nurse'`
    const wish = {
      id: uuidv7(),
      facility_code: 'csref_djenne',
      by_facility: 'cscom_sangha',
      reason_code: 'unconscious',
      reason: 'Trouvée sans connaissance',
    }
    await expect(call('nurse', 'break_glass', wish)).rejects.toThrow('missing_field')
    await expect(
      call('nurse', 'break_glass', { ...wish, reason_code: 'curious', number: '0000-0000' }),
    ).rejects.toThrow('invalid_input')
  })
})
