/**
 * Receives what an operator needs to know: a short event name and a few facts. Never a payload, a topic or a
 * token: topics are chosen by clients.
 */
export type RealtimeLog = (event: string, facts?: Record<string, string | number>) => void

/** The code of an error, for a log line: messages may quote what a client sent. */
export function errorCode(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if ('cause' in error && error.cause !== undefined) return errorCode(error.cause)
  }
  return error instanceof Error ? error.name : 'unknown'
}
