import type { IncomingHttpHeaders } from 'node:http'

/** The headers that policies may read in `request.headers`: those that the application sets itself. */
export function visibleHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const visible: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('x-') && typeof value === 'string') visible[name] = value
  }
  return visible
}
