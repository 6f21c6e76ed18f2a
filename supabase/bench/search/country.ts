/** A million people in 1,500 facilities, one of which has ten thousand: where the search is measured. */

import { families, men, women } from '../../../seed/demo/names.ts'
import { catchments } from '../../../seed/demo/people.ts'
import { type Country, hireCast, openUntil, stage, startCountry } from '../scale_country.ts'
import { loadRegister } from './load.ts'
import { makeRegister, type Person } from './people.ts'

export interface SearchCountry extends Country {
  register: readonly Person[]
  patients: number
}

const flat = (lists: Record<string, readonly string[]>): string[] => Object.values(lists).flat()
const pick = (list: string, salt: number): string =>
  `${list}[1 + ((hashint8(n * 31 + ${salt} + $2) & 2147483647) % cardinality(${list}))]`
const idOf = (salt: number): string =>
  `('0190' || lpad(to_hex(n + $2), 8, '0') || '7000' || '8000' || lpad(to_hex(((hashint8(n + ${salt} + $2) & 2147483647))::bigint), 12, '0'))::uuid`

/** People of one facility and their last visit, past the triggers: what a search looks at, and nothing else. */
async function fill(country: Country, code: string, count: number, before: number): Promise<void> {
  const names = [
    flat(families),
    flat(men),
    flat(women),
    Object.values(catchments).flatMap((c) => [...c.inside]),
  ]
  const [family, man, woman, village] = ['$3::text[]', '$4::text[]', '$5::text[]', '$6::text[]'] as const
  const given = `case when n % 2 = 0 then (${pick(`(${woman})`, 2)}) else (${pick(`(${man})`, 3)}) end`
  await country.admin.unsafe(
    `with made as (
      insert into sis.patient (facility_code, id, family_name, given_name, sex, birth_date, birth_precision, village, phone)
      select '${code}', ${idOf(7)}, ${pick(`(${family})`, 1)}, ${given}, case when n % 2 = 0 then 'F' else 'M' end,
        current_date - 90 - (hashint8(n + $2) & 16383)::int, case when n % 3 = 0 then 'day' else 'age' end, ${pick(`(${village})`, 4)},
        case when n % 2 = 0 then (60000000 + (hashint8(n * 7 + $2) & 16777215))::text end
      from generate_series(1, $1::bigint) n returning id, sex, search_key
    ), noted as (
      insert into sis.name_word (facility_code, word, patient_id)
      select distinct on (w.word) '${code}', w.word, m.id from made m, unnest(string_to_array(m.search_key, ' ')) as w (word)
      where w.word !~ '^[#~]'
    )
    insert into sis.consultation (facility_code, id, patient_id, consulted_at, sex, age_months, age_band, in_health_area)
    select '${code}', gen_random_uuid(), m.id, now() - random() * interval '700 days', m.sex, 300, '25_up', true from made m`,
    [count, before, ...names] as never,
  )
}

/** Builds the country: `patients` in all, over `facilities`. */
export async function searchCountry(facilities: number, patients: number): Promise<SearchCountry> {
  const country = await startCountry()
  try {
    await openUntil(country.owner, facilities)
    await hireCast(country)
    const register = makeRegister(stage, Math.min(10_000, patients), new Date().toISOString().slice(0, 10))
    await loadRegister(country.owner, stage, register)
    const others = await country.admin<{ code: string }[]>`
      select code from sis.facility where kind <> 'ministry' and code <> ${stage} order by code`
    const each = Math.floor((patients - register.length) / Math.max(1, others.length))
    await country.admin.unsafe('set session_replication_role = replica')
    for (const [place, { code }] of others.entries()) await fill(country, code, each, place * each)
    await country.admin.unsafe('reset session_replication_role')
    for (const table of ['patient', 'consultation', 'name_word'])
      await country.admin.unsafe(`vacuum analyze ${stage}.${table}`)
    return { ...country, register, patients: register.length + each * others.length }
  } catch (error) {
    await country.stop()
    throw error
  }
}
