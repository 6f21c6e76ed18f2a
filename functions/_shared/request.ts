/** The request behind a piece of work, for what the database writes down about it: the audit trail. */
const requests = new WeakMap<object, Request>()

/** Remembers which request these claims came with. */
export function rememberRequest(claims: object, request: Request): void {
  requests.set(claims, request)
}

/**
 * The settings in which PostgREST describes a request to the database. The path without its query, and two
 * headers: nothing here is secret and nothing names a patient.
 */
export function requestSettings(claims: object): { headers: string; method: string; path: string } {
  const request = requests.get(claims)
  if (!request) return { headers: '', method: '', path: '' }
  const headers = Object.fromEntries(
    ['user-agent', 'x-request-id'].flatMap((name) => {
      const value = request.headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return { headers: JSON.stringify(headers), method: request.method, path: new URL(request.url).pathname }
}
