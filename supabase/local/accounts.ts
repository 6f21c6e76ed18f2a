import postgres from 'postgres'
import { v5 as uuid } from 'uuid'

/** A person of the demonstration. The roles and facilities are those of seed/. */
export interface Account {
  code: string
  email: string
  password: string
  role: string
  facility: string
  name: string
}

export const demoPassword = 'Keneya-Demo-2026'

const people: [code: string, mailbox: string, role: string, facility: string, name: string][] = [
  ['nurse_sangha', 'awa.guindo', 'nurse', 'cscom_sangha', 'Awa Guindo'],
  ['head_sangha', 'seydou.dolo', 'head', 'cscom_sangha', 'Seydou Dolo'],
  ['pharmacist_sangha', 'kadidia.saye', 'pharmacist', 'cscom_sangha', 'Kadidia Saye'],
  ['doctor_djenne', 'amadou.traore', 'doctor', 'csref_djenne', 'Dr Amadou Traoré'],
  ['clerk_djenne', 'fanta.kone', 'clerk', 'csref_djenne', 'Fanta Koné'],
  ['admin_djenne', 'ibrahim.toure', 'administrator', 'csref_djenne', 'Ibrahim Touré'],
  ['district_djenne', 'oumou.cisse', 'district_team', 'csref_djenne', 'Oumou Cissé'],
  ['doctor_mopti', 'boubacar.maiga', 'doctor', 'sih_mopti', 'Dr Boubacar Maïga'],
  ['doctor_nando', 'salif.nando', 'doctor', 'cabinet_nando', 'Dr Salif Nando'],
  ['doctor_etoile', 'aissata.diallo', 'doctor', 'cabinet_etoile', 'Dr Aïssata Diallo'],
  ['epidemiologist_ministry', 'mariam.coulibaly', 'epidemiologist', 'ministere', 'Dr Mariam Coulibaly'],
  ['admin_ministry', 'modibo.keita', 'national_administrator', 'ministere', 'Modibo Keïta'],
]

export const demoAccounts: readonly Account[] = people.map(([code, mailbox, role, facility, name]) => ({
  code,
  email: `${mailbox}@keneya.test`,
  password: demoPassword,
  role,
  facility,
  name,
}))

/** Made once at random; with it, an account has the same id on every machine. */
const namespace = '6c1f6f0e-9d0b-4a57-8f5c-1f0c5f1f3b52'

/** The user id of a demonstration account: seeds and tests name it before the account exists. */
export function accountId(code: string): string {
  return uuid(`account:${code}`, namespace)
}

/** Makes the users that are missing, with a confirmed address and a bcrypt password, as the auth server does. */
export async function createAccounts(
  sqlUrl: string,
  accounts: readonly Account[] = demoAccounts,
): Promise<void> {
  const sql = postgres(sqlUrl, { max: 1, onnotice: () => {} })
  const users = accounts.map(({ code, email, password, name }) => ({
    id: accountId(code),
    email,
    password,
    name,
  }))
  try {
    await sql`
      with person as (
        select * from jsonb_to_recordset(${sql.json(users)}) as p (id uuid, email text, password text, name text)
      ), made as (
        insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
          raw_app_meta_data, raw_user_meta_data)
        select id, 'authenticated', 'authenticated', email,
          extensions.crypt(password, extensions.gen_salt('bf', 8)), now(),
          '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', name, 'email', email)
        from person
        on conflict do nothing
        returning id, email
      )
      insert into auth.identities (id, provider, provider_id, user_id, identity_data)
      select gen_random_uuid(), 'email', id::text, id,
        jsonb_build_object('sub', id, 'email', email, 'email_verified', true)
      from made
    `
  } finally {
    await sql.end({ timeout: 5 })
  }
}
