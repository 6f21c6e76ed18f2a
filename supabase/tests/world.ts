/** The small world that database tests start from: three facilities, a nurse, a doctor, the Ministry, an outsider. */
import type postgres from 'postgres'

export const people = {
  nurse: '00000000-0000-4000-8000-000000000001',
  doctor: '00000000-0000-4000-8000-000000000002',
  epidemiologist: '00000000-0000-4000-8000-000000000003',
  stranger: '00000000-0000-4000-8000-000000000004',
  administrator: '00000000-0000-4000-8000-000000000005',
} as const
export type Person = keyof typeof people

const clinical = ['read', 'create', 'update']
const documents = {
  nurse: {
    version: 1,
    home: 'care',
    areas: {
      patients: { verbs: clinical },
      consultations: { verbs: [...clinical, 'delete'] },
      referrals: { verbs: ['read', 'create', 'close'] },
      surveillance: { verbs: ['read'] },
    },
  },
  doctor: {
    version: 1,
    home: 'care',
    areas: {
      patients: { verbs: clinical },
      consultations: { verbs: clinical },
      referrals: { verbs: ['read', 'create', 'answer', 'close'] },
      surveillance: { verbs: ['read'] },
    },
  },
  epidemiologist: {
    version: 1,
    home: 'ministry',
    areas: { surveillance: { verbs: ['read'] }, reports: { verbs: ['read'] } },
  },
  administrator: {
    version: 1,
    home: 'administration',
    areas: {
      staff: { verbs: ['read', 'create', 'update'] },
      roles: { verbs: ['read', 'create', 'update', 'delete'] },
      webhooks: { verbs: ['read', 'create', 'update', 'delete'] },
      audit: { verbs: ['read'] },
    },
    // Appoints doctors without reading patients.
    grants: {
      patients: clinical,
      consultations: [...clinical, 'delete'],
      referrals: ['read', 'create', 'answer', 'close'],
      surveillance: ['read'],
    },
  },
}

/** Opens the facilities and gives each person their membership; the stranger has none. */
export async function makeWorld(sql: postgres.Sql): Promise<void> {
  await sql`select private.open_facility('ministere', 'Ministère de la Santé', 'ministry')`
  await sql`select private.open_facility('cscom_sangha', 'CSCOM de Sangha', 'cscom', 'community', 12000)`
  await sql`select private.open_facility('csref_djenne', 'CSRéf de Djenné', 'csref')`
  await sql`insert into sis.disease values ('malaria', 'Paludisme', 'Malaria', 'weekly')`
  await sql`insert into sis.diagnosis_term (code, label_fr, label_en, disease_code) values
    ('malaria_simple', 'Paludisme simple', 'Simple malaria', 'malaria'), ('cough', 'Toux', 'Cough', null)`
  await sql`insert into sis.age_band (code, label_fr, label_en, from_months, to_months) values
    ('0_11m', '0-11 mois', '0-11 months', 0, 12), ('1_4', '1-4 ans', '1-4 years', 12, 60), ('5_up', '5 ans et plus', '5 and over', 60, null)`
  for (const [name, id] of Object.entries(people))
    await sql`insert into auth.users (id, email) values (${id}, ${name})`
  const places = {
    nurse: 'cscom_sangha',
    doctor: 'csref_djenne',
    epidemiologist: 'ministere',
    administrator: 'csref_djenne',
  }
  for (const [name, facility] of Object.entries(places)) {
    const role = documents[name as keyof typeof documents]
    await sql`with r as (
        insert into sis.role (code, name_fr, name_en, document) values (${name}, ${name}, ${name}, ${sql.json(role)}) returning id)
      insert into sis.membership (facility_code, user_id, role_id, display_name)
      select ${facility}, ${people[name as Person]}, r.id, ${name} from r`
  }
}

/** Runs statements as a signed-in person, as PostgREST would, in one transaction. */
export async function as<T>(
  sql: postgres.Sql,
  person: Person,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return (await sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claim.sub', ${people[person]}, true),
      set_config('request.jwt.claims', ${JSON.stringify({ sub: people[person], role: 'authenticated' })}, true)`
    await tx`set local role authenticated`
    return work(tx)
  })) as T
}
