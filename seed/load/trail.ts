/** Leaves the traces of the demonstration people, once: by their requests, under their rights. */
import type postgres from 'postgres'
import { actsOf, type Row, type TrailSubjects } from '../demo/trail.ts'
import type { UserIds } from './accounts.ts'

/** Plays the acts of the demonstration, unless an emergency access says that they were played. */
export async function loadTrail(
  sql: postgres.Sql,
  userIds: UserIds,
  today: string,
  until: number,
): Promise<void> {
  const [known] = await sql<{ any: boolean }[]>`select exists (select from sis.emergency_access) as any`
  if (known?.any) return
  let answer: Row = {}
  for (const { by, call, args } of actsOf(await findSubjects(sql, userIds), today, until)) {
    const sub = userIds[by]
    if (!sub) continue
    answer = await play(sql, sub, call, typeof args === 'function' ? args(answer) : args).catch(
      (error: Error) => {
        throw new Error(`demonstration, ${by}, ${call}: ${error.message}`)
      },
    )
  }
}

/** One request, as the API makes it: the claims of the person, their role, nothing of the owner's. */
async function play(sql: postgres.Sql, sub: string, call: string, args: Row): Promise<Row> {
  const names = Object.keys(args)
  const values = Object.values(args).map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  )
  return sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub, role: 'authenticated' })}, true),
      set_config('request.jwt.claim.sub', ${sub}, true),
      set_config('request.method', 'POST', true), set_config('request.path', ${`/rpc/${call}`}, true),
      set_config('request.headers', '{"user-agent": "Démonstration"}', true)`
    await tx`set local role authenticated`
    const places = names.map((name, index) => `${name} => $${index + 1}::text${castOf(args[name])}`)
    const [row] = await tx.unsafe<{ answer: Row }[]>(
      `select sis.${call}(${places.join(', ')}) as answer`,
      values,
    )
    return row?.answer ?? {}
  }) as Promise<Row>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const day = /^\d{4}-\d{2}-\d{2}$/

function castOf(value: unknown): string {
  if (typeof value === 'object') return '::jsonb'
  if (uuid.test(String(value))) return '::uuid'
  return day.test(String(value)) ? '::date' : ''
}

async function findSubjects(sql: postgres.Sql, userIds: UserIds): Promise<TrailSubjects> {
  const latest = async (facility: string) => {
    const rows = await sql<{ patient_id: string }[]>`
      select patient_id from sis.consultation where facility_code = ${facility} and deleted_at is null
      group by patient_id order by max(consulted_at) desc, patient_id limit 4`
    return rows.map((row) => row.patient_id)
  }
  const letters = await sql<{ id: string }[]>`
    select id from sis.referral where to_facility = 'csref_djenne' order by sent_at desc, id limit 2`
  const [visit] = await sql<{ row: Row }[]>`
    select to_jsonb(c) || jsonb_build_object('diagnoses', (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'term_code', d.term_code, 'free_text', d.free_text,
        'certainty', d.certainty, 'is_new_case', d.is_new_case) order by d.id), '[]')
      from sis.diagnosis d where d.facility_code = c.facility_code and d.consultation_id = c.id)) as row
    from sis.consultation c
    where c.facility_code = 'csref_djenne' and c.author = ${userIds.doctor_djenne ?? null} and c.temperature_c is not null
      and c.deleted_at is null
    order by c.consulted_at desc, c.id limit 1`
  const [card] = await sql<{ row: Row }[]>`
    select to_jsonb(p) as row from sis.patient p
    where p.facility_code = 'csref_djenne' and p.deleted_at is null and p.phone is null order by p.id desc limit 1`
  const [known] = await sql<{ number: string }[]>`
    select p.number from sis.patient p
    join sis.consultation c on c.facility_code = p.facility_code and c.patient_id = p.id
    where p.facility_code = 'csref_djenne' and p.sex = 'M' and p.birth_date < current_date - interval '18 years'
      and p.deleted_at is null
    group by p.id, p.number order by count(*) desc, p.id limit 1`
  const waiting = await sql<{ patient_id: string }[]>`
    select patient_id from sis.consultation where facility_code = 'cscom_sangha' and deleted_at is null and age_months < 60
    group by patient_id having max(consulted_at) between now() - interval '20 days' and now() - interval '2 days'
    order by max(consulted_at) desc, patient_id limit 4`
  return {
    waiting: waiting.map((row) => row.patient_id),
    patients: {
      cscom_sangha: await latest('cscom_sangha'),
      csref_djenne: await latest('csref_djenne'),
    },
    letters: letters.map((letter) => letter.id),
    visit: visit && only(visit.row, visitFields),
    card: card && only(card.row, cardFields),
    known,
  }
}

const visitFields = [
  'facility_code',
  'id',
  'patient_id',
  'consulted_at',
  'reasons',
  'signs',
  'temperature_c',
  'weight_kg',
  'height_cm',
  'muac_mm',
  'systolic_mmhg',
  'diastolic_mmhg',
  'pulse_bpm',
  'respiration_rpm',
  'spo2_pct',
  'malaria_test',
  'malaria_result',
  'is_new_case',
  'treatment',
  'outcome',
  'next_visit_on',
  'diagnoses',
  'revision',
] as const
const cardFields = [
  'facility_code',
  'id',
  'family_name',
  'given_name',
  'sex',
  'birth_date',
  'birth_precision',
  'village',
  'in_health_area',
  'phone',
  'guardian_name',
  'pregnant',
  'revision',
] as const

const only = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))
