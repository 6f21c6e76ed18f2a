/** Asks the API as somebody, and says what came back in the words of the SQL channel. */
import { SignJWT } from 'jose'
import type { Stack } from '../../local/stack.ts'
import type { Actor } from './actors.ts'

export interface Request {
  method: string
  path: string
  body?: object
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  text: string
  body: unknown
  /** As the SQL channel says it: `ok …`, `no grant`, `no policy`, or code and message. */
  outcome: string
}

export interface Client {
  ask(me: Actor, request: Request): Promise<Answer>
  /** As a server with the secret key. */
  askAsServer(request: Request): Promise<Answer>
  tokenOf(me: Actor): Promise<string>
}

/** The access token that the auth server would give this person. */
async function tokenOf(me: Actor, secret: string): Promise<string> {
  return new SignJWT({ role: 'authenticated', email: `${me.code}@attack.test` })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(me.id ?? '')
    .setAudience('authenticated')
    .setIssuedAt(Math.floor(Date.now() / 1000) - 60)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret))
}

function outcomeOf(status: number, body: unknown): string {
  if (status < 400) {
    if (Array.isArray(body)) return `ok ${body.length}`
    return `ok ${typeof body === 'object' || body === undefined ? 'answered' : String(body)}`
  }
  const { code = '', message = '' } = (body ?? {}) as { code?: string; message?: string }
  if (code === '42501' && message.startsWith('permission denied')) return 'no grant'
  if (code === '42501' && message.includes('row-level security')) return 'no policy'
  // Edge functions speak French to people: the status and the code are what counts.
  return /^([0-9]{2}|P)[0-9A-Z]/.test(code) ? `${code} ${message}` : `${status} ${code}`
}

/** The value on a path of an answer, as the SQL channel writes it. */
export function valueAt(body: unknown, path: readonly string[]): string {
  let value = body
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key]
  return `ok ${value ?? '∅'}`
}

/** A client of the stack; tokens are made once. */
export function clientOf({ apiUrl, publishableKey, secretKey, jwtSecret }: Stack): Client {
  const tokens = new Map<string, Promise<string>>()
  const token = (me: Actor): Promise<string> => {
    const known = tokens.get(me.code) ?? tokenOf(me, jwtSecret)
    tokens.set(me.code, known)
    return known
  }
  const send = async (request: Request, credentials: Record<string, string>): Promise<Answer> => {
    const { method, path, body, headers } = request
    const response = await fetch(apiUrl + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-profile': 'sis',
        'content-profile': 'sis',
        ...credentials,
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    let parsed: unknown
    try {
      parsed = text === '' ? undefined : JSON.parse(text)
    } catch {
      parsed = text
    }
    return { status: response.status, text, body: parsed, outcome: outcomeOf(response.status, parsed) }
  }
  return {
    tokenOf: token,
    ask: async (me, request) =>
      send(request, {
        apikey: publishableKey,
        ...(me.id && { authorization: `Bearer ${await token(me)}` }),
      }),
    askAsServer: (request) => send(request, { apikey: secretKey }),
  }
}

/** Runs the tasks, eight at a time, in their order. */
export async function inParallel(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0
  const work = async () => {
    for (let task = tasks[next++]; task; task = tasks[next++]) await task()
  }
  await Promise.all(Array.from({ length: 8 }, work))
}
