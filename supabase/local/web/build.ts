import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../paths.ts'
import { StartError } from '../start_error.ts'

/** Everything that the built client depends on. */
const sources = ['web', 'functions/_shared', 'package-lock.json']
const skipped = new Set(['dist', 'e2e', 'node_modules'])
const stamp = join(root, 'web/dist/.sources')

function addFiles(path: string, found: string[]): void {
  if (!existsSync(path)) return
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && skipped.has(entry.name)) continue
      if (entry.isDirectory()) addFiles(join(path, entry.name), found)
      else if (!entry.name.includes('.test.')) found.push(join(path, entry.name))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
    found.push(path)
  }
}

function hashOfSources(): string {
  const files: string[] = []
  for (const source of sources) addFiles(join(root, source), files)
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds web/dist in a process of its own, unless it was built from these very sources. */
export async function buildWeb(signal?: AbortSignal): Promise<'built' | 'current'> {
  const hash = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'current'
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
      cwd: root,
      signal,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_ENV: 'production' },
    })
  } catch (cause) {
    const { stderr = '', stdout = '' } = cause as { stderr?: string; stdout?: string }
    throw new StartError(
      `Le client web ne se construit pas :\n${stderr || stdout || String(cause)}`,
      'The web client does not build (see above).',
      { cause },
    )
  }
  writeFileSync(stamp, hash)
  return 'built'
}
