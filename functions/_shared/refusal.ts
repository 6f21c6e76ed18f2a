/** The one way in which a function refuses, and what a failure of the database means for the caller. */
import postgres from 'postgres'

/** A refusal that the caller is told of: a stable code, an HTTP status, and what may be said of the cause. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly details: unknown
  constructor(code: string, status = 400, details?: unknown) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.details = details
  }
}

const statusOfState: Record<string, number> = {
  '42501': 403,
  PT404: 404,
  PT409: 409,
  '23505': 409,
  '22023': 400,
  '22P02': 400,
  '22P05': 400,
  '22003': 400,
  '22007': 400,
  '22008': 400,
  '22001': 400,
  '23514': 400,
  '23502': 400,
  '23503': 400,
  // Another transaction was in the way, or the statement took too long: trying again can succeed.
  '40001': 503,
  '40P01': 503,
  '55P03': 503,
  '57014': 503,
  '57P03': 503,
  '53300': 503,
}
const codeOfStatus: Record<number, string> = {
  400: 'invalid_input',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  503: 'server_unavailable',
}
const ourStates = ['22023', '42501', 'PT404', 'PT409']
const stableCode = /^[a-z][a-z0-9_]{2,39}$/

function parsed(detail: string | undefined): unknown {
  if (!detail) return undefined
  try {
    return JSON.parse(detail)
  } catch {
    return undefined
  }
}

/**
 * The refusal behind any failure. Only `private.refuse` speaks in stable codes; whatever Postgres says by
 * itself may quote a row, and is replaced by the general code of its status.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!(error instanceof postgres.PostgresError)) {
    const lost =
      error instanceof Error && /^(CONNECT|CONNECTION|ECONN)/.test((error as { code?: string }).code ?? '')
    return lost ? new Refusal('server_unavailable', 503) : new Refusal('unexpected', 500)
  }
  const status = statusOfState[error.code] ?? 500
  if (ourStates.includes(error.code) && stableCode.test(error.message)) {
    return new Refusal(error.message, status, parsed(error.detail))
  }
  return new Refusal(codeOfStatus[status] ?? 'unexpected', status)
}
