import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { encodingFor } from '../gateway/compress.ts'
import { root } from '../paths.ts'
import { openFiles } from './files.ts'

export interface WebServer {
  stop(): Promise<void>
}

/** What the client reads at its start, so that one build runs anywhere. */
export interface ClientConfig {
  apiUrl: string
  publishableKey: string
}

/** The scripts that stand in index.html itself, by their hash: no other inline script runs. */
function inlineScriptHashes(html: string): string {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(
      ([, script]) =>
        `'sha256-${createHash('sha256')
          .update(script ?? '')
          .digest('base64')}'`,
    )
    .join(' ')
}

/** Nothing is loaded from elsewhere, and data goes to the API and nowhere else. */
export function contentSecurityPolicy(apiUrl: string, html: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${inlineScriptHashes(html)}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${apiUrl} ${apiUrl.replace(/^http/, 'ws')}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Serves the built client; every address without a file is the application's own. */
export async function serveWeb(
  port: number,
  config: ClientConfig,
  folder = join(root, 'web', 'dist'),
): Promise<WebServer> {
  const find = openFiles(folder)
  const headers: Record<string, string> = {
    'content-security-policy': contentSecurityPolicy(
      config.apiUrl,
      readFileSync(join(folder, 'index.html'), 'utf8'),
    ),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(self)',
    'cross-origin-opener-policy': 'same-origin',
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    if (path === '/config.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      return void response.end(JSON.stringify(config))
    }
    const isPage = !/\.[a-z0-9]+$/i.test(path)
    const file = find(path) ?? (isPage ? find('/index.html') : null)
    if (!file) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404')
    response.setHeader('etag', file.etag)
    response.setHeader('vary', 'accept-encoding')
    response.setHeader('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304).end()
    const { bytes, encoding } = await file.body(
      encodingFor(String(request.headers['accept-encoding'])) ?? 'identity',
    )
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
    response.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    })
  })
  await listen(server, port)
  return { stop: () => close(server) }
}

/**
 * Vite with hot reload, for `npm run dev`. As a middleware of our server: on its own, Vite would end the
 * process at SIGTERM or when stdin closes, and leave Postgres running.
 */
export async function serveWebForDevelopment(port: number, config: ClientConfig): Promise<WebServer> {
  const { createServer: createVite } = await import('vite')
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/config.json') return vite.middlewares(request, response)
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(config))
  })
  const vite = await createVite({
    root: join(root, 'web'),
    server: { middlewareMode: true, hmr: { server } },
    logLevel: 'warn',
  })
  await listen(server, port)
  return {
    async stop() {
      await vite.close()
      await close(server)
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
