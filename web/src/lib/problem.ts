import type { Problem as ProblemShape } from '../../../functions/_shared/contracts/problem.ts'

/** A failure as the screens know it: a stable code, never a raw message from a server. */
export class Problem extends Error implements ProblemShape {
  readonly code: string
  readonly details: unknown
  readonly status: number
  constructor(code: string, options: { message?: string; details?: unknown; status?: number } = {}) {
    super(options.message ?? code)
    this.name = 'Problem'
    this.code = code
    this.details = options.details
    this.status = options.status ?? 0
  }
}

/** Trying again later can succeed without the person changing anything. */
export function isPassing(problem: Problem): boolean {
  return ['network', 'server_unavailable', 'too_many_requests'].includes(problem.code)
}

const stableCode = /^[a-z][a-z0-9_]*$/
const codeOfStatus: Record<number, string> = {
  400: 'invalid_input',
  401: 'session_expired',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'text_too_long',
  429: 'too_many_requests',
}
const codeOfSqlState: Record<string, string> = {
  '42501': 'forbidden',
  '23505': 'conflict',
  '22023': 'invalid_input',
  PT404: 'not_found',
  PT409: 'conflict',
  PGRST301: 'session_expired',
  PGRST303: 'session_expired',
  PGRST116: 'not_found',
}

function parsed(details: unknown): unknown {
  if (typeof details !== 'string') return details ?? undefined
  try {
    return JSON.parse(details)
  } catch {
    return undefined
  }
}

interface Answer {
  code?: unknown
  message?: unknown
  details?: unknown
  error?: unknown
}

/** Reads the body of a failed answer, whichever of our two servers wrote it. */
export function problemFromAnswer(body: unknown, status: number): Problem {
  const answer: Answer = body && typeof body === 'object' ? (body as Answer) : {}
  const message = typeof answer.message === 'string' ? answer.message : ''
  const code = typeof answer.code === 'string' ? answer.code : ''
  const details = parsed(answer.details)
  // A row of a table that the statement wanted is worth its own code; SQL text is never shown.
  if (stableCode.test(code)) return new Problem(code, { message, details, status })
  if (stableCode.test(message)) return new Problem(message, { details, status })
  const known = codeOfSqlState[code] ?? codeOfStatus[status]
  if (known) return new Problem(known, { details, status })
  if (status === 0) return new Problem('network', { status })
  return new Problem(status >= 500 ? 'server_unavailable' : 'unexpected', { status })
}

/** Turns anything thrown into a Problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const name = error instanceof Error ? error.name : ''
  const text = error instanceof Error ? error.message : String(error)
  if (name === 'AbortError' || name === 'TimeoutError') return new Problem('network')
  if (
    /failed to fetch|networkerror|load failed|fetch failed|importing a module|dynamically imported/i.test(
      text,
    )
  ) {
    return new Problem('network')
  }
  return new Problem('unexpected', { message: text })
}
