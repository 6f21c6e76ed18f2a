/** What runs with the rights of its owner is past the policies, so each function keeps to its facility by itself. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, people } from './world.ts'

let sql: postgres.Sql
const [theirs, mine] = [uuidv7(), uuidv7()]

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date) values
    ('csref_djenne', ${theirs}, 'Tembely', 'Yacouba', 'M', '1990-01-01'),
    ('cscom_sangha', ${mine}, 'Tembely', 'Yacouba', 'M', '1990-01-01')`
})
afterAll(() => sql.end())

describe('a nurse of Sangha', () => {
  it('finds a namesake of her own facility and not the one elsewhere', async () => {
    const found = await as(
      sql,
      'nurse',
      (tx) => tx`select id from sis.search_patients('cscom_sangha', 'tembely')`,
    )
    expect(found.map((row) => row.id)).toEqual([mine])
  })

  it('opens no record of elsewhere under her own facility’s name', async () => {
    const open = (id: string) =>
      as(sql, 'nurse', (tx) => tx`select sis.open_record('cscom_sangha', ${id}, 'care')`)
    await open(mine)
    await expect(open(theirs)).rejects.toThrow('not_found')
  })

  it('lists nobody of elsewhere, not even without a name', async () => {
    const listed = await as(sql, 'nurse', (tx) => tx`select id from sis.anonymous_patients('cscom_sangha')`)
    expect(listed.map((row) => row.id)).toEqual([mine])
  })

  it('sends no letter about somebody of elsewhere, nor about somebody else’s visit', async () => {
    const letter = (patient: string, more: object = {}) =>
      as(
        sql,
        'nurse',
        (tx) =>
          tx`select sis.send_referral(${tx.json({
            id: uuidv7(),
            from_facility: 'cscom_sangha',
            to_facility: 'csref_djenne',
            patient_id: patient,
            kind: 'reference',
            reason: 'Avis',
            decided_at: new Date().toISOString(),
            ...more,
          })})`,
      )
    await letter(mine)
    await expect(letter(theirs)).rejects.toThrow('not_found')
    await expect(letter(mine, { consultation_id: uuidv7() })).rejects.toThrow('not_found')
  })
})

describe('an administrator', () => {
  const roleAt = async (facility: string) => {
    const [made] = await sql`insert into sis.role (facility_code, code, name_fr, name_en, document) values
        (${facility}, 'empty', 'Vide', 'Empty', '{"version": 1, "home": "care", "areas": {}}') returning id`
    return made?.id as string
  }

  it('invites to no role of another facility, and gives none', async () => {
    const [own, foreign] = [await roleAt('csref_djenne'), await roleAt('cscom_sangha')]
    const invite = (role: string, email: string) =>
      as(
        sql,
        'administrator',
        (tx) =>
          tx`select sis.invite(${tx.json({ facility_code: 'csref_djenne', email, role_id: role, display_name: 'Xx' })})`,
      )
    await invite(own, 'a@keneya.test')
    await expect(invite(foreign, 'b@keneya.test')).rejects.toThrow('unknown_role')
    const give = (role: string) =>
      as(
        sql,
        'administrator',
        (tx) => tx`update sis.membership set role_id = ${role} where display_name = 'doctor'`,
      )
    await expect(give(foreign)).rejects.toThrow('unknown_role')
    await give(own)
  })

  it('hears by webhook of their own facility only', async () => {
    const [endpoint] = await sql`insert into sis.webhook_endpoint (facility_code, url, event_types) values
        ('csref_djenne', 'https://receiver.example', '{patient.registered}') returning id`
    const register = (facility: string) =>
      sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date)
        values (${facility}, ${uuidv7()}, 'Dolo', 'Awa', 'F', '2000-01-01')`
    await register('cscom_sangha')
    expect(await sql`select * from sis.webhook_delivery where endpoint_id = ${endpoint?.id}`).toEqual([])
    await register('csref_djenne')
    expect(await sql`select * from sis.webhook_delivery where endpoint_id = ${endpoint?.id}`).toHaveLength(1)
  })
})

describe('a facility that opens', () => {
  it('has partitions that deny, and that nobody was given', async () => {
    await sql`select private.open_facility('sih_new', 'Nouvel hôpital', 'hospital')`
    const open = await sql`select c.relname, c.relrowsecurity, r.role from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'sih_new',
      (values ('anon'), ('authenticated'), ('service_role')) as r (role)
      where c.relkind = 'r' and (not c.relrowsecurity
        or has_table_privilege(r.role, c.oid, 'select, insert, update, delete') or has_schema_privilege(r.role, n.oid, 'usage'))`
    expect(open).toEqual([])
  })
})

describe('whoever writes', () => {
  /** Past the grants, as a definer function would be. */
  const asDefiner = (person: string, work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claim.sub', ${person}, true)`
      await work(tx)
    })

  it('is the author, whoever they say it was', async () => {
    const [patient, visit, diagnosis] = [uuidv7(), uuidv7(), uuidv7()]
    await asDefiner(people.nurse, async (tx) => {
      await tx`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, created_by)
        values ('cscom_sangha', ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01', ${people.doctor})`
      await tx`insert into sis.consultation (facility_code, id, patient_id, consulted_at, author, author_name)
        values ('cscom_sangha', ${visit}, ${patient}, now(), ${people.doctor}, 'doctor')`
      await tx`insert into sis.diagnosis (facility_code, id, consultation_id, free_text, author)
        values ('cscom_sangha', ${diagnosis}, ${visit}, 'Toux', ${people.doctor})`
    })
    const [row] = await sql`select p.created_by, c.author, c.author_name, d.author as noted_by
      from sis.patient p join sis.consultation c on c.facility_code = p.facility_code and c.patient_id = p.id
      join sis.diagnosis d on d.facility_code = c.facility_code and d.consultation_id = c.id
      where p.facility_code = 'cscom_sangha' and p.id = ${patient}`
    expect(row).toEqual({
      created_by: people.nurse,
      author: people.nurse,
      author_name: 'nurse',
      noted_by: people.nurse,
    })
  })
})
