/** Each person asks for everything, their own and everybody else's, wherever anything can be asked. */
import postgres from 'postgres'
import { v4 as uuidv4 } from 'uuid'
import { parts } from '../../../functions/_shared/contracts/sync.ts'
import { demoAccounts, demoPassword } from '../../../supabase/local/accounts.ts'
import type { Stack } from '../../../supabase/local/stack.ts'

export type Addresses = Pick<Stack, 'apiUrl' | 'adminUrl' | 'publishableKey'>

interface Targets {
  relations: { schema: string; name: string; columns: string; partitioned: boolean }[]
  facilities: string[]
  patients: { facility_code: string; id: string; number: string; family_name: string; given_name: string }[]
  letters: string[]
}

/** From the catalogue, so that a new relation is asked for as soon as it exists, by the columns that are granted. */
async function targetsOf(adminUrl: string): Promise<Targets> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const relations = await sql<Targets['relations']>`
      select n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned, coalesce((
          select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and has_column_privilege('authenticated', c.oid, a.attnum, 'select')), '*') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('sis', 'ministry') and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition order by 1, 2`
    const facilities = (await sql`select code from sis.facility order by code`).map(
      ({ code }) => code as string,
    )
    const patients = await sql<Targets['patients']>`
      select facility_code, id, number, family_name, given_name from sis.patient where family_name like 'canari-%'`
    const letters = (await sql`select id from sis.referral where reason like 'canari-%'`).map(({ id }) => id)
    return { relations: [...relations], facilities, patients: [...patients], letters }
  } finally {
    await sql.end()
  }
}

function* questions(targets: Targets): Generator<[path: string, schema: string, body?: object]> {
  for (const { schema, name, columns, partitioned } of targets.relations) {
    const path = `/rest/v1/${name}?select=${columns}&limit=1000`
    yield [path, schema]
    if (partitioned) for (const code of targets.facilities) yield [`${path}&facility_code=eq.${code}`, schema]
  }
  const rpc = (name: string, body: object): [string, string, object] => [`/rest/v1/rpc/${name}`, 'sis', body]
  yield rpc('my_access', {})
  for (const facility of targets.facilities) {
    yield rpc('search_patients', { facility, query: 'canari', max_rows: 50 })
    yield rpc('events_since', { facility, since: -1 })
    yield rpc('anonymous_patients', { facility })
    for (const part of parts)
      yield rpc('working_set', { request: { facility_code: facility, part, after: null, size: 1000 } })
    const clock = new Date().toISOString()
    yield rpc('push', { batch: { facility_code: facility, since: 0, clock, operations: [] } })
    yield rpc('audit_change', { facility, seq: 1 })
    yield rpc('verify_audit', { facility })
    yield rpc('export_audit', { facility, since: '2020-01-01', until: '2100-01-01', purpose: 'canaries' })
  }
  for (const { facility_code: facility, id, number, family_name, given_name } of targets.patients) {
    yield rpc('open_record', { facility, patient: id, purpose: 'care' })
    yield rpc('who_saw', { facility, number })
    yield rpc('timeline_visits', { facility, patient: id })
    const edited = {
      facility_code: facility,
      id,
      family_name,
      given_name,
      sex: 'M',
      birth_date: '1991-01-01',
    }
    yield rpc('save_patient', { patient: { ...edited, revision: 99 } })
    const visit = {
      facility_code: facility,
      id: uuidv4(),
      patient_id: id,
      consulted_at: '2999-01-01T00:00:00Z',
    }
    yield rpc('save_consultation', { consultation: visit })
  }
  for (const path of ['/auth/v1/user', '/functions/v1/permissions', '/functions/v1/ministry'])
    yield [path, 'sis']
  for (const facility_code of targets.facilities)
    yield ['/functions/v1/proof', 'sis', { facility_code, record: 'patients' }]
  for (const referral of targets.letters) {
    yield rpc('open_letter', { referral, purpose: 'care' })
  }
  const [referral_id] = targets.letters
  yield rpc('record_referral_step', { step: { id: uuidv4(), referral_id, kind: 'accepted' } })
}

/** Asks everything as one person; gives the texts of the answers. */
async function ask(stack: Addresses, targets: Targets, email: string, only: RegExp): Promise<string[]> {
  const headers: Record<string, string> = {
    apikey: stack.publishableKey,
    'content-type': 'application/json',
  }
  const texts: string[] = []
  const call = async (path: string, schema: string, body?: object): Promise<string> => {
    const answer = await fetch(stack.apiUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, 'accept-profile': schema, 'content-profile': schema },
      body: body && JSON.stringify(body),
    })
    const text = await answer.text()
    texts.push(text)
    return text
  }
  const credentials = { email, password: demoPassword }
  const session = await call('/auth/v1/token?grant_type=password', 'sis', credentials)
  headers.authorization = `Bearer ${(JSON.parse(session) as { access_token: string }).access_token}`
  for (const [path, schema, body] of questions(targets)) if (only.test(path)) await call(path, schema, body)
  return texts
}

/** What each account heard when it asked for everything, or for the paths that fit, by the code of the account. */
export async function sweep(stack: Addresses, only = /./): Promise<Map<string, string[]>> {
  const targets = await targetsOf(stack.adminUrl)
  const heard = demoAccounts.map(
    async ({ code, email }): Promise<[string, string[]]> => [code, await ask(stack, targets, email, only)],
  )
  return new Map(await Promise.all(heard))
}
