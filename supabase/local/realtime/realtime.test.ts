import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { maintainPartitions } from './partitions.ts'
import { RawClient, TestClient } from './testing/clients.ts'
import {
  PUBLISHABLE_KEY,
  SECRET_KEY,
  signToken,
  startTestStack,
  type TestStack,
  type TokenOptions,
} from './testing/stack.ts'

// Generous, because other tests share the processor; what is expected usually happens within milliseconds.
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 20_000, interval: 20 })

let stack: TestStack
const clients: { close(): unknown }[] = []

beforeAll(async () => {
  stack = await startTestStack()
})
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close()
})
afterAll(() => stack?.stop())

function visitor(vsn: '1.0.0' | '2.0.0' = '2.0.0', url = stack.url): TestClient {
  const client = new TestClient(url, null, vsn)
  clients.push(client)
  return client
}

async function signedIn(userId: string, token: TokenOptions = {}, url = stack.url): Promise<TestClient> {
  const client = new TestClient(url, await signToken(userId, token))
  clients.push(client)
  return client
}

function raw(query?: string): RawClient {
  const client = new RawClient(stack.url, query)
  clients.push(client)
  return client
}

async function member(topic: string, speaks = false): Promise<string> {
  const userId = randomUUID()
  await stack.sql`insert into app.member values (${userId}, ${topic}, ${speaks})`
  return userId
}

/** A topic of its own for each test. */
const newTopic = () => `room:${randomUUID()}`

function send(topic: string, event: string, payload: Record<string, unknown> = {}, isPrivate = true) {
  return stack.sql`select realtime.send(${stack.sql.json(payload as never)}, ${event}, ${topic}, ${isPrivate})`
}

function join(topic: string, payload: unknown = { config: {} }) {
  return ['1', '1', `realtime:${topic}`, 'phx_join', payload]
}

describe('joining', () => {
  it('lets visitors talk in a public room', async () => {
    const topic = newTopic()
    const [ali, fanta] = await Promise.all([visitor().join(topic), visitor().join(topic)])
    await ali.send('greeting', { text: 'i ni ce' })
    await eventually(() => fanta.heard).toMatchObject([{ event: 'greeting', payload: { text: 'i ni ce' } }])
    expect(ali.heard).toEqual([])
  })

  it('admits to a private room whom the policies admit', async () => {
    const topic = newTopic()
    const client = await signedIn(await member(topic))
    const channel = await client.join(topic, { private: true })
    expect(channel.statuses).toEqual(['SUBSCRIBED'])
  })

  it('refuses strangers and visitors in a private room, in the words of the platform', async () => {
    const topic = newTopic()
    await member(topic)
    const words = `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`
    const stranger = await signedIn(randomUUID())
    expect(await stranger.refusal(topic, { private: true })).toBe(words)
    expect(await visitor().refusal(topic, { private: true })).toBe(words)
  })

  it('keeps the private and the public room of one name apart', async () => {
    const topic = newTopic()
    const inside = await (await signedIn(await member(topic))).join(topic, { private: true })
    const outside = await visitor().join(topic)
    await send(topic, 'secret')
    await send(topic, 'news', {}, false)
    await eventually(() => outside.events).toEqual(['news'])
    await eventually(() => inside.events).toEqual(['secret'])
  })

  it.each([
    ['signed with another key', { secret: 'another secret, just as long as the first' }, 'JwtSignatureError'],
    ['expired', { expiresIn: -10 }, 'InvalidJWTToken: Token has expired'],
    ['not valid yet', { startsIn: 600 }, 'InvalidJWTToken'],
    ['without a role', { role: null }, 'InvalidJWTToken'],
    ['with the role of the database owner', { role: 'postgres' }, 'InvalidJWTToken'],
  ])('refuses a token %s', async (_case, token: TokenOptions, reason) => {
    const topic = newTopic()
    const client = await signedIn(await member(topic), token)
    expect(await client.refusal(topic, { private: true })).toContain(reason)
  })

  it('refuses an unsigned token', async () => {
    const topic = newTopic()
    const claims = {
      sub: await member(topic),
      role: 'authenticated',
      exp: Math.floor(Date.now() / 1000) + 60,
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const client = visitor()
    client.token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
    expect(await client.refusal(topic, { private: true })).toContain('JwtSignatureError')
  })

  it('refuses a socket without a known API key', async () => {
    await expect(raw('apikey=wrong&vsn=2.0.0').opened()).rejects.toThrow('401')
    await expect(raw('vsn=2.0.0').opened()).rejects.toThrow('401')
  })

  it('lets a socket join a hundred channels and no more', async () => {
    const client = raw()
    const prefix = newTopic()
    for (let n = 1; n <= 101; n += 1)
      await client.send([`${n}`, `${n}`, `realtime:${prefix}:${n}`, 'phx_join', {}])
    await eventually(() => client.messages.length).toBe(101)
    const refused = client.messages.filter((message) => JSON.stringify(message).includes('Too many channels'))
    expect(refused).toHaveLength(1)
  })

  it('says that postgres_changes is not served', async () => {
    const client = raw()
    const changes = [{ event: '*', schema: 'public' }]
    await client.send(join(newTopic(), { config: { postgres_changes: changes } }))
    await eventually(() => client.messages).toHaveLength(1)
    expect(client.messages[0]).toMatchObject([
      '1',
      '1',
      expect.any(String),
      'phx_reply',
      { status: 'error', response: { reason: expect.stringContaining('not supported') } },
    ])
  })
})

describe('messages of the database', () => {
  it('arrive with the id that realtime.send gives them', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    await send(topic, 'referral.sent', { seq: 7 })
    await eventually(() => channel.heard).toHaveLength(1)
    const [row] = await stack.sql`select id from realtime.messages where topic = ${topic}`
    expect(channel.heard[0]).toMatchObject({
      event: 'referral.sent',
      payload: { seq: 7, id: row?.id },
      meta: { id: row?.id },
    })
  })

  it('arrive in the order of the commits, and never from a rollback', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    const abandoned = stack.sql.begin(async (tx) => {
      await tx`select realtime.send('{}', 'abandoned', ${topic})`
      throw new Error('abandoned')
    })
    await expect(abandoned).rejects.toThrow('abandoned')
    for (let n = 0; n < 50; n += 1) await send(topic, `event ${n}`)
    await eventually(() => channel.heard).toHaveLength(50)
    expect(channel.events).toEqual(Array.from({ length: 50 }, (_, n) => `event ${n}`))
  })

  it('carry the row for realtime.broadcast_changes', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    await stack.sql.unsafe(`
      create function app.tell() returns trigger language plpgsql as $$
      begin
        perform realtime.broadcast_changes('${topic}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create table app.visit (id int primary key);
      create trigger tell after insert on app.visit for each row execute function app.tell();
      insert into app.visit values (41);`)
    await eventually(() => channel.heard).toMatchObject([
      {
        event: 'INSERT',
        payload: { operation: 'INSERT', schema: 'app', table: 'visit', record: { id: 41 } },
      },
    ])
  })

  it('never fail the transaction of a caller without the right to send', async () => {
    const topic = newTopic()
    const answer = await stack.sql.begin(async (tx) => {
      await tx`select set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', ${JSON.stringify({ sub: await member(topic) })}, true)`
      await tx`select realtime.send('{}', 'forbidden', ${topic})`
      return tx`select 'alive' as state`
    })
    expect(answer).toMatchObject([{ state: 'alive' }])
    expect(await stack.sql`select from realtime.messages where topic = ${topic}`).toHaveLength(0)
  })

  it('arrive once, even those committed while the server was not listening', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    // Begun before everything, committed during the outage: its inserted_at is the oldest of all.
    const slow = postgres(stack.postgres.url, { max: 1 })
    onTestFinished(() => slow.end())
    await slow`begin`
    await slow`select realtime.send('{}', 'slow', ${topic})`
    await send(topic, 'before')
    await eventually(() => channel.events).toEqual(['before'])
    const killed = await stack.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'realtime feed'`
    expect(killed).toHaveLength(1)
    await slow`commit`
    await send(topic, 'during')
    await eventually(() => channel.events).toEqual(['before', 'slow', 'during'])
    await send(topic, 'after')
    await eventually(() => channel.events).toEqual(['before', 'slow', 'during', 'after'])
  })

  it('stay in order while the server loses its connections and finds them again', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    await stack.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('realtime feed', 'realtime')`
    let sent = 0
    do {
      await send(topic, `${sent}`)
      sent += 1
    } while (channel.heard.length === 0 && sent < 20_000)
    await eventually(() => channel.heard).toHaveLength(sent)
    expect(channel.events).toEqual(Array.from({ length: sent }, (_, n) => `${n}`))
  })
})

describe('messages of clients', () => {
  it('are acknowledged and heard by their author when both are asked for', async () => {
    const topic = newTopic()
    const client = await signedIn(await member(topic, true))
    const channel = await client.join(topic, { private: true, broadcast: { ack: true, self: true } })
    expect(await channel.send('typing', { who: 'Awa' })).toBe('ok')
    await eventually(() => channel.heard).toMatchObject([{ event: 'typing', payload: { who: 'Awa' } }])
  })

  it('need the right to write in a private room', async () => {
    const topic = newTopic()
    const listener = await (await signedIn(await member(topic))).join(topic, {
      private: true,
      broadcast: { ack: true },
    })
    const speaker = await (await signedIn(await member(topic, true))).join(topic, { private: true })
    expect(await listener.send('forged')).toBe('error')
    await speaker.send('true')
    await eventually(() => listener.events).toEqual(['true'])
    expect(speaker.events).toEqual([])
  })

  it('may be bytes', async () => {
    const topic = newTopic()
    const [sender, receiver] = await Promise.all([visitor().join(topic), visitor().join(topic)])
    await sender.send('bytes', new Uint8Array([0, 1, 254, 255]).buffer)
    await eventually(() => receiver.heard).toHaveLength(1)
    expect([...new Uint8Array(receiver.heard[0]?.payload as ArrayBuffer)]).toEqual([0, 1, 254, 255])
  })

  it('are refused when larger than 250 KB, without losing the socket', async () => {
    const topic = newTopic()
    const channel = await visitor().join(topic, { broadcast: { ack: true, self: true } })
    expect(await channel.send('large', { text: 'x'.repeat(260_000) })).toBe('error')
    expect(await channel.send('small')).toBe('ok')
    await eventually(() => channel.events).toEqual(['small'])
  })

  it('pass between the two versions of the protocol', async () => {
    const topic = newTopic()
    const [first, second] = await Promise.all([
      visitor('1.0.0').join(topic, { broadcast: { ack: true } }),
      visitor('2.0.0').join(topic, { broadcast: { ack: true } }),
    ])
    expect(await first.send('from one', { text: 'é' })).toBe('ok')
    expect(await second.send('from two', { text: 'ɛ' })).toBe('ok')
    await eventually(() => second.heard).toMatchObject([{ event: 'from one', payload: { text: 'é' } }])
    await eventually(() => first.heard).toMatchObject([{ event: 'from two', payload: { text: 'ɛ' } }])
  })
})

describe('presence', () => {
  it('shows who is there, who changes and who leaves', async () => {
    const topic = newTopic()
    const presence = (key: string) => ({ presence: { key, enabled: true } })
    const awaClient = visitor()
    const awa = await awaClient.join(topic, presence('awa'))
    await awa.channel.track({ at: 'Sangha' })
    const seydou = await visitor().join(topic, presence('seydou'))
    await eventually(() => seydou.channel.presenceState()).toMatchObject({ awa: [{ at: 'Sangha' }] })
    await seydou.channel.track({ at: 'Djenné' })
    await awa.channel.track({ at: 'Mopti' })
    await eventually(() => seydou.channel.presenceState()).toMatchObject({
      awa: [{ at: 'Mopti' }],
      seydou: [{ at: 'Djenné' }],
    })
    await eventually(() => Object.keys(awa.channel.presenceState()).sort()).toEqual(['awa', 'seydou'])
    await awaClient.close()
    await eventually(() => Object.keys(seydou.channel.presenceState())).toEqual(['seydou'])
    await seydou.channel.untrack()
    await eventually(() => Object.keys(seydou.channel.presenceState())).toEqual([])
  })

  it('needs the right to write in a private room', async () => {
    const topic = newTopic()
    const config = { private: true, presence: { key: 'awa', enabled: true } }
    const listener = await (await signedIn(await member(topic))).join(topic, config)
    const speaker = await (await signedIn(await member(topic, true))).join(topic, config)
    expect(await listener.channel.track({})).toBe('error')
    expect(await speaker.channel.track({})).toBe('ok')
    await eventually(() => Object.values(listener.channel.presenceState()).flat()).toHaveLength(1)
  })
})

describe('replay', () => {
  it('gives the newest messages, oldest first, then what is new', async () => {
    const topic = newTopic()
    const since = Date.now() - 1000
    for (const event of ['one', 'two', 'three']) await send(topic, event)
    const client = await signedIn(await member(topic))
    const channel = await client.join(topic, { private: true, broadcast: { replay: { since, limit: 2 } } })
    await send(topic, 'four')
    await eventually(() => channel.events).toEqual(['two', 'three', 'four'])
    expect(channel.heard.map(({ meta }) => meta?.replayed)).toEqual([true, true, undefined])
  })

  it('is refused in a public room', async () => {
    const client = raw()
    await client.send(join(newTopic(), { config: { broadcast: { replay: { since: 0 } } } }))
    await eventually(() => JSON.stringify(client.messages)).toContain(
      'Replay is not allowed for public channels',
    )
  })
})

describe('rights that end', () => {
  it('close the channel when a fresh token no longer passes the policies', async () => {
    const topic = newTopic()
    const userId = await member(topic)
    const client = await signedIn(userId)
    const channel = await client.join(topic, { private: true })
    await stack.sql`delete from app.member where user_id = ${userId}`
    client.token = await signToken(userId)
    await client.supabase.realtime.setAuth()
    await eventually(() => channel.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    expect(channel.system).toEqual([
      {
        extension: 'system',
        status: 'error',
        message: `You no longer have permission to read from this Channel topic: ${topic}`,
        channel: topic,
      },
    ])
  })

  it('keep the channel when the fresh token is as good', async () => {
    const topic = newTopic()
    const userId = await member(topic)
    const client = await signedIn(userId)
    const channel = await client.join(topic, { private: true })
    client.token = await signToken(userId)
    await client.supabase.realtime.setAuth()
    await send(topic, 'still here')
    await eventually(() => channel.events).toEqual(['still here'])
    expect(channel.statuses).toEqual(['SUBSCRIBED'])
  })

  it('close the channel at the periodic check, without any word from the client', async () => {
    const server = await stack.serve({ recheckIntervalMs: 100 })
    onTestFinished(() => server.stop())
    const topic = newTopic()
    const userId = await member(topic)
    const channel = await (await signedIn(userId, {}, server.url)).join(topic, { private: true })
    await stack.sql`delete from app.member where user_id = ${userId}`
    await eventually(() => channel.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    expect(channel.system[0]?.message).toContain('You no longer have permission to read')
  })

  it('close the channel when the token expires', async () => {
    const topic = newTopic()
    const client = await signedIn(await member(topic), { expiresIn: 2 })
    const channel = await client.join(topic, { private: true })
    await eventually(() => channel.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    expect(channel.system[0]?.message).toMatch(/^Token has expired \d+ seconds ago$/)
  })
})

describe('broadcast by REST', () => {
  function post(path: string, headers: Record<string, string>, body: unknown): Promise<Response> {
    return fetch(`${stack.url}/realtime/v1/api/broadcast${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }
  const message = (topic: string, event: string) => ({
    messages: [{ topic, event, payload: { n: 1 }, private: true }],
  })

  it('reaches a private room with the secret key or the token of somebody who may write', async () => {
    const topic = newTopic()
    const channel = await (await signedIn(await member(topic))).join(topic, { private: true })
    const tokenOf = async (speaks: boolean) => `Bearer ${await signToken(await member(topic, speaks))}`
    const apikey = PUBLISHABLE_KEY
    expect((await post('', { apikey: SECRET_KEY }, message(topic, 'service'))).status).toBe(202)
    await post('', { apikey, authorization: await tokenOf(false) }, message(topic, 'forged'))
    await post('', { apikey }, message(topic, 'anonymous'))
    await post('', { apikey, authorization: await tokenOf(true) }, message(topic, 'speaker'))
    await eventually(() => channel.events).toEqual(['service', 'speaker'])
  })

  it('is what httpSend of supabase-js uses', async () => {
    const topic = newTopic()
    const listener = await (await signedIn(await member(topic))).join(topic, { private: true })
    const client = await signedIn(await member(topic, true))
    await client.supabase.realtime.setAuth()
    const sent = await client.supabase
      .channel(topic, { config: { private: true } })
      .httpSend('sent', { n: 2 })
    expect(sent).toEqual({ success: true })
    await eventually(() => listener.heard).toMatchObject([{ event: 'sent', payload: { n: 2 } }])
    const stranger = await signedIn(randomUUID())
    await stranger.supabase.realtime.setAuth()
    const refused = stranger.supabase.channel(topic, { config: { private: true } }).httpSend('sent', { n: 3 })
    await expect(refused).rejects.toThrow('Vous ne pouvez pas écrire')
  })

  it('refuses unknown keys, bad tokens and bad bodies', async () => {
    const topic = newTopic()
    const forged = await signToken(randomUUID(), { secret: 'another secret, just as long as the first' })
    expect((await post('', { apikey: 'wrong' }, message(topic, 'x'))).status).toBe(401)
    const withForged = { apikey: PUBLISHABLE_KEY, authorization: `Bearer ${forged}` }
    expect((await post('', withForged, message(topic, 'x'))).status).toBe(401)
    const answer = await post('', { apikey: SECRET_KEY }, { messages: [{ topic }] })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'invalid_input', message: expect.any(String) })
    const large = { messages: [{ topic, event: 'x', payload: { text: 'x'.repeat(260_000) } }] }
    expect((await post('', { apikey: SECRET_KEY }, large)).status).toBe(413)
  })
})

describe('a socket that says nonsense', () => {
  it.each([
    ['text that is not JSON', 'hello'],
    ['an array too short', '["1","1"]'],
    ['a topic that is not text', '["1","1",{},"phx_join",{}]'],
    ['an unknown binary frame', Buffer.from([9, 0, 0, 0, 0, 0, 0])],
    ['a binary frame cut short', Buffer.from([3, 255, 255, 255, 255, 255, 1, 0])],
  ])('is closed for %s', async (_case, frame) => {
    const client = raw()
    await client.send(frame)
    expect(await client.closed).toBe(1003)
  })

  it('is closed for a frame without measure', async () => {
    const client = raw()
    await client.send('x'.repeat(2 * 1024 * 1024))
    expect(await client.closed).toBe(1009)
  })

  it.each([
    ['an unknown topic', ['1', '2', 'realtime:elsewhere', 'broadcast', {}]],
    ['a topic of another kind', ['1', '2', 'other', 'phx_join', {}]],
    ['no name', ['1', '2', 'realtime:', 'phx_join', {}]],
    ['a join that is not an object', ['1', '2', 'realtime:x', 'phx_join', 'now']],
    ['a private flag that is not one', ['1', '2', 'realtime:x', 'phx_join', { config: { private: 'yes' } }]],
  ])('gets an error for %s, and keeps its socket', async (_case, frame) => {
    const client = raw()
    await client.send(frame)
    await client.send([null, '3', 'phoenix', 'heartbeat', {}])
    await eventually(() => client.messages).toHaveLength(2)
    expect(client.messages[0]).toMatchObject(['1', '2', frame[2], 'phx_reply', { status: 'error' }])
    expect(client.messages[1]).toEqual([null, '3', 'phoenix', 'phx_reply', { status: 'ok', response: {} }])
  })

  it('gets an error for a binary broadcast whose JSON is broken, and nobody hears it', async () => {
    const topic = newTopic()
    const client = raw()
    await client.send(join(topic, { config: { broadcast: { self: true } } }))
    const fields = ['1', '2', `realtime:${topic}`, 'broken', ''].map((field) => Buffer.from(field))
    const header = Buffer.from([3, ...fields.map((field) => field.length), 1])
    await client.send(Buffer.concat([header, ...fields, Buffer.from('{"a":')]))
    await eventually(() => client.messages).toHaveLength(2)
    expect(client.messages[1]).toMatchObject([
      '1',
      '2',
      `realtime:${topic}`,
      'phx_reply',
      { status: 'error' },
    ])
  })
})

describe('leaving', () => {
  it('is answered, then the channel is closed and hears nothing more', async () => {
    const topic = newTopic()
    const client = raw()
    await client.send(join(topic))
    await client.send(['1', '2', `realtime:${topic}`, 'phx_leave', {}])
    await eventually(() => client.messages).toHaveLength(3)
    expect(client.messages.slice(1)).toEqual([
      ['1', '2', `realtime:${topic}`, 'phx_reply', { status: 'ok', response: {} }],
      ['1', '1', `realtime:${topic}`, 'phx_close', {}],
    ])
    await send(topic, 'too late', {}, false)
    const other = await visitor().join(topic)
    await send(topic, 'now', {}, false)
    await eventually(() => other.events).toContain('now')
    expect(client.messages).toHaveLength(3)
  })
})

describe('the table', () => {
  it('has partitions from yesterday to three days ahead, and drops those past 72 hours', async () => {
    const names = async () => {
      const rows = await stack.sql<{ name: string }[]>`
        select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'realtime.messages'::regclass order by 1`
      return rows.map(({ name }) => name.replace('realtime.messages_', ''))
    }
    const day = (offset: number) =>
      new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '_')
    expect(await names()).toEqual([-1, 0, 1, 2, 3].map(day))
    onTestFinished(() => maintainPartitions(stack.sql))
    await maintainPartitions(stack.sql, new Date(Date.now() + 4 * 86_400_000))
    expect(await names()).toEqual([1, 2, 3, 4, 5, 6, 7].map(day))
  })

  it('shows nobody a row by the name of its partition', async () => {
    const partition = `messages_${new Date().toISOString().slice(0, 10).replaceAll('-', '_')}`
    const read = stack.sql.begin(async (tx) => {
      await tx`select set_config('role', 'authenticated', true)`
      await tx.unsafe(`select * from realtime.${partition}`)
    })
    await expect(read).rejects.toThrow('permission denied')
  })

  it('accepts no table or function of a project in its schema', async () => {
    const migration = postgres(stack.postgres.migrationUrl, { max: 1 })
    onTestFinished(() => migration.end())
    await expect(migration`create table realtime.ours (id int)`).rejects.toThrow('permission denied')
  })
})
