import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId, createAccounts, demoPassword } from '../../supabase/local/accounts.ts'
import { RawClient } from '../../supabase/local/realtime/testing/clients.ts'
import { forgeries, type Material } from './forge.ts'
import { myStack } from './ground.ts'
import { access, ask, json, key, type Question, questionOf, questions } from './surfaces.ts'

const { apiUrl, adminUrl, publishableKey, jwtSecret } = myStack()
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
const refusal = { code: 'session_expired', message: 'Votre session a expiré ou n’est pas reconnue.' }
const count = { attempts: 0, controls: 0, surfaces: new Set<string>() }

async function signIn(email: string) {
  const path = '/auth/v1/token?grant_type=password'
  const { status, text } = await ask(
    path,
    [...key, ...json],
    'POST',
    JSON.stringify({ email, password: demoPassword }),
  )
  expect(status, text).toBe(200)
  return JSON.parse(text) as { access_token: string; refresh_token: string }
}
const sessionOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).session_id

let material: Material
let topic = ''

beforeAll(async () => {
  const email = 'gone@keneya.test'
  await createAccounts(adminUrl, [
    { code: 'gone', email, password: demoPassword, name: 'Gone', role: '', facility: '' },
  ])
  const [nurse, other, gone, leaving] = await Promise.all(
    ['awa.guindo@keneya.test', 'amadou.traore@keneya.test', email, 'awa.guindo@keneya.test'].map(signIn),
  )
  if (!nurse || !other || !gone || !leaving) throw new Error('nobody signed in')
  const { text } = await questionOf(access, ['authorization', `Bearer ${nurse.access_token}`])
  topic = JSON.parse(text).memberships[0].topic
  material = {
    good: nurse.access_token,
    refreshToken: nurse.refresh_token,
    jwtSecret,
    publishableKey,
    other: { sub: accountId('doctor_djenne'), session: sessionOf(other.access_token) },
    deleted: gone.access_token,
    signedOut: leaving.access_token,
  }
  for (const token of [gone.access_token, leaving.access_token]) {
    const { status } = await ask('/auth/v1/user', [...key, 'authorization', `Bearer ${token}`])
    expect(status).toBe(200)
  }
  await sql`delete from auth.users where id = ${accountId('gone')}`
  const out = ['authorization', `Bearer ${leaving.access_token}`]
  expect((await ask('/auth/v1/logout?scope=local', [...key, ...out], 'POST')).status).toBe(204)
})
afterAll(async () => {
  await sql.end()
  const { attempts, controls, surfaces } = count
  console.log(
    `tokens: ${attempts} attempts on ${surfaces.size} surfaces, none accepted; ${controls} positive controls`,
  )
})

function counted(surface: string, attempts: number, controls: number): void {
  count.surfaces.add(surface)
  count.attempts += attempts
  count.controls += controls
}

/** One socket that says what it is told, for a private channel. */
async function socket(token: string) {
  const client = new RawClient(apiUrl, `apikey=${publishableKey}&vsn=2.0.0`)
  const wire = `realtime:${topic}`
  const frames = () => client.messages as [string, string, string, string, Record<string, unknown>][]
  const answer = async (event: string) => {
    await expect.poll(() => frames().some((frame) => frame[3] === event), { interval: 5 }).toBe(true)
    return frames().find((frame) => frame[3] === event)?.[4] as { status: string; response?: object }
  }
  await client.send(['1', '1', wire, 'phx_join', { config: { private: true }, access_token: token }])
  return {
    joined: await answer('phx_reply'),
    answer,
    heard: () => frames().filter((frame) => frame[3] === 'broadcast').length,
    renew: (renewed: string) => client.send(['1', '2', wire, 'access_token', { access_token: renewed }]),
    close: () => client.close(),
  }
}

/** Rings the channel as the database does. */
const ring = () => sql`select realtime.send('{"n": 1}'::jsonb, 'ring', ${topic}, true)`

const names = forgeries({
  good: 'a.e30.c',
  refreshToken: '',
  jwtSecret,
  publishableKey,
  other: { sub: '', session: '' },
  deleted: '',
  signedOut: 'a.b.c',
}).map(([name]) => name)
const forgery = (name: string): string => {
  // Made at the moment of use: some of them are about the present second.
  const found = forgeries(material).find(([known]) => known === name)
  if (!found) throw new Error(name)
  return found[1]
}

describe.each(Object.keys(questions))('%s', (surface) => {
  const question = questions[surface] as Question

  it.each(names)('refuses %s', async (name) => {
    const answer = await questionOf(question, ['authorization', `Bearer ${forgery(name)}`])
    expect({ status: answer.status, body: JSON.parse(answer.text) }).toEqual({ status: 401, body: refusal })
    const control = await questionOf(question, ['authorization', `Bearer ${material.good}`])
    expect(control.status, control.text).toBe(question[0])
    counted(surface, 1, 1)
  })

  it('refuses headers that are not one bearer token', async () => {
    const good = `Bearer ${material.good}`
    const forged = `Bearer ${forgery('another key')}`
    const oddities = [
      ['authorization', good, 'authorization', forged],
      ['authorization', forged, 'authorization', good],
      ['authorization', good, 'Authorization', good],
      ['authorization', `${good}, ${forged}`],
      ['authorization', `${forged}, ${good}`],
      ['authorization', material.good],
      ['authorization', `Basic ${Buffer.from(`x:${material.good}`).toString('base64')}`],
      ['authorization', `Token ${material.good}`],
      ['authorization', `Bearer ${material.good} ${material.good}`],
      ['authorization', 'Bearer'],
      ['authorization', 'Bearer '],
      ['authorization', ''],
      ['authorization', 'Bearer undefined'],
    ]
    for (const [at, oddity] of oddities.entries()) {
      const answer = await questionOf(question, oddity)
      expect([answer.status, JSON.parse(answer.text)], `oddity ${at}`).toEqual([401, refusal])
    }
    counted(surface, oddities.length, 0)
  })

  it('finds no token in the address, in a cookie or in another header, and takes the key for nobody', async () => {
    const [status, path, method, body] = question
    const visitor = await questionOf(question, [])
    const hidden = ['access_token', 'jwt', 'token', 'authorization', 'apikey'].map((name) =>
      questionOf(
        [status, `${path}${path.includes('?') ? '&' : '?'}${name}=${material.good}`, method, body],
        [],
      ),
    )
    const elsewhere = [
      ['cookie', `sb-access-token=${material.good}`],
      ['x-authorization', `Bearer ${material.good}`],
      ['proxy-authorization', `Bearer ${material.good}`],
      ['authorization', `Bearer ${publishableKey}`],
    ].map((headers) => questionOf(question, headers))
    const answers = await Promise.all([...hidden, ...elsewhere])
    // Whoever may broadcast as a visitor is told so; the policies then drop what is for a private room.
    const expected = surface === 'a broadcast by REST' ? 202 : 401
    for (const { status: got, text } of answers.filter(({ status: s }) => s !== 400)) {
      expect([got, text.includes(accountId('nurse_sangha'))]).toEqual([expected, false])
    }
    expect(visitor.status).toBe(expected)
    counted(surface, answers.length, 0)
  })

  it('does not read a token of a hundred kilobytes', async () => {
    const answer = await questionOf(question, ['authorization', `Bearer ${'x'.repeat(100_000)}`]).catch(
      () => ({ status: 431, text: '' }),
    )
    expect([answer.status, answer.text]).toEqual([431, ''])
    counted(surface, 1, 0)
  })
})

describe('realtime', () => {
  it.each(names)('opens no private channel to %s', async (name) => {
    const token = forgery(name)
    const refused = await socket(token)
    const control = await socket(material.good)
    refused.close()
    control.close()
    expect(control.joined.status).toBe('ok')
    expect(refused.joined.status).toBe('error')
    const reason = JSON.stringify(refused.joined.response)
    expect(reason).toMatch(/"(InvalidJWTToken|MalformedJWT|JwtSignatureError|Unauthorized): /)
    for (const secret of [jwtSecret, material.other.sub, material.other.session, accountId('nurse_sangha')]) {
      expect(reason).not.toContain(secret)
    }
    counted('join', 1, 1)
  })

  it.each(names)('closes an open channel that is given %s', async (name) => {
    const [open, control] = [await socket(material.good), await socket(material.good)]
    await control.renew(material.good)
    await open.renew(forgery(name))
    expect(await open.answer('system')).toMatchObject({ status: 'error' })
    await open.answer('phx_close')
    await ring()
    await expect.poll(() => control.heard(), { interval: 5 }).toBe(1)
    expect(open.heard()).toBe(0)
    open.close()
    control.close()
    counted('access_token', 1, 1)
  })

  it('takes the publishable key for nobody: it opens nothing, and renews nothing', async () => {
    const nobody = await socket(publishableKey)
    expect(nobody.joined.status).toBe('error')
    nobody.close()
    const empty = await socket('')
    expect(empty.joined.status).toBe('error')
    empty.close()
    counted('join', 2, 0)
  })

  it('opens a channel to a session, and none once it is signed out', async () => {
    const { access_token: token } = await signIn('awa.guindo@keneya.test')
    const before = await socket(token)
    expect(before.joined.status).toBe('ok')
    before.close()
    await ask('/auth/v1/logout?scope=local', [...key, 'authorization', `Bearer ${token}`], 'POST')
    const after = await socket(token)
    expect(after.joined.status).toBe('error')
    after.close()
    counted('join', 1, 1)
  })
})
