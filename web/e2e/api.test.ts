import { createHmac } from 'node:crypto'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { myStack } from './ground.ts'

const { apiUrl, publishableKey } = myStack()
const clients: SupabaseClient[] = []

async function signedIn(email: string) {
  const supabase = createClient(apiUrl, publishableKey, {
    db: { schema: 'sis' as never },
    auth: { persistSession: false },
    realtime: { transport: WebSocket as never },
  }) as unknown as SupabaseClient
  const { data, error } = await supabase.auth.signInWithPassword({ email, password: 'Keneya-Demo-2026' })
  if (error) throw error
  clients.push(supabase)
  return { supabase, token: data.session?.access_token ?? '' }
}

let nurse: Awaited<ReturnType<typeof signedIn>>
let doctor: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  nurse = await signedIn('awa.guindo@keneya.test')
  doctor = await signedIn('amadou.traore@keneya.test')
})
afterAll(async () => {
  for (const client of clients) await client.removeAllChannels()
  for (const client of clients) client.realtime.disconnect()
})

function post(path: string, body: string, token = nurse.token) {
  return fetch(apiUrl + path, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-profile': 'sis',
    },
    body,
  })
}
const patient = (more: object = {}) => ({
  facility_code: 'cscom_sangha',
  id: uuidv7(),
  family_name: "N'Diaye",
  given_name: 'Awa',
  sex: 'F',
  birth_date: '2001-01-01',
  ...more,
})
const savePatient = (more: object) =>
  post('/rest/v1/rpc/save_patient', JSON.stringify({ patient: patient(more) }))
const letter = (more: object = {}) => ({
  id: uuidv7(),
  from_facility: 'cscom_sangha',
  to_facility: 'csref_djenne',
  patient_id: uuidv7(),
  kind: 'reference',
  reason: 'Avis',
  decided_at: new Date(Date.now() - 1000).toISOString(),
  ...more,
})
const send = (more: object, token?: string) =>
  post('/functions/v1/referrals', JSON.stringify({ action: 'send', referral: letter(more) }), token)

/** Signs claims with a key that is not ours. */
function forged(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${head}.${createHmac('sha256', 'somebody else').update(head).digest('base64url')}`
}

describe('bad input over REST', () => {
  it.each([
    ['an unknown field', { shoe_size: 42 }, 400, 'unknown_field'],
    ['a text of 100,000 characters', { family_name: 'a'.repeat(100_000) }, 400, 'text_too_long'],
    ['a date in the future', { birth_date: '2999-01-01' }, 400, 'date_in_future'],
    ['a wrong type', { birth_date: 'yesterday-ish' }, 400, ''],
    ['another facility', { facility_code: 'csref_djenne' }, 403, 'forbidden'],
    ['a facility that does not exist', { facility_code: 'nowhere' }, 403, 'forbidden'],
  ])('answers %s with its status and code', async (_, more, status, message) => {
    const answer = await savePatient(more)
    const problem = (await answer.json()) as { code: string; message: string }
    expect(answer.status).toBe(status)
    expect(problem.code).toEqual(expect.any(String))
    expect(problem.message).toContain(message)
  })

  it('keeps apostrophes, and drops marks that nobody sees', async () => {
    const answer = await savePatient({ given_name: 'Awa\u200f' })
    expect(await answer.json()).toMatchObject({ family_name: "N'Diaye", given_name: 'Awa' })
  })

  it('takes the same registration twice and refuses another under its id', async () => {
    const id = uuidv7()
    expect((await savePatient({ id })).status).toBe(200)
    expect((await savePatient({ id })).status).toBe(200)
    expect((await savePatient({ id, given_name: 'Mariam' })).status).toBe(409)
  })

  it('answers malformed JSON with 400 and ten megabytes with 413', async () => {
    expect((await post('/rest/v1/rpc/save_patient', '{"patient": ')).status).toBe(400)
    expect((await post('/rest/v1/rpc/save_patient', `"${'a'.repeat(10_000_000)}"`)).status).toBe(413)
  })
})

describe('bad input to a function', () => {
  it.each([
    ['an unknown field', { shoe_size: 42 }, 400],
    ['a wrong type', { kind: 7 }, 400],
    ['a text of 100,000 characters', { reason: 'a'.repeat(100_000) }, 400],
    ['a facility that is not hers', { from_facility: 'csref_djenne', to_facility: 'sih_mopti' }, 403],
    ['a patient that does not exist', {}, 404],
  ])('answers %s in the one shape, in French', async (_, more, status) => {
    const answer = await send(more)
    const problem = (await answer.json()) as { code: string; message: string }
    expect(answer.status, JSON.stringify(problem)).toBe(status)
    expect(problem.code).toMatch(/^[a-z_]+$/)
    expect(problem.message).toMatch(/^[A-ZÀÉÊ].*[.!]$/)
  })

  it('answers malformed JSON with 400 and ten megabytes with 413', async () => {
    expect((await post('/functions/v1/referrals', '{')).status).toBe(400)
    expect((await post('/functions/v1/referrals', `"${'a'.repeat(10_000_000)}"`)).status).toBe(413)
  })
})

describe('tokens', () => {
  const claims = { sub: uuidv7(), role: 'authenticated', aud: 'authenticated', exp: 4_000_000_000 }
  it.each([
    ['signed by somebody else', () => forged(claims)],
    ['without a signature', () => `${forged(claims).split('.').slice(0, 2).join('.')}.`],
    [
      'with one letter changed',
      () => nurse.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/\.([^.]{5})./, '.$1_'),
    ],
  ])('%s are refused by REST and by functions', async (_, token) => {
    expect((await post('/rest/v1/rpc/my_access', '{}', token())).status).toBe(401)
    expect((await send({}, token())).status).toBe(401)
  })
})

describe('realtime', () => {
  const joined = async (supabase: SupabaseClient, topic: string) => {
    await supabase.realtime.setAuth()
    const channel = supabase.channel(topic, { config: { private: true } })
    const state = await new Promise<string>((resolve) =>
      channel.subscribe((status) => {
        if (status !== 'CLOSED') resolve(status)
      }),
    )
    return { channel, state }
  }
  const topicOf = async (supabase: SupabaseClient) => {
    const { data } = await supabase.rpc('my_access')
    return data.memberships[0].topic as string
  }

  it('opens a feed to its members and to nobody else', async () => {
    const topic = await topicOf(nurse.supabase)
    const own = await joined(nurse.supabase, topic)
    expect(own.state).toBe('SUBSCRIBED')
    const other = await joined(doctor.supabase, topic)
    expect(other.state).toBe('CHANNEL_ERROR')
    await doctor.supabase.removeChannel(other.channel)

    const heard = new Promise<Record<string, unknown>>((resolve) =>
      own.channel.on('broadcast', { event: 'patient.registered' }, ({ payload }) => resolve(payload)),
    )
    const id = uuidv7()
    await savePatient({ id })
    const payload = await heard
    expect(payload).toMatchObject({ facility: 'cscom_sangha', subject_id: id })
    expect(JSON.stringify(payload)).not.toMatch(/Diaye|Awa/)
    const { data: polled } = await nurse.supabase.rpc('events_since', {
      facility: 'cscom_sangha',
      since: Number(payload.seq) - 1,
    })
    expect(polled[0]).toMatchObject({ seq: payload.seq, type: 'patient.registered', subject_id: id })
  })
})

describe('sign-up', () => {
  it('is closed to whoever was not invited', async () => {
    const stranger = createClient(apiUrl, publishableKey, { realtime: { transport: WebSocket as never } })
    const { data, error } = await stranger.auth.signUp({
      email: 'nobody@keneya.test',
      password: 'Keneya-Demo-2026',
    })
    expect(error?.message).toContain('invitation')
    expect(data.user).toBeNull()
  })
})
