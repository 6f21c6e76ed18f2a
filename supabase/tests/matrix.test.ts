import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './cluster.ts'
import { as, makeWorld, type Person, people } from './world.ts'

let sql: postgres.Sql
const everywhere = ['cabinet_nando', 'cscom_sangha', 'csref_djenne', 'ministere', 'sih_mopti']
const clinical = ['cscom_sangha', 'csref_djenne', 'sih_mopti']

/** Rows of every kind in three facilities that know nothing of each other, and one referral between two. */
async function fill(code: string, author: Person | null): Promise<void> {
  const [patient, visit, referral, endpoint] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const to = code === 'cscom_sangha' ? 'csref_djenne' : 'cabinet_nando'
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, created_by)
    values (${code}, ${patient}, 'Dolo', 'Awa', 'F', '2000-01-01', ${author && people[author]})`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, author)
    values (${code}, ${visit}, ${patient}, now(), ${author && people[author]})`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code)
    values (${code}, ${uuidv7()}, ${visit}, 'malaria_simple')`
  await sql`insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at)
    values (${referral}, ${code}, ${to}, ${patient}, 'reference', '{}', 'Avis', now())`
  await sql`insert into sis.referral_step (id, referral_id, position, kind, actor_facility)
    values (${uuidv7()}, ${referral}, 1, 'sent', ${code})`
  await sql`insert into sis.counter_referral (id, referral_id, final_diagnosis, outcome)
    values (${uuidv7()}, ${referral}, 'Paludisme', 'cured')`
  await sql`insert into sis.webhook_endpoint (id, facility_code, url, event_types)
    values (${endpoint}, ${code}, 'https://receiver.example', '{referral.sent}')`
  await sql`insert into sis.webhook_delivery (facility_code, endpoint_id, event_seq, event_id, event_type)
    values (${code}, ${endpoint}, 1, ${uuidv7()}, 'referral.sent')`
  await sql`insert into sis.webhook_source (code, facility_code, secret_id) values (${`lab_${code}`}, ${code}, ${uuidv7()})`
  await sql`insert into sis.webhook_inbox (source, webhook_id, facility_code, event_type, body)
    values (${`lab_${code}`}, '1', ${code}, 'lab.result', '{}')`
  await sql`insert into sis.role (facility_code, code, name_fr, name_en, document)
    values (${code}, 'own_role', 'Propre', 'Own', '{"version": 1, "home": "care", "areas": {}}')`
  await sql`insert into sis.emergency_access (request_id, facility_code, by_facility, patient_id, user_id, reason_code, reason, expires_at)
    values (${uuidv7()}, ${code}, 'cabinet_nando', ${patient}, ${uuidv7()}, 'other', 'Coma au marché', now())`
  await sql`insert into sis.invitation (facility_code, email, role_id, display_name, code_hash)
    select ${code}, ${`new@${code}.test`}, id, 'Nouvelle', '\\x00' from sis.role where code = 'nurse'`
}

beforeAll(async () => {
  sql = await cloneDatabase(inject('template'))
  await makeWorld(sql)
  await sql`select private.open_facility('sih_mopti', 'Hôpital', 'hospital'), private.open_facility('cabinet_nando', 'Nando', 'cabinet')`
  await fill('cscom_sangha', 'nurse')
  await fill('csref_djenne', 'doctor')
  await fill('sih_mopti', null)
})
afterAll(() => sql.end())

type Seen = Partial<Record<Person, string[]>>
const nurse = ['cscom_sangha']
const djenne = ['csref_djenne']
const clinicians: Seen = { nurse, doctor: djenne }
const members: Seen = { nurse, doctor: djenne, administrator: djenne, epidemiologist: ['ministere'] }
const administrators: Seen = { administrator: djenne }
const theMinistry: Seen = { epidemiologist: clinical }
/** Sangha's letter went to Djenné, so Djenné reads it too. */
const bothSides: Seen = { nurse, doctor: ['cscom_sangha', 'csref_djenne'] }

/** For each relation: what names the owner of a row, and whose rows each person sees. Nobody else sees any. */
const matrix: Record<string, { owner: string; seen: Seen }> = {
  'sis.patient': { owner: 'facility_code', seen: clinicians },
  'sis.consultation': { owner: 'facility_code', seen: clinicians },
  'sis.diagnosis': { owner: 'facility_code', seen: clinicians },
  'sis.event': { owner: 'facility_code', seen: members },
  'sis.feed': { owner: 'facility_code', seen: members },
  'sis.referral': { owner: 'from_facility', seen: bothSides },
  'sis.referral_step': { owner: 'actor_facility', seen: bothSides },
  'sis.counter_referral': {
    owner: '(select r.from_facility from sis.referral r where r.id = referral_id)',
    seen: bothSides,
  },
  'sis.case_count': { owner: 'facility_code', seen: { ...clinicians, ...theMinistry } },
  'sis.activity_count': {
    owner: 'facility_code',
    // Djenné and Nando each received a letter, which counts as their activity.
    seen: { nurse, doctor: djenne, administrator: djenne, epidemiologist: ['cabinet_nando', ...clinical] },
  },
  'sis.referral_count': { owner: 'from_facility', seen: { ...bothSides, ...theMinistry } },
  'sis.membership': {
    owner: 'display_name',
    seen: {
      nurse: ['nurse'],
      doctor: ['doctor'],
      epidemiologist: ['epidemiologist'],
      administrator: ['administrator', 'doctor'],
    },
  },
  'sis.role': {
    owner: "coalesce(facility_code, 'standard')",
    seen: {
      nurse: ['cscom_sangha', 'standard'],
      doctor: ['csref_djenne', 'standard'],
      administrator: ['csref_djenne', 'standard'],
      epidemiologist: ['standard'],
      stranger: ['standard'],
    },
  },
  'sis.invitation': { owner: 'facility_code', seen: administrators },
  'sis.audit': { owner: 'facility_code', seen: administrators },
  'sis.emergency_access': { owner: 'facility_code', seen: administrators },
  'sis.webhook_endpoint': { owner: 'facility_code', seen: administrators },
  'sis.webhook_delivery': { owner: 'facility_code', seen: administrators },
  'sis.webhook_source': { owner: 'facility_code', seen: administrators },
  'sis.webhook_inbox': { owner: 'facility_code', seen: administrators },
  'ministry.weekly_cases': { owner: 'facility_code', seen: theMinistry },
  'ministry.referral_flow': { owner: 'from_facility', seen: theMinistry },
  'ministry.daily_activity': {
    owner: 'facility_code',
    seen: { epidemiologist: ['cabinet_nando', ...clinical] },
  },
  'ministry.facility_directory': { owner: 'code', seen: { epidemiologist: everywhere } },
}

/** Lists that everybody who is signed in may read, and that name nobody. */
const open = [
  'sis.age_band',
  'sis.diagnosis_term',
  'sis.disease',
  'sis.emergency_rule',
  'sis.facility',
  'sis.facility_parent',
  'sis.org_unit',
  'sis.org_unit_parent',
  'sis.referral_delay',
  'sis.referral_route',
]

it('declares every relation of the exposed schemas', async () => {
  const relations = await sql`select format('%s.%s', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('sis', 'ministry') and c.relkind in ('r', 'p', 'v', 'm') order by 1`
  expect(relations.map((r) => r.name)).toEqual([...Object.keys(matrix), ...open].sort())
})

describe('reading: each person sees the rows declared, and no other', () => {
  for (const [relation, { owner, seen }] of Object.entries(matrix)) {
    it(relation, async () => {
      const [row] = await sql.unsafe(
        `select count(*)::int as total from ${relation.replace(/^ministry\..*/, 'sis.facility')}`,
      )
      expect(row?.total, 'rows to be seen').toBeGreaterThan(0)
      for (const person of Object.keys(people) as Person[]) {
        const rows = await as(sql, person, (tx) =>
          tx.unsafe(`select distinct ${owner} as owner from ${relation} order by 1`),
        )
        expect(
          rows.map((r) => r.owner),
          person,
        ).toEqual([...(seen[person] ?? [])].sort())
      }
    })
  }
})

describe('writing straight into a table, past the functions', () => {
  const patient = () => ({
    facility_code: 'csref_djenne',
    id: uuidv7(),
    family_name: 'Dolo',
    given_name: 'Planted',
    sex: 'F',
    birth_date: '2000-01-01',
  })
  const insert = (person: Person, table: string, row: object) =>
    as(sql, person, (tx) => tx`insert into ${tx(table)} ${tx(row as Record<string, string>)}`)
  const existing = async (table: string, code: string) =>
    (await sql.unsafe(`select id from ${table} where facility_code = '${code}' limit 1`))[0]?.id

  it('is held to the facilities where the person may', async () => {
    const refused = 'row-level security'
    await expect(insert('nurse', 'sis.patient', patient())).rejects.toThrow(refused)
    const visit = { facility_code: 'csref_djenne', id: uuidv7(), consulted_at: new Date().toISOString() }
    const patientId = await existing('sis.patient', 'csref_djenne')
    await expect(insert('nurse', 'sis.consultation', { ...visit, patient_id: patientId })).rejects.toThrow(
      refused,
    )
    const consultationId = await existing('sis.consultation', 'csref_djenne')
    const diagnosis = {
      facility_code: 'csref_djenne',
      id: uuidv7(),
      consultation_id: consultationId,
      free_text: 'x',
    }
    await expect(insert('nurse', 'sis.diagnosis', diagnosis)).rejects.toThrow(refused)
    await insert('doctor', 'sis.patient', patient())
    await insert('doctor', 'sis.consultation', { ...visit, patient_id: patientId })
    await insert('doctor', 'sis.diagnosis', diagnosis)
  })

  it('changes and deletes nothing elsewhere', async () => {
    const touch = (person: Person, statement: string) =>
      as(sql, person, async (tx) => (await tx.unsafe(statement)).count)
    const edits = {
      'sis.patient': `update sis.patient set village = 'Planted' where facility_code = 'csref_djenne'`,
      'sis.consultation': `update sis.consultation set signs = 'Planted' where facility_code = 'csref_djenne'`,
      'sis.diagnosis': `update sis.diagnosis set free_text = 'Planted' where facility_code = 'csref_djenne'`,
      'sis.diagnosis, deleted': `delete from sis.diagnosis where facility_code = 'csref_djenne' and free_text = 'Planted'`,
    }
    for (const [table, statement] of Object.entries(edits)) {
      expect(await touch('nurse', statement), table).toBe(0)
      expect(await touch('administrator', statement), table).toBe(0)
      expect(await touch('doctor', statement), table).toBeGreaterThan(0)
    }
  })
})
