/** What Postgres says of an error, as the driver hands it over. */
export interface DatabaseError {
  code: string
  message: string
  detail?: string | null
  hint?: string | null
}

/** PostgREST's table of SQLSTATE classes and codes; lite answers 500 without the code for some of them. */
const statuses: [prefix: string, status: number][] = [
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['21000', 400],
  ['22', 400],
  ['23503', 409],
  ['23505', 409],
  ['23', 400],
  ['25006', 405],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['42883', 404],
  ['42P01', 404],
  ['42P17', 500],
  ['42501', 403],
  ['42', 400],
  ['53400', 500],
  ['53', 503],
  ['54', 500],
  ['55', 500],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0001', 400],
  ['P0', 500],
  ['XX', 500],
]

/** The HTTP status of a SQLSTATE, as PostgREST answers it. `PT404` is an error that names its own status. */
export function statusOf(code: string, isAnonymous: boolean): number {
  const own = /^PT([2-5]\d\d)$/.exec(code)
  if (own) return Number(own[1])
  if (code === '42501' && isAnonymous) return 401
  return statuses.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400
}

/** The answer for a database error, with the code, message, details and hint that the SQL raised. */
export function problemOf(error: DatabaseError, answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json; charset=utf-8')
  const { code, message, detail, hint } = error
  // lite knows who asked: it answers 401 to nobody and 403 to somebody.
  const status = statusOf(code, answer.status === 401)
  return new Response(JSON.stringify({ code, message, details: detail || null, hint: hint || null }), {
    status,
    headers,
  })
}
