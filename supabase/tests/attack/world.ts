/** The world under attack: five facilities that know nothing of each other, with rows of every kind in each. */
import type postgres from 'postgres'
import { roles } from '../../../seed/reference/roles.ts'
import { actors, director, localRoles, newcomer, resident } from './actors.ts'
import { canaryOf, codes, type FacilityCode, idOf, places, receiverOf } from './places.ts'
import { addDay, addOperation } from './world_day.ts'
import { addLists } from './world_lists.ts'
import { addMerge } from './world_merge.ts'

/** Reference data: two districts of one region, whose border moved once. */
async function makeReference(sql: postgres.Sql): Promise<void> {
  await sql`insert into sis.org_unit (code, name, level) values
    ('country', 'Mali', 'country'), ('region_all', 'Mopti', 'region'),
    ('district_own', 'Djenné', 'district'), ('district_other', 'Bandiagara', 'district'),
    ('area_own', 'Aire du village', 'health_area'), ('area_sister', 'Aire voisine', 'health_area'),
    ('area_other', 'Autre aire', 'health_area')`
  await sql`insert into sis.org_unit_parent (child_code, parent_code, valid) values
    ('region_all', 'country', '[2000-01-01,)'), ('district_own', 'region_all', '[2000-01-01,)'),
    ('district_other', 'region_all', '[2000-01-01,)'), ('area_own', 'district_own', '[2000-01-01,)'),
    ('area_sister', 'district_other', '[2000-01-01,2023-03-01)'), ('area_sister', 'district_own', '[2023-03-01,)'),
    ('area_other', 'district_other', '[2000-01-01,)')`
  await sql`insert into sis.disease values ('malaria', 'Paludisme', 'Malaria', 'weekly')`
  await sql`insert into sis.diagnosis_term (code, label_fr, label_en, disease_code) values
    ('malaria_simple', 'Paludisme simple', 'Simple malaria', 'malaria')`
  await sql`insert into sis.age_band (code, label_fr, label_en, from_months, to_months) values
    ('0_4', 'Moins de 5 ans', 'Under five', 0, 60), ('5_up', '5 ans et plus', 'Five and over', 60, 1200)`
}

async function openPlaces(sql: postgres.Sql): Promise<void> {
  // The Ministry first: it hears of every facility that opens.
  for (const { code, name, kind } of [places.ministry, places.own, places.sister, places.csref, places.other])
    await sql`select private.open_facility(${code}, ${name}, ${kind}, 'public', 10000)`
  for (const { code, area } of Object.values(places))
    await sql`insert into sis.facility_parent (facility_code, org_unit_code, valid)
      values (${code}, ${area}, '[2010-01-01,)') on conflict do nothing`
  for (const code of codes)
    await sql`insert into sis.referral_route (from_facility, to_facility, travel_minutes)
      values (${code}, ${receiverOf[code]}, 60)`
}

async function appoint(sql: postgres.Sql): Promise<void> {
  for (const role of roles)
    await sql`insert into sis.role (id, code, name_fr, name_en, document)
      values (${idOf('role', role.code)}, ${role.code}, ${role.nameFr}, ${role.nameEn}, ${sql.json(role.document)})`
  await sql`insert into sis.role (id, code, name_fr, name_en, document)
    values (${idOf('role', 'everything')}, 'everything', 'Tout', 'Everything',
      ${sql.json(director.memberships[0]?.document ?? {})})`
  for (const [code, document] of Object.entries(localRoles))
    await sql`insert into sis.role (id, facility_code, code, name_fr, name_en, document)
      values (${idOf('role', code)}, ${places.own.code}, ${code}, ${code}, ${code}, ${sql.json(document)})`
  await sql`insert into auth.users (id, email) values (${newcomer}, 'newcomer@attack.test')`
  await sql`insert into auth.users (id, email) values (${resident}, 'resident@attack.test')`
  for (const code of codes)
    await sql`insert into sis.membership (id, facility_code, user_id, role_id, display_name)
      values (${idOf('membership_resident', code)}, ${code}, ${resident}, ${idOf('role', 'pharmacist')}, ${`Resident ${canaryOf(code)}`})`
  for (const actor of [...actors, director]) {
    if (!actor.id) continue
    await sql`insert into auth.users (id, email) values (${actor.id}, ${`${actor.code}@attack.test`})`
    for (const m of actor.memberships)
      await sql`insert into sis.membership (id, facility_code, user_id, role_id, display_name, status, exceptions, starts_on, ends_on)
        values (${idOf(`membership_${actor.code}`, m.facility)}, ${m.facility}, ${actor.id}, ${idOf('role', m.role)},
          ${`${actor.code} ${canaryOf(m.facility)}`}, ${m.status ?? 'active'}, ${sql.json((m.exceptions ?? {}) as never)},
          current_date + ${m.starts ?? -60}::int, ${m.ends === undefined ? null : sql`current_date + ${m.ends}::int`})`
  }
}

/** One patient with a visit and a diagnosis; `author` wrote all three. */
async function addRecord(sql: postgres.Sql, code: FacilityCode, name: string, author: string): Promise<void> {
  const [patient, visit] = [idOf(`patient_${name}`, code), idOf(`consultation_${name}`, code)]
  const canary = canaryOf(code)
  await sql`insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, village, created_by)
    values (${code}, ${patient}, ${canary}, 'Awa', 'F', '2000-01-01', ${canary}, ${author})`
  await sql`insert into sis.consultation (facility_code, id, patient_id, consulted_at, signs, author)
    values (${code}, ${visit}, ${patient}, now() - interval '1 hour', ${canary}, ${author})`
  await sql`insert into sis.diagnosis (facility_code, id, consultation_id, term_code, free_text, author)
    values (${code}, ${idOf(`diagnosis_${name}`, code)}, ${visit}, 'malaria_simple', ${canary}, ${author})`
}

/** A letter of each kind: each function that moves one on has its own. */
const letters = { answered: 'closed', open: 'sent', mistaken: 'sent', accepted: 'accepted' } as const

async function addLetter(sql: postgres.Sql, code: FacilityCode, name: string, status: string): Promise<void> {
  const [letter, canary] = [idOf(`referral_${name}`, code), canaryOf(code)]
  await sql`insert into sis.referral (id, from_facility, to_facility, patient_id, kind, patient_identity, reason, decided_at, status)
    values (${letter}, ${code}, ${receiverOf[code]}, ${idOf('patient_plain', code)}, 'reference',
      ${sql.json({ family_name: canary })}, ${canary}, now() - interval '2 hours', ${status})`
  await sql`insert into sis.referral_step (id, referral_id, position, kind, actor_facility, note)
    values (${idOf(`step_${name}`, code)}, ${letter}, 1, 'sent', ${code}, ${canary})`
  if (status === 'closed')
    await sql`insert into sis.counter_referral (id, referral_id, final_diagnosis, outcome)
      values (${idOf(`counter_${name}`, code)}, ${letter}, ${canary}, 'cured')`
}

/** Whoever broke the glass of this facility: a nurse of the village; of the village's own, somebody from the CSRéf. */
export const breakerOf = (code: string): { user: string; by: FacilityCode } =>
  code === places.own.code
    ? { user: director.id ?? '', by: places.csref.code }
    : { user: idOf('person', 'nurse'), by: places.own.code }

async function breakGlass(sql: postgres.Sql, code: FacilityCode): Promise<void> {
  const { user, by } = breakerOf(code)
  await sql`insert into sis.emergency_access (id, request_id, facility_code, by_facility, patient_id, user_id, reason_code, reason, expires_at)
    values (${idOf('access', code)}, ${idOf('access', code)}, ${code}, ${by}, ${idOf('patient_plain', code)}, ${user}, 'other',
      ${`${canaryOf(code)} inconscient`}, now() + interval '1 day')`
}

async function addSettings(sql: postgres.Sql, code: FacilityCode): Promise<void> {
  const [endpoint, canary] = [idOf('endpoint', code), canaryOf(code)]
  await sql`insert into sis.webhook_endpoint (id, facility_code, url, description, event_types)
    values (${endpoint}, ${code}, 'https://receiver.example', ${canary}, '{nothing.ever}')`
  await sql`insert into private.webhook_secret values (${endpoint}, ${idOf('secret', code)})`
  await sql`insert into sis.webhook_delivery (id, facility_code, endpoint_id, event_seq, event_id, event_type)
    values (${idOf('delivery', code)}, ${code}, ${endpoint}, 1, ${idOf('event', code)}, 'nothing.ever')`
  await sql`insert into sis.webhook_source (code, facility_code, description, secret_id)
    values (${`lab_${code}`}, ${code}, ${canary}, ${idOf('secret', code)})`
  await sql`insert into sis.webhook_inbox (source, webhook_id, facility_code, event_type, body)
    values (${`lab_${code}`}, ${idOf('message', code)}, ${code}, 'lab.result', ${sql.json({ canary })})`
  await sql`insert into sis.role (id, facility_code, code, name_fr, name_en, document)
    values (${idOf('role_spare', code)}, ${code}, 'spare_role', ${canary}, ${canary},
      '{"version": 1, "home": "care", "areas": {}}')`
  for (const name of ['invitation', 'invitation_kept'])
    await sql`insert into sis.invitation (id, facility_code, email, role_id, display_name, code_hash)
      values (${idOf(name, code)}, ${code}, ${`${name}@${code}.test`}, ${idOf('role', 'nurse')}, ${canary}, '\\x00')`
}

/** Fills a migrated, empty database. */
export async function makeWorld(sql: postgres.Sql): Promise<void> {
  await makeReference(sql)
  await openPlaces(sql)
  await addLists(sql)
  await appoint(sql)
  for (const code of codes) {
    await addRecord(sql, code, 'plain', director.id ?? '')
    await addDay(sql, code, 'plain', director.id ?? '')
    await addOperation(sql, code, 'plain', director.id ?? '')
    await addMerge(sql, code, 'plain', director.id ?? '')
    if (code === places.own.code) {
      const own = actors.find((actor) => actor.code === 'own_records_nurse')
      await addRecord(sql, code, 'limited', own?.id ?? '')
      await addDay(sql, code, 'limited', own?.id ?? '')
      await addOperation(sql, code, 'nurse', idOf('person', 'nurse'))
      await addMerge(sql, code, 'limited', own?.id ?? '')
    }
    for (const [name, status] of Object.entries(letters)) await addLetter(sql, code, name, status)
    await addSettings(sql, code)
    await breakGlass(sql, code)
  }
}
