import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = /text|json|javascript|svg/

export type Encoding = 'br' | 'gzip' | 'identity'

export interface BuiltFile {
  type: string
  etag: string
  /** Vite puts a hash of the content in these names: a browser never asks for them again. */
  immutable: boolean
  body(encoding: Encoding): Promise<{ bytes: Buffer; encoding: Encoding }>
}

function compress(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes)
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
}

/** The files of a built client. Each is read and compressed once, and again when it changes on disk. */
export function openFiles(folder: string): (path: string) => BuiltFile | null {
  const cache = new Map<string, { changed: number; file: BuiltFile }>()

  const read = (path: string): BuiltFile => {
    const plain = readFileSync(path)
    const type = types[extname(path)] ?? 'application/octet-stream'
    const compressed = new Map<Encoding, Promise<Buffer>>()
    return {
      type,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      immutable: path.includes(`${sep}assets${sep}`),
      async body(encoding) {
        if (encoding === 'identity' || !compressible.test(type)) return { bytes: plain, encoding: 'identity' }
        const bytes = compressed.get(encoding) ?? compress(plain, encoding)
        compressed.set(encoding, bytes)
        return { bytes: await bytes, encoding }
      },
    }
  }

  return (path) => {
    const place = normalize(join(folder, path))
    if (!place.startsWith(folder + sep) || place.includes(`${sep}.`) || !existsSync(place)) return null
    const state = statSync(place)
    if (!state.isFile()) return null
    const known = cache.get(place)
    if (known?.changed === state.mtimeMs) return known.file
    const file = read(place)
    cache.set(place, { changed: state.mtimeMs, file })
    return file
  }
}
