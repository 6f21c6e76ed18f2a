import type { IncomingMessage } from 'node:http'

/** One request to REST, auth or a function carries a form, not a file. */
export const MAX_BODY_BYTES = 1024 * 1024

/** How much of a body that is too large is read and thrown away, so that the client can read the answer. */
const MAX_DISCARDED_BYTES = 64 * 1024 * 1024

/** The whole body, or null when it is larger than the limit. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= limit) parts.push(part)
    if (size > MAX_DISCARDED_BYTES) break
  }
  return size > limit ? null : Buffer.concat(parts)
}
