/** Millions of visits, loaded past the triggers: the policies do not care how a row came. */
import type postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import { type Country, stage } from './scale_country.ts'

const person = (n: string) => `('01900000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const visit = (n: string) => `('01910000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const diagnosis = (n: string) => `('01920000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** One visit in fifty is at the stage, which is larger than the others; ten visits to a patient. */
const shareOfStage = 50
const visitsEach = 10

export interface Records {
  patients: string[]
  /** The ids of the latest fifty visits. */
  visits: string[]
  /** Where somebody stands who has not read the latest hundred events. */
  seq: string
}

async function loadVisits(admin: postgres.Sql, facility: string, from: number, count: number): Promise<void> {
  const people = Math.max(1, Math.floor(count / visitsEach))
  await admin.unsafe(`
    insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, village)
    select '${facility}', ${person(`${from} + n`)}, (array['Dolo','Guindo','Traoré','Coulibaly','Maïga','Cissé','Touré','Diallo'])[1 + n % 8],
      (array['Awa','Seydou','Kadidia','Amadou','Fanta','Ibrahim','Oumou'])[1 + n % 7], case when n % 2 = 0 then 'F' else 'M' end,
      date '1960-01-01' + n % 22000, 'Sangha'
    from generate_series(1, ${people}) n;
    insert into sis.name_word (facility_code, word, patient_id)
    select distinct on (w.word) '${facility}', w.word, p.id from sis.patient p, unnest(string_to_array(p.search_key, ' ')) as w (word)
    where p.facility_code = '${facility}' and w.word !~ '^[#~]';
    insert into sis.consultation (facility_code, id, patient_id, consulted_at, sex, age_months, age_band, in_health_area, reasons, temperature_c,
      weight_kg, malaria_test, malaria_result, treatment, author_name)
    select '${facility}', ${visit(`${from} + n`)}, ${person(`${from} + 1 + n % ${people}`)},
      now() - interval '730 days' + n * (interval '730 days' / ${count}), case when n % 2 = 0 then 'F' else 'M' end, 300, '25_up', true,
      '{fever}', 38.5, 55, 'rdt', case when n % 3 = 0 then 'positive' else 'negative' end, 'ACT, paracétamol', 'Awa Guindo'
    from generate_series(1, ${count}) n`)
}

async function loadStage(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    insert into sis.diagnosis (facility_code, id, consultation_id, term_code, disease_code)
    select c.facility_code, ${diagnosis('row_number() over ()')}, c.id, t.code, t.disease_code from sis.consultation c,
      (select code, disease_code from sis.diagnosis_term order by disease_code nulls last, code limit 2) t where c.facility_code = '${stage}';
    insert into sis.event (facility_code, seq, type, subject_kind, subject_id)
    select '${stage}', f.last_seq + n, 'consultation.recorded', 'consultation', gen_random_uuid()
    from sis.feed f, generate_series(1, 20000) n where f.facility_code = '${stage}';
    update sis.feed set last_seq = last_seq + 20000 where facility_code = '${stage}'`)
}

/** Counts and referrals are flat tables: every facility has its rows in the same one. */
async function loadFlat(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    insert into sis.case_count (facility_code, disease_code, week_start, age_band, sex, certainty, cases)
    select f.code, 'malaria', date_trunc('week', current_date)::date - 7 * w, b, s, 'confirmed', 1 + w % 5
    from sis.facility f, generate_series(0, 51) w, unnest(array['0_11m', '1_4', '5_14', '15_up']) b, unnest(array['F', 'M']) s
    on conflict do nothing;
    insert into sis.activity_count (facility_code, indicator, day, total)
    select f.code, i, current_date - d, 5 from sis.facility f, generate_series(0, 119) d,
      unnest(array['consultation', 'consultation_new', 'malaria_suspected', 'malaria_tested', 'malaria_confirmed']) i
    on conflict do nothing;
    insert into sis.referral (id, from_facility, to_facility, patient_id, kind, status, patient_identity, reason, decided_at, sent_at)
    select gen_random_uuid(), f.code, case when n = 1 then '${stage}' else 'sih_mopti' end, gen_random_uuid(), 'reference', 'closed',
      '{"family_name": "Dolo", "given_name": "Awa", "sex": "F", "age_months": 300}', 'Fièvre prolongée', now(), now() - n * interval '1 day'
    from sis.facility f, generate_series(1, 20) n where f.code not in ('${stage}', 'sih_mopti', 'ministere')`)
}

/** Loads `visits` visits over the whole country and says which rows of the stage the statements may ask for. */
export async function loadRecords({ admin }: Country, visits: number): Promise<Records> {
  const facilities = await admin<
    { code: string }[]
  >`select code from sis.facility where kind <> 'ministry' order by code`
  const atStage = Math.floor(visits / shareOfStage)
  const elsewhere = Math.floor((visits - atStage) / (facilities.length - 1))
  await admin.unsafe('set session_replication_role = replica')
  let loaded = 0
  for (const { code } of facilities) {
    const count = code === stage ? atStage : elsewhere
    await loadVisits(admin, code, loaded, count)
    loaded += count
  }
  await loadStage(admin)
  await loadFlat(admin)
  await admin.unsafe('reset session_replication_role')
  await admin.unsafe('analyze sis.case_count, sis.activity_count, sis.referral, sis.feed')
  for (const table of ['patient', 'consultation', 'diagnosis', 'event'])
    await admin.unsafe(`vacuum analyze ${stage}.${table}`)
  const patients = await admin<{ id: string }[]>`
    select id from sis.patient where facility_code = ${stage} order by md5(id::text) limit 200`
  const latest = await admin<{ id: string }[]>`
    select id from sis.consultation where facility_code = ${stage} order by consulted_at desc limit 50`
  const [feed] = await admin`select last_seq - 100 as seq from sis.feed where facility_code = ${stage}`
  return {
    seq: String(feed?.seq),
    patients: patients.map((row) => row.id),
    visits: latest.map((row) => row.id),
  }
}

/** A visit as the client saves it. */
export const newVisit = (facility: string, patient: string) =>
  JSON.stringify({
    facility_code: facility,
    id: uuidv7(),
    patient_id: patient,
    consulted_at: new Date().toISOString(),
    malaria_test: 'rdt',
    malaria_result: 'positive',
    diagnoses: [{ id: uuidv7(), term_code: 'malaria_simple', certainty: 'confirmed', is_new_case: true }],
  })
