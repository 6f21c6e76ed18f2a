import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Below a packet, compression saves nothing that a network would notice. */
const smallest = 1024

const encoders: Record<'br' | 'gzip', (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> = {
  // The middle of the scale, as content networks use for answers: nearly the best size for a tenth of the work.
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }) as Promise<Uint8Array<ArrayBuffer>>,
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }) as Promise<Uint8Array<ArrayBuffer>>,
}

/** The best encoding that the client reads; `;q=0` refuses one. */
export function encodingFor(accepted: string | undefined): 'br' | 'gzip' | undefined {
  const refused = /^\s*q=0(\.0*)?\s*$/
  const offered = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';'))
    .filter(([, weight]) => !refused.test(weight ?? ''))
    .map(([name]) => name?.trim())
  return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : undefined
}

/**
 * Compresses JSON for a client that reads it so, as Supabase's gateway does. A stream of events and a small
 * answer pass as they are.
 */
export async function compressed(answer: Response, accepted: string | undefined): Promise<Response> {
  const { status, headers: given } = answer
  const isJson = /^application\/([\w.+-]+\+)?json\b/.test(given.get('content-type') ?? '')
  if (!answer.body || !isJson || given.has('content-encoding')) return answer
  const headers = new Headers(given)
  headers.append('vary', 'accept-encoding')
  const plain = new Uint8Array(await answer.arrayBuffer())
  const encoding = plain.length > smallest ? encodingFor(accepted) : undefined
  const body = encoding ? await encoders[encoding](plain) : plain
  if (encoding) headers.set('content-encoding', encoding)
  headers.set('content-length', String(body.length))
  return new Response(body, { status, headers })
}
