/** Realtime over its WebSocket: who joins which topic, who is heard on it, and who hears what is said. */
import type postgres from 'postgres'
import WebSocket from 'ws'
import type { Stack } from '../../local/stack.ts'
import { type Actor, director } from './actors.ts'
import { type TopicKind, topicsOf } from './declared/topics.ts'
import { attackers } from './http.ts'
import type { Client } from './http_client.ts'
import { facilitiesOf } from './oracle.ts'
import { codes } from './places.ts'

interface Message {
  topic: string
  event: string
  ref: string | null
  payload: { status?: string; event?: string }
}

/** One socket; it remembers which events it heard on which topic. */
class Listener {
  readonly heard: { topic: string; event: string }[] = []
  #refs = 0
  readonly #answers = new Map<string, (status: string) => void>()

  private constructor(
    readonly socket: WebSocket,
    readonly token: string | null,
  ) {
    socket.on('message', (data) => this.#take(JSON.parse(String(data)) as Message))
  }

  static async open(stack: Stack, token: string | null): Promise<Listener> {
    const url = `${stack.apiUrl.replace('http', 'ws')}/realtime/v1/websocket?apikey=${stack.publishableKey}&vsn=1.0.0`
    const socket = new WebSocket(url)
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new Listener(socket, token)
  }

  #take({ topic, event, ref, payload }: Message): void {
    if (event === 'phx_reply' && ref) this.#answers.get(ref)?.(payload.status ?? '')
    if (event === 'broadcast')
      this.heard.push({ topic: topic.replace('realtime:', ''), event: payload.event ?? '' })
  }

  #push(topic: string, event: string, payload: object): Promise<string> {
    this.#refs += 1
    const ref = String(this.#refs)
    this.socket.send(JSON.stringify({ topic: `realtime:${topic}`, event, payload, ref, join_ref: ref }))
    return new Promise((resolve) => {
      this.#answers.set(ref, resolve)
    })
  }

  /** 'ok' or 'error'. */
  join(topic: string, isPrivate = true): Promise<string> {
    return this.#push(topic, 'phx_join', {
      config: { private: isPrivate, broadcast: { ack: false, self: false }, presence: { enabled: false } },
      ...(this.token && { access_token: this.token }),
    })
  }

  /** Says something; nobody answers. */
  say(topic: string): void {
    void this.#push(topic, 'broadcast', { type: 'broadcast', event: 'attack', payload: {} })
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 1_500))

/** Every person tries every topic of every place, by socket and by request. */
export async function attackTopics(
  stack: Stack,
  client: Client,
  sql: postgres.Sql,
): Promise<{ cells: number; deviations: string[] }> {
  const deviations: string[] = []
  let cells = 0
  const feeds = await sql<
    { facility_code: string; epoch: number }[]
  >`select facility_code, epoch from sis.feed`
  const epochs = Object.fromEntries(feeds.map((feed) => [feed.facility_code, feed.epoch]))
  const topics = codes.flatMap((code) =>
    Object.entries(topicsOf(code, epochs[code] ?? 1)).map(([kind, topic]) => ({
      code,
      kind: kind as TopicKind,
      topic,
    })),
  )
  const present = topics.filter(({ kind }) => kind === 'present')
  const open = async (me: Actor) => Listener.open(stack, me.id ? await client.tokenOf(me) : null)
  const isHeard = (me: Actor, topic: string) => {
    const found = present.find((one) => one.topic === topic)
    return found !== undefined && facilitiesOf(me).includes(found.code)
  }

  const control = await open(director)
  for (const { topic } of present)
    if ((await control.join(topic)) !== 'ok') deviations.push(`positive control · ${topic}: not joined`)

  const attempts = attackers.map(async (me) => {
    const listener = await open(me)
    for (const { code, topic, kind } of topics) {
      cells += 1
      const wanted = isHeard(me, topic) ? 'ok' : 'error'
      const got = await listener.join(topic)
      if (got !== wanted)
        deviations.push(`${me.code} · ${code} · ${kind} topic: ${wanted} expected, got ${got}`)
    }
    for (const { topic } of present) {
      listener.say(topic)
      cells += 2
    }
    await client.ask(me, {
      method: 'POST',
      path: '/realtime/v1/api/broadcast',
      body: {
        messages: present.map(({ topic }) => ({ topic, event: 'attack', payload: {}, private: true })),
      },
    })
    // A public channel of the same name is another room: whoever sits there hears nothing of the private one.
    const outside = await open(me)
    for (const { topic } of present) await outside.join(topic, false)
    return { me, listener, outside }
  })
  const people = await Promise.all(attempts)
  for (const { topic } of present) await sql`select realtime.send('{}', 'control', ${topic}, true)`
  await soon()

  const controls = control.heard.filter(({ event }) => event === 'control')
  if (controls.length !== present.length)
    deviations.push(`positive control: ${controls.length} of ${present.length} messages heard`)
  for (const { topic, event } of control.heard)
    if (event === 'attack') deviations.push(`somebody was heard on ${topic}`)
  for (const { me, listener, outside } of people) {
    cells += present.length * 2
    const heard = listener.heard.map(({ topic }) => topic).sort()
    const wanted = present
      .map(({ topic }) => topic)
      .filter((topic) => isHeard(me, topic))
      .sort()
    if (heard.join() !== wanted.join())
      deviations.push(
        `${me.code} · heard ${heard.join() || 'nothing'} instead of ${wanted.join() || 'nothing'}`,
      )
    for (const { topic } of outside.heard)
      deviations.push(`${me.code} · heard ${topic} from a public channel`)
    listener.socket.close()
    outside.socket.close()
  }
  control.socket.close()
  return { cells, deviations }
}
