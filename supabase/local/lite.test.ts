import { PostgresConnection } from '@supabase/lite/postgres'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountId, createAccounts, demoAccounts } from './accounts.ts'
import { type Lite, LocalConnection, startLite } from './lite.ts'
import { type ScratchCluster, startScratchCluster } from './testing/scratch.ts'

const schema = `
  create schema sis;
  grant usage on schema sis to authenticated;
  create table sis.note (
    id int primary key, owner uuid default auth.uid(), body jsonb, weight numeric(5, 2), written_at timestamptz);
  alter table sis.note enable row level security;
  create policy "People read their notes" on sis.note for select to authenticated using (owner = (select auth.uid()));
  create policy "People write their notes" on sis.note for insert to authenticated with check (owner = (select auth.uid()));
  grant select, insert on sis.note to authenticated;
  create table sis.secret (id int);
  alter table sis.secret enable row level security;
  grant select on sis.secret to service_role;
  create function sis.refuse(state text, input jsonb) returns void language plpgsql as $$
    begin
      raise exception using errcode = state, message = 'refused', detail = jsonb_typeof(input), hint = 'a hint';
    end $$;
  grant execute on function sis.refuse(text, jsonb) to authenticated;
`

let scratch: ScratchCluster
let lite: Lite
let sql: postgres.Sql
let token = ''

beforeAll(async () => {
  scratch = await startScratchCluster()
  const { cluster, keys } = scratch
  sql = postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} })
  await sql.unsafe(schema)
  await createAccounts(cluster.url('postgres'), demoAccounts.slice(0, 1))
  lite = startLite({
    cluster,
    keys,
    mailbox: { send: async () => {} },
    apiUrl: 'http://127.0.0.1',
    webUrl: 'http://127.0.0.1',
  })
  const answer = await call('/auth/v1/token?grant_type=password', {
    method: 'POST',
    body: { email: demoAccounts[0]?.email, password: demoAccounts[0]?.password },
  })
  token = answer.body.access_token
}, 60_000)

afterAll(async () => {
  await lite.stop()
  await sql.end()
  await scratch.remove()
})

interface Call {
  method?: string
  body?: unknown
  token?: string
  headers?: Record<string, string>
}

async function call(path: string, { method = 'GET', body, token, headers }: Call = {}) {
  const answer = await lite.fetch(
    new Request(`http://127.0.0.1${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        apikey: scratch.keys.publishableKey,
        'accept-profile': 'sis',
        'content-profile': 'sis',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    }),
  )
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : undefined }
}

/** Every privilege on tables, sequences, schemas and functions, and the default ones. */
async function privileges(): Promise<string> {
  const [row] = await sql`
    select
      (select jsonb_agg(jsonb_build_array(oid::regclass, relacl) order by oid) from pg_class) as relations,
      (select jsonb_agg(jsonb_build_array(nspname, nspacl) order by oid) from pg_namespace
        where nspname !~ '^pg_(toast_)?temp_') as schemas,
      (select jsonb_agg(jsonb_build_array(oid, proacl) order by oid) from pg_proc) as functions,
      (select jsonb_agg(to_jsonb(d) order by oid) from pg_default_acl d) as defaults,
      (select jsonb_agg(jsonb_build_array(roleid, member) order by roleid, member) from pg_auth_members) as members`
  return JSON.stringify(row)
}

/** A database beside ours with one closed table, whose privileges a test may break. */
async function breachedDatabase(): Promise<string> {
  const url = scratch.cluster.url('supabase_admin').replace(/postgres$/, 'breached')
  const fresh = scratch.cluster.url('supabase_admin').replace(/postgres$/, 'template1')
  const admin = postgres(fresh, { max: 1, onnotice: () => {} })
  await admin`create database breached`
  await admin.end()
  const breached = postgres(url, { max: 1, onnotice: () => {} })
  await breached.unsafe(
    'create schema sis; create table sis.secret (id int); alter table sis.secret enable row level security',
  )
  await breached.end()
  return url
}

test('requests leave every privilege as the migrations made it', async () => {
  const before = await privileges()
  await call('/rest/v1/note')
  await call('/rest/v1/note', { token })
  await call('/rest/v1/note', { token, method: 'POST', body: { id: 1, owner: accountId('nurse_sangha') } })
  await call('/rest/v1/note', { headers: { apikey: scratch.keys.secretKey } })
  await call('/rest/v1/rpc/refuse', { token, method: 'POST', body: { state: 'PT404', input: {} } })
  await call('/auth/v1/user', { token })
  expect(await privileges()).toBe(before)
})

test('that comparison sees a grant', async () => {
  const before = await privileges()
  await sql`grant select on sis.secret to anon`
  const after = await privileges()
  await sql`revoke select on sis.secret from anon`
  expect(after).not.toBe(before)
})

// Two walls keep lite's grants away, and each is tried where the other does not stand.
test('first wall: the role that lite connects as cannot grant what the migrations own', async () => {
  const asLite = postgres(scratch.cluster.url('supabase_lite'), { max: 1, onnotice: () => {} })
  const before = await privileges()
  try {
    await asLite`grant all on all tables in schema sis to anon`.catch(() => {})
    await asLite`grant usage on schema sis to anon`.catch(() => {})
  } finally {
    await asLite.end()
  }
  expect(await privileges()).toBe(before)
  // Default privileges would reach only the tables that lite makes itself, and it can make none.
  const [may] = await sql`select has_schema_privilege('supabase_lite', 'sis', 'create') as make_tables`
  expect(may?.make_tables).toBe(false)
})

test('second wall: our connection grants nothing even with a role that could, where lite alone grants all', async () => {
  const request = { auth: { role: 'anon', uid: null, jwt: null } }
  const before = await privileges()
  const guarded = new LocalConnection(scratch.cluster.url('supabase_admin'), { connections: 1 })
  await guarded.withContext(request, async () => {})
  await guarded.close()
  expect(await privileges()).toBe(before)

  const bare = new PostgresConnection({
    url: await breachedDatabase(),
    postgresOptions: { max: 1, onnotice: () => {} },
  })
  await bare.withContext(request, async () => {})
  const [breached] =
    await bare.driver`select relacl::text as acl from pg_class where oid = 'sis.secret'::regclass`
  await bare.close()
  expect(breached?.acl).toContain('anon=arwdDxtm')
})

test('the role that lite connects as is no superuser and passes by no policy', async () => {
  const [role] =
    await sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'supabase_lite'`
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false })
})

test('a visitor gets 401, a user without the grant 403', async () => {
  expect((await call('/rest/v1/note')).status).toBe(401)
  const refused = await call('/rest/v1/secret', { token })
  expect([refused.status, refused.body.code]).toEqual([403, '42501'])
})

test('people read the rows that the policy gives them and no others', async () => {
  await sql`insert into sis.note (id, owner) values (10, ${accountId('nurse_sangha')}), (11, gen_random_uuid())`
  const { body } = await call('/rest/v1/note?select=id&id=in.(10,11)', { token })
  expect(body).toEqual([{ id: 10 }])
})

test('JSON, numbers and times look as PostgREST writes them', async () => {
  const note = {
    id: 20,
    owner: accountId('nurse_sangha'),
    body: { a: [1] },
    weight: 14.5,
    written_at: '2026-11-22T16:12:26Z',
  }
  const made = await call('/rest/v1/note?select=body,weight,written_at', {
    token,
    method: 'POST',
    body: note,
    headers: { prefer: 'return=representation' },
  })
  expect(made.body).toEqual([{ body: { a: [1] }, weight: 14.5, written_at: '2026-11-22T16:12:26+00:00' }])
  const [row] = await sql`select jsonb_typeof(body) as kind from sis.note where id = 20`
  expect(row?.kind).toBe('object')
})

test.each([
  ['42501', 403],
  ['PT404', 404],
  ['PT409', 409],
  ['22023', 400],
  ['23505', 409],
  ['P0001', 400],
  ['23514', 400],
])('an error %s raised in SQL arrives as %i with its message, details and hint', async (state, status) => {
  const answer = await call('/rest/v1/rpc/refuse', {
    token,
    method: 'POST',
    body: { state, input: { a: 1 } },
  })
  expect(answer.status).toBe(status)
  expect(answer.body).toEqual({ code: state, message: 'refused', details: 'object', hint: 'a hint' })
})

test('a duplicate key is 409', async () => {
  const body = { id: 30, owner: accountId('nurse_sangha') }
  expect((await call('/rest/v1/note', { token, method: 'POST', body })).status).toBe(201)
  const again = await call('/rest/v1/note', { token, method: 'POST', body })
  expect([again.status, again.body.code]).toEqual([409, '23505'])
})
