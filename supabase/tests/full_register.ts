/**
 * A register of a size that is normal, with the variety of a real one: what it weighs on the network depends on
 * how many different names, numbers and ids it holds. Made in the database, in seconds, without news or trail.
 */
import type postgres from 'postgres'
import { families, men, women } from '../../seed/demo/names.ts'

export interface RegisterSize {
  patients: number
  /** Of the last ninety days. */
  visits: number
  /** Waiting today. */
  arrivals: number
}

export const fullSize: RegisterSize = { patients: 10_000, visits: 3_000, arrivals: 40 }

const flat = (names: Record<string, readonly string[]>) => Object.values(names).flat()
const villages =
  'Sangha, Bongo, Ogol Leye, Ogol Da, Ireli, Banani, Gogoli, Yougo, Koundou, Ibi, Tireli, Amani, Nini, Diamini'

const pick = (list: string) => `(${list})[1 + floor(random() * cardinality(${list}))::int]`
/** A UUIDv7 of a moment, as the client makes them: the time, then 74 bits that no compression shortens. */
const idAt = (moment: string) =>
  `overlay(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14)
    placing '8' from 17 for 1)::uuid`

/** Fills a facility that is there and has no patients. `sql` is past row-level security. */
export async function fillRegister(
  sql: postgres.Sql,
  facility: string,
  size: RegisterSize = fullSize,
): Promise<void> {
  const lists = {
    families: flat(families),
    men: flat(men),
    women: flat(women),
    villages: villages.split(', '),
    terms: (await sql`select code from sis.diagnosis_term order by code limit 40`).map(
      ({ code }) => code as string,
    ),
  }
  const given = `case when n % 2 = 0 then ${pick('l.women')} else ${pick('l.men')} end`
  await sql.begin(async (tx) => {
    await tx`select set_config('keneya.quiet', 'on', true), setseed(0.42)`
    await tx`create temporary table l on commit drop as
      select ${lists.families}::text[] as families, ${lists.men}::text[] as men, ${lists.women}::text[] as women,
        ${lists.villages}::text[] as villages, ${lists.terms}::text[] as terms`
    await tx.unsafe(`
      insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, birth_precision, village, in_health_area, phone,
        guardian_name, national_number, earlier_number, insurance_number)
      select '${facility}', ${idAt(`now() - (${size.patients} - n) * interval '1000 days' / ${size.patients}`)}, ${pick('l.families')}, ${given},
        case when n % 2 = 0 then 'F' else 'M' end, current_date - 90 - (random() * random() * 28000)::int,
        case when random() < 0.4 then 'day' when random() < 0.5 then 'year' else 'age' end, ${pick('l.villages')}, random() < 0.85,
        case when random() < 0.55 then (60000000 + random() * 39999999)::int::text end,
        case when random() < 0.4 then ${pick('l.women')} || ' ' || ${pick('l.families')} end,
        case when random() < 0.1 then (10000000000 + random() * 89999999999)::bigint::text end,
        case when random() < 0.3 then n || '/2024' end, case when random() < 0.05 then 'AMO-' || (random() * 999999)::int end
      from generate_series(1, ${size.patients}) n, l`)
    await tx.unsafe(`
      insert into sis.consultation (facility_code, id, patient_id, consulted_at, reasons, temperature_c, weight_kg, pulse_bpm, malaria_test,
        malaria_result, treatment, next_visit_on, author_name)
      select '${facility}', ${idAt('v.moment')}, v.patient_id, v.moment, array[(array['fever', 'cough', 'diarrhea', 'pain', 'follow_up'])[v.r]],
        35.5 + round(random()::numeric * 5, 1), 3 + round(random()::numeric * 70, 1), 60 + (random() * 80)::int,
        case when v.r = 1 then 'rdt' else 'none' end, case when v.r = 1 then case when random() < 0.4 then 'positive' else 'negative' end end,
        (array['Paracétamol', 'Amoxicilline 7 jours', 'SRO et zinc', 'ACT 3 jours'])[1 + floor(random() * 4)::int],
        case when random() < 0.2 then current_date + (random() * 20)::int end, 'Awa Guindo'
      from (select p.id as patient_id, 1 + floor(random() * 5)::int as r,
          now() - random() * interval '89 days' as moment
        from (select id from sis.patient where facility_code = '${facility}' order by random() limit ${size.visits}) p) v`)
    await tx.unsafe(`
      insert into sis.diagnosis (facility_code, id, consultation_id, term_code, certainty)
      select c.facility_code, ${idAt('c.consulted_at')}, c.id, ${pick('l.terms')}, case when random() < 0.5 then 'confirmed' else 'suspected' end
      from sis.consultation c, l where c.facility_code = '${facility}'`)
    await tx.unsafe(`
      insert into sis.arrival (facility_code, id, patient_id, arrived_at)
      select '${facility}', ${idAt('now()')}, p.id, now() - random() * interval '3 hours'
      from (select id from sis.patient where facility_code = '${facility}' order by random() limit ${size.arrivals}) p`)
  })
  await sql.unsafe(`analyze sis.patient, sis.consultation, sis.diagnosis, sis.arrival`)
}
