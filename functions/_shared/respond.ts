/** Answers: JSON, problems, CORS. Every function is wrapped by `serve`. */
import { messageOf } from './messages.ts'
import { refusalOf } from './refusal.ts'

const common = {
  // A bearer token is the only credential: no cookie is read, so every origin may ask.
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}
const preflight = {
  ...common,
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info, x-region',
  'access-control-max-age': '86400',
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...common, 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** A problem in its one shape: `{code, message, details?}`. */
export function problem(
  code: string,
  status: number,
  details?: unknown,
  headers: Record<string, string> = {},
): Response {
  const message = messageOf(code, status)
  return json(details === undefined ? { code, message } : { code, message, details }, status, headers)
}

/** The answer to a method that a path does not have. */
export function methodNotAllowed(...allowed: string[]): Response {
  return problem('method_not_allowed', 405, undefined, { allow: [...allowed, 'OPTIONS'].join(', ') })
}

/** What stands in the path after the function's own name, whatever the gateway puts before it. */
export function pathAfter(request: Request, name: string): string[] {
  const parts = new URL(request.url).pathname.split('/').filter(Boolean)
  return parts.slice(parts.indexOf(name) + 1)
}

/** Wraps a handler: answers preflights, and turns whatever is thrown into a problem. */
export function serve(
  handler: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
    try {
      return await handler(request)
    } catch (error) {
      const refusal = refusalOf(error)
      // The kind of failure and its SQLSTATE are enough to find it; a message may quote a patient's row.
      if (refusal.status >= 500) {
        const { name, code } = error as { name?: string; code?: string }
        console.error(JSON.stringify({ failure: refusal.code, name, state: code }))
      }
      return problem(refusal.code, refusal.status, refusal.details)
    }
  }
}
