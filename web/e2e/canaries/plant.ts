/**
 * Gives every facility rows that carry a text found nowhere else, in every table where a text of its own can
 * stand. Whoever hears one says where it came from.
 */
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { v4 as uuidv4 } from 'uuid'
import { accountId, demoAccounts } from '../../../supabase/local/accounts.ts'

/** Whose text it is: a facility's rows, a letter's two sides, or one person. */
export interface Canary {
  text: string
  facilities: string[]
  person?: string
  /** The patient whose record holds it: a broken glass lets somebody else read that record. */
  patient?: string
  /** Where everybody who may ask is shown it. */
  shownBy?: string
}

/** Every canary, known or not, wherever it stands in a text. */
export const canaryPattern = /canari-[a-z]+(?:[_-][a-z]+)*-[0-9a-f]{8}/gi

/** Tables of `sis` that hold no text of a facility's own: codes and figures, or the same for everybody. */
const withoutOwnText = new Set([
  ...['activity_count', 'case_count', 'referral_count', 'referral_delay', 'emergency_rule', 'feed'],
  ...['age_band', 'disease', 'diagnosis_term', 'org_unit', 'org_unit_parent'],
  ...['vital_range', 'sign_rule', 'medicine', 'medicine_dose', 'malaria_step', 'growth_standard'],
  ...['facility', 'facility_parent', 'referral_route'],
  // Ids and kinds of what a device sent.
  'operation',
])

type Sql = postgres.Sql | postgres.TransactionSql
const longAgo = '2024-03-04T10:00:00Z'

async function insert(sql: Sql, table: string, row: Record<string, unknown>): Promise<void> {
  await sql`insert into ${sql(table)} ${sql(row as never)}`
}

/** A text of the facility's; of a patient's record, or shown in one place to others too, when that is said. */
type Plant = (more?: Partial<Omit<Canary, 'text'>>) => string

async function plantFacility(sql: Sql, code: string, neighbour: string, canary: Plant) {
  const [patient, visit, ghost, role, endpoint] = Array.from({ length: 5 }, () => uuidv4()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const own = { facility_code: code }
  const seen = { ...own, sex: 'F', in_health_area: true }
  await insert(sql, 'sis.patient', {
    ...seen,
    id: patient,
    family_name: canary({ patient }),
    given_name: canary({ patient }),
    birth_date: '1990-01-01',
    village: canary({ patient }),
    guardian_name: canary({ patient }),
    created_at: longAgo,
  })
  await insert(sql, 'sis.consultation', {
    ...seen,
    id: visit,
    patient_id: patient,
    consulted_at: longAgo,
    age_months: 410,
    reasons: [canary({ patient })],
    signs: canary({ patient }),
    treatment: canary({ patient }),
    author_name: canary({ patient }),
  })
  const diagnosis = { id: uuidv4(), consultation_id: visit, free_text: canary({ patient }) }
  await insert(sql, 'sis.diagnosis', { ...own, ...diagnosis })
  // "Qui peut lire ces données ?" names the roles of the Ministry to every director: that is its purpose.
  const shownBy = code === 'ministere' ? 'POST /functions/v1/proof' : undefined
  const names = { name_fr: canary({ shownBy }), name_en: canary({ shownBy }) }
  const document = sql.json({ version: 1, home: 'care', areas: {} })
  const roleCode = `canari_${randomBytes(4).toString('hex')}`
  await insert(sql, 'sis.role', { ...own, id: role, code: roleCode, ...names, document })
  await insert(sql, 'auth.users', { id: ghost, aud: 'authenticated', role: 'authenticated', email: null })
  const person = { display_name: canary(), title: canary() }
  await insert(sql, 'sis.membership', { ...own, user_id: ghost, role_id: role, ...person })
  await insert(sql, 'sis.invitation', {
    ...own,
    email: `${canary()}@keneya.test`,
    role_id: role,
    display_name: canary(),
    title: canary(),
    invited_by_name: canary(),
    code_hash: randomBytes(32),
  })
  await insert(sql, 'sis.webhook_endpoint', {
    ...own,
    id: endpoint,
    url: `https://example.invalid/${canary()}`,
    description: canary(),
    event_types: ['patient.registered'],
    status: 'paused',
  })
  const delivery = {
    endpoint_id: endpoint,
    event_seq: 0,
    event_id: uuidv4(),
    event_type: 'patient.registered',
  }
  await insert(sql, 'sis.webhook_delivery', { ...own, ...delivery, status: 'dead', last_error: canary() })
  const source = `canari-${randomBytes(4).toString('hex')}`
  await insert(sql, 'sis.webhook_source', {
    ...own,
    code: source,
    description: canary(),
    secret_id: uuidv4(),
  })
  await insert(sql, 'sis.webhook_inbox', {
    ...own,
    source,
    webhook_id: canary(),
    event_type: canary(),
    body: sql.json({ note: canary() }),
  })
  const event = { seq: 0, type: 'patient.registered', subject_kind: 'patient', subject_id: patient }
  await insert(sql, 'sis.event', { ...own, ...event, detail: sql.json({ note: canary() }) })
  await insert(sql, 'sis.emergency_access', {
    ...own,
    by_facility: neighbour,
    request_id: uuidv4(),
    patient_id: patient,
    user_id: uuidv4(),
    person_name: canary(),
    reason_code: 'other',
    reason: canary(),
    ended_by_name: canary(),
    opened_at: longAgo,
    expires_at: longAgo,
  })
  await plantRegister(sql, own, { patient, visit }, (more) => canary({ patient, ...more }))
  return { patient }
}

/** What surrounds a record: who waits, what was corrected, joined, told apart, and the words of the search. */
async function plantRegister(
  sql: Sql,
  own: { facility_code: string },
  { patient, visit }: { patient: string; visit: string },
  canary: Plant,
): Promise<void> {
  const twin = `ffffffff-${uuidv4().slice(9)}`
  await insert(sql, 'sis.patient', {
    ...{ ...own, id: twin, sex: 'F', birth_date: '1990-01-01', in_health_area: true, created_at: longAgo },
    ...{ family_name: canary(), given_name: canary(), merged_into: patient },
  })
  await insert(sql, 'sis.arrival', {
    ...{ ...own, id: uuidv4(), patient_id: patient, note: canary() },
    ...{ arrived_at: longAgo, left_at: longAgo },
  })
  await insert(sql, 'sis.correction', {
    ...{ ...own, consultation_id: visit, revision: 1, corrected_at: longAgo },
    ...{ corrected_by_name: canary(), reason: canary(), before: sql.json({ signs: canary() }) },
  })
  await insert(sql, 'sis.patient_merge', {
    ...{ ...own, id: uuidv4(), kept_id: patient, merged_id: twin, merged_at: longAgo, reason: canary() },
    ...{ merged_by_name: canary(), undone_by_name: canary(), undo_reason: canary() },
    ...{
      kept_before: sql.json({ family_name: canary() }),
      merged_before: sql.json({ family_name: canary() }),
    },
  })
  await insert(sql, 'sis.distinct_pair', {
    ...{ ...own, patient_a: patient, patient_b: twin, created_by_name: canary() },
  })
  // The search compares with these words and shows them to nobody, not at home either.
  await insert(sql, 'sis.name_word', { ...own, patient_id: patient, word: canary({ facilities: [] }) })
}

async function plantLetter(sql: Sql, from: string, to: string, canary: () => string): Promise<void> {
  const id = uuidv4()
  await insert(sql, 'sis.referral', {
    id,
    from_facility: from,
    to_facility: to,
    patient_id: uuidv4(),
    kind: 'reference',
    status: 'closed',
    patient_identity: sql.json({ family_name: canary(), given_name: canary(), sex: 'F', age_months: 300 }),
    reason: canary(),
    history: canary(),
    signs: sql.json({ note: canary() }),
    tests: canary(),
    treatment: canary(),
    transport: canary(),
    escort: canary(),
    sent_by_name: canary(),
    decided_at: longAgo,
    sent_at: longAgo,
    status_at: longAgo,
  })
  await insert(sql, 'sis.referral_step', {
    id: uuidv4(),
    referral_id: id,
    position: 1,
    kind: 'sent',
    at: longAgo,
    actor_name: canary(),
    actor_facility: from,
    note: canary(),
  })
  await insert(sql, 'sis.counter_referral', {
    id: uuidv4(),
    referral_id: id,
    received_by_name: canary(),
    state_on_arrival: canary(),
    final_diagnosis: canary(),
    care: canary(),
    outcome: 'cured',
    advice: canary(),
    drugs: canary(),
    signed_by_name: canary(),
    sent_at: longAgo,
  })
}

/** Tables of `sis` where none stands: a new one is planted too, or declared to hold no text of a facility. */
export async function tablesWithoutCanary(sql: postgres.Sql): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'sis'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`
  const bare: string[] = []
  for (const { name } of tables) {
    const [row] = await sql`select from ${sql(`sis.${name}`)} t where t::text like '%canari-%' limit 1`
    if (!row && !withoutOwnText.has(name)) bare.push(name)
  }
  return bare
}

/**
 * Plants canaries everywhere, without counting or announcing anything: weeks, feeds and lists of the other
 * tests stay as they were. `adminUrl` is the superuser's.
 */
export async function plantCanaries(adminUrl: string): Promise<Canary[]> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  const planted: Canary[] = []
  const plant = (whose: string, canary: Omit<Canary, 'text'>): string => {
    const text = `canari-${whose}-${randomBytes(4).toString('hex')}`
    planted.push({ text, ...canary })
    return text
  }
  try {
    const codes = (await sql`select code from sis.facility order by code`).map(({ code }) => code as string)
    const patients = new Map<string, string>()
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      for (const [at, code] of codes.entries()) {
        const neighbour = codes[(at + 1) % codes.length] as string
        const canary: Plant = (more) => plant(code, { facilities: [code], ...more })
        patients.set(code, (await plantFacility(tx, code, neighbour, canary)).patient)
      }
      for (const from of codes)
        for (const to of codes)
          if (from !== to && from !== 'ministere' && to !== 'ministere')
            await plantLetter(tx, from, to, () => plant(`letter-${from}-${to}`, { facilities: [from, to] }))
      for (const { code } of demoAccounts) {
        const text = plant(`person-${code}`, { facilities: [], person: accountId(code) })
        await tx`update auth.users set raw_user_meta_data = raw_user_meta_data || ${tx.json({ note: text })}
          where id = ${accountId(code)}`
      }
    })
    // Through its own door: a chain with a link from elsewhere would be found broken.
    await sql.begin(async (tx) => {
      for (const code of codes) {
        const purpose = plant(code, { facilities: [code] })
        const patient = patients.get(code) ?? null
        await tx`select private.note_audit(array[${code}], 'open', 'patient', ${patient}::text, ${patient}::uuid, '{}', ${purpose})`
      }
    })
    return planted
  } finally {
    await sql.end()
  }
}
