import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import type { Functions } from '../functions.ts'
import type { Keys } from '../keys.ts'
import type { Lite } from '../lite.ts'
import type { Observer, Surface } from '../observe.ts'
import type { RealtimeServer } from '../realtime/server.ts'
import type { IsSessionOpen } from '../user_tokens.ts'
import { corsHeaders, internal, noKey, notFound, tooLarge, unavailable, wrongKey } from './answers.ts'
import { type Caller, createBearerCheck } from './bearer.ts'
import { readBody } from './body.ts'
import { compressed } from './compress.ts'
import { refuseUninvited } from './sign_up.ts'

export interface Gateway {
  readonly port: number
  stop(): Promise<void>
}

interface GatewayOptions {
  port: number
  keys: Keys
  lite: Lite
  functions: Functions
  realtime: RealtimeServer
  /** Connection of the auth server, for its hook. */
  sql: postgres.Sql
  isSessionOpen: IsSessionOpen
  observe?: Observer
}

/** Pages of the auth server that a person opens from a mail: they carry no key. */
const openAuthPaths = /^\/auth\/v1\/(verify|callback|authorize|\.well-known\/.*)$/

/** Headers that belong to one connection, and those that the gateway sets itself. */
const hopHeaders = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'expect',
])

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || hopHeaders.has(name)) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

/** The same answer, with its text told to the observer first. */
async function told(observe: Observer, answer: Response, url: URL, method: string, caller: Caller) {
  const body = Buffer.from(await answer.arrayBuffer())
  const surface = (/^\/(rest|auth|functions|realtime)\//.exec(url.pathname)?.[1] ?? 'rest') as Surface
  const by = typeof caller === 'object' ? caller.user : caller === 'service' ? caller : null
  observe({ surface, by, place: `${method} ${url.pathname}`, status: answer.status, text: String(body) })
  const { status, headers } = answer
  return new Response(body.length > 0 ? new Uint8Array(body) : null, { status, headers })
}

async function respond(answer: Response, response: ServerResponse): Promise<void> {
  const headers: Record<string, string> = { ...Object.fromEntries(answer.headers), ...corsHeaders }
  delete headers['transfer-encoding']
  response.writeHead(answer.status, headers)
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response)
  else response.end()
}

/** One address for the whole API, as Supabase's gateway: keys, CORS, sizes, and who answers what. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { keys, lite, functions, realtime, sql, observe } = options
  const callerOf = createBearerCheck(keys, options.isSessionOpen)

  const keyProblem = (request: IncomingMessage, url: URL): Response | null => {
    const key = request.headers.apikey ?? url.searchParams.get('apikey')
    if (!key) return noKey()
    return key === keys.publishableKey || key === keys.secretKey ? null : wrongKey()
  }

  const callFunction = async (url: URL, init: RequestInit): Promise<Response> => {
    const target = `${functions.origin}${url.pathname.slice('/functions/v1'.length)}${url.search}`
    try {
      const answer = await fetch(target, { ...init, redirect: 'manual' })
      const headers = new Headers(answer.headers)
      // fetch has decoded the body already.
      headers.delete('content-encoding')
      headers.delete('content-length')
      return new Response(answer.body, { status: answer.status, headers })
    } catch {
      return unavailable()
    }
  }

  const answer = async (request: IncomingMessage, url: URL, caller: Caller | Response): Promise<Response> => {
    const { pathname } = url
    const isFunction = pathname.startsWith('/functions/v1/')
    const isAuth = pathname.startsWith('/auth/v1/')
    if (!isFunction && !isAuth && !pathname.startsWith('/rest/v1/')) return notFound()
    // A function checks its callers itself: webhooks are signed and carry no key.
    const unknown = isFunction || openAuthPaths.test(pathname) ? null : keyProblem(request, url)
    const refused = unknown ?? (caller instanceof Response ? caller : null)
    const body = await readBody(request)
    if (refused) return refused
    if (!body) return tooLarge()
    const method = request.method ?? 'GET'
    const init: RequestInit = { method, headers: headersOf(request) }
    if (method !== 'GET' && method !== 'HEAD' && body.length > 0) init.body = new Uint8Array(body)
    if (isFunction) return callFunction(url, init)
    const uninvited = isAuth && method === 'POST' ? await refuseUninvited(sql, pathname, body) : null
    return uninvited ?? lite.fetch(new Request(url, init))
  }

  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
      if (request.method === 'OPTIONS') return void response.writeHead(204, corsHeaders).end()
      const caller = await callerOf(request, url.pathname)
      if (url.pathname.startsWith('/realtime/v1/')) {
        const refused = keyProblem(request, url) ?? (caller instanceof Response ? caller : null)
        if (refused) return await respond(refused, response)
        for (const [name, value] of Object.entries(corsHeaders)) response.setHeader(name, value)
        if (await realtime.handleHttp(request, response)) return
        return await respond(notFound(), response)
      }
      const answered = await answer(request, url, caller)
      const isHeard = observe && !(caller instanceof Response)
      const heard = isHeard ? await told(observe, answered, url, request.method ?? '', caller) : answered
      const { 'accept-encoding': accepted } = request.headers
      await respond(request.method === 'HEAD' ? heard : await compressed(heard, String(accepted)), response)
    } catch (error) {
      // The caller went away: a page that closes is no failure.
      if (response.destroyed) return
      console.error(`gateway: ${request.method} ${request.url?.split('?')[0]}: ${(error as Error).name}`)
      if (response.headersSent) response.destroy()
      else await respond(internal(), response).catch(() => response.destroy())
    }
  })

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/realtime/v1/websocket' && !keyProblem(request, url)) {
      return realtime.handleUpgrade(request, socket, head)
    }
    socket.end(
      `HTTP/1.1 ${url.pathname.startsWith('/realtime/') ? '401 Unauthorized' : '404 Not Found'}\r\n\r\n`,
    )
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
