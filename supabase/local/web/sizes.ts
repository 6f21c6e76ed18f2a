/** What travels to a phone, in bytes as the network carries them: Brotli of the built client. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { AppFiles } from '../../../web/src/worker/files.ts'
import { root } from '../paths.ts'

export const builtClient = join(root, 'web/dist')

/** The budgets of the design, in bytes. */
export const budgets = { firstVisit: 150 * 1024, facilityApp: 300 * 1024 }

export interface Weight {
  path: string
  bytes: number
}
export const total = (weights: readonly Weight[]): number =>
  weights.reduce((sum, { bytes }) => sum + bytes, 0)

/** By content: tests weigh the same build several times, and the best compression is slow. */
const weighed = new Map<string, number>()

function weigh(folder: string, path: string): Weight {
  const file = join(folder, path)
  if (!existsSync(file)) throw new Error(`${path} is named in the build and is not there`)
  const plain = readFileSync(file)
  // Pictures are compressed already.
  if (extname(path) === '.png') return { path, bytes: plain.length }
  const key = createHash('sha256').update(plain).digest('base64')
  const bytes = weighed.get(key) ?? brotliCompressSync(plain).length
  weighed.set(key, bytes)
  return { path, bytes }
}

/** The list that the build wrote into the service worker. */
export function filesOfWorker(folder = builtClient): AppFiles {
  const list = /\{"version":.*?"later":\[[^\]]*\]\}/.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))?.[0]
  if (!list) throw new Error('sw.js holds no list of files')
  return JSON.parse(list) as AppFiles
}

const named = /(?:src|href)="(\/[^"]+)"/g
const importedAtOnce = /\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g

/**
 * Everything that a first visit downloads until somebody can sign in: the page, what it names and what that
 * imports, the client of the server, the manifest and the icon that the system takes from it.
 */
export function firstVisit(folder = builtClient): Weight[] {
  const client = filesOfWorker(folder).now.filter((path) => /^\/assets\/supabaseClient-/.test(path))
  if (client.length !== 1) throw new Error('The client of the server is not a file of its own')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const paths = new Set(['/index.html', '/sw.js', '/icon-192.png', ...client])
  for (const [, path] of page.matchAll(named)) paths.add(path ?? '')
  for (const path of paths) {
    if (!path.startsWith('/assets/') || !path.endsWith('.js')) continue
    const code = readFileSync(join(folder, path), 'utf8')
    for (const [, name] of code.matchAll(importedAtOnce)) paths.add(`/assets/${name}`)
  }
  return [...paths].map((path) => weigh(folder, path))
}

/** Everything that the service worker keeps at the first visit: the whole facility app. */
export function facilityApp(folder = builtClient): Weight[] {
  return ['/sw.js', ...filesOfWorker(folder).now].map((path) => weigh(folder, path))
}

/** What is kept only once it was opened, by the part of the app that it belongs to. */
export function keptLater(folder = builtClient): Map<string, Weight[]> {
  const parts = new Map<string, Weight[]>()
  for (const path of filesOfWorker(folder).later) {
    const part = /\/en-[\w-]+\.js$/.test(path)
      ? 'English'
      : (/^\/assets\/([\w-]+)\//.exec(path)?.[1] ?? 'shared')
    parts.set(part, [...(parts.get(part) ?? []), weigh(folder, path)])
  }
  return parts
}

/** What is over its budget, in words; nothing is what a build must answer. */
export function overBudget(folder = builtClient): string[] {
  const measured = { firstVisit: firstVisit(folder), facilityApp: facilityApp(folder) }
  const listed = new Set([...filesOfWorker(folder).now, ...filesOfWorker(folder).later])
  const forgotten = readdirSync(join(folder, 'assets'), { recursive: true, encoding: 'utf8' })
    .map((path) => `/assets/${path}`)
    .filter((path) => extname(path) && !listed.has(path))
  return [
    ...(['firstVisit', 'facilityApp'] as const)
      .filter((what) => total(measured[what]) > budgets[what])
      .map((what) => `${what}: ${total(measured[what])} bytes of ${budgets[what]}`),
    ...forgotten.map((path) => `${path}: the worker does not know it`),
  ]
}
