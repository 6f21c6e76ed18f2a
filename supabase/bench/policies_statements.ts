/** The ten statements that the client sends most, as web/src/features and web/src/lib/feed.ts ask for them. */
import { stage } from './scale_country.ts'
import type { Records } from './scale_records.ts'

export interface Statement {
  name: string
  text: string
  /** Values of $1, $2 ...; a new round may ask for another row. */
  values: (round: number) => string[]
  /** What the owner runs instead, where the function would check the owner too. */
  unchecked?: string
}

const visit =
  'id,consulted_at,reasons,temperature_c,weight_kg,muac_mm,malaria_test,malaria_result,treatment,outcome,next_visit_on,author_name'

export function statements({ patients, visits, seq }: Records): Statement[] {
  const patient = (round: number) => patients[round % patients.length] as string
  const here = () => [stage]
  const marks = visits.map((_, index) => `$${index + 2}`).join(',')
  return [
    {
      name: 'patient by id',
      text: `select facility_code,id,number,family_name,given_name,sex,birth_date,birth_precision,village,in_health_area,phone,
        guardian_name,pregnant,revision,created_at,updated_at from sis.patient where facility_code = $1 and id = $2 and deleted_at is null`,
      values: (round) => [stage, patient(round)],
    },
    {
      name: 'latest 50 visits',
      text: `select ${visit} from sis.consultation where facility_code = $1 and deleted_at is null order by consulted_at desc limit 50`,
      values: here,
    },
    {
      name: 'history of a patient',
      text: `select ${visit} from sis.consultation where facility_code = $1 and patient_id = $2 and deleted_at is null
        order by consulted_at desc limit 50`,
      values: (round) => [stage, patient(round)],
    },
    {
      name: 'diagnoses of 50 visits',
      text: `select consultation_id,term_code,free_text,certainty from sis.diagnosis where facility_code = $1 and consultation_id in (${marks})`,
      values: () => [stage, ...visits],
    },
    {
      name: 'visits of the day',
      text: `select ${visit} from sis.consultation where facility_code = $1 and deleted_at is null and consulted_at >= $2
        order by consulted_at desc`,
      values: () => [stage, new Date(Date.now() - 86_400_000).toISOString()],
    },
    {
      name: 'search by name',
      text: 'select * from sis.search_patients($1, $2, 20)',
      unchecked: 'select * from bench.search_patients($1, $2, 20)',
      values: (round) => [stage, ['Coulibaly', 'Kulibali Awa', 'Traore Fanta', 'Maiga'][round % 4] as string],
    },
    {
      name: 'cases of 26 weeks',
      text: `select week_start,cases from sis.case_count where facility_code = $1 and disease_code = $2 and certainty = $3 and week_start >= $4`,
      values: () => [stage, 'malaria', 'confirmed', new Date(Date.now() - 182 * 86_400_000).toISOString()],
    },
    {
      name: 'activity of 12 weeks',
      text: `select indicator,day,total from sis.activity_count where facility_code = $1 and indicator in ($2,$3) and day >= $4 order by day`,
      values: () => [
        stage,
        'consultation',
        'malaria_confirmed',
        new Date(Date.now() - 83 * 86_400_000).toISOString(),
      ],
    },
    {
      name: 'referrals received',
      text: 'select * from sis.referral where to_facility = $1 order by sent_at desc limit 200',
      values: here,
    },
    {
      name: 'events since',
      text: 'select * from sis.events_since($1, $2, 200)',
      values: () => [stage, seq],
    },
  ]
}

/** The statement around the statement: PostgREST has the database write the JSON. */
export const asRest = (text: string): string =>
  `with pgrst_source as (${text}) select null::bigint as total_result_set, pg_catalog.count(_postgrest_t) as page_total,
    coalesce(json_agg(_postgrest_t), '[]') as body, nullif(current_setting('response.headers', true), '') as response_headers,
    nullif(current_setting('response.status', true), '') as response_status
  from (select * from pgrst_source) _postgrest_t`
