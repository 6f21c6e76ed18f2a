import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import type { AppFiles } from '../src/worker/files.ts'
import { isLater } from './chunks.ts'

/** Drawn by the pages; the other icons are the system's, which fetches them when the app is installed. */
const publicFiles = ['icon.svg']

type Bundle = Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>

const addresses = /(?:src|href)="\/(assets\/[^"]+)"/g

/** The files that the facility's day needs: all that the page leads to, without going through what can wait. */
export function neededNow(bundle: Bundle, page: string): Set<string> {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk') return
    const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {}
    for (const other of [...importedCss, ...importedAssets, ...chunk.imports]) visit(other)
    for (const other of chunk.dynamicImports) {
      const target = bundle[other]
      if (target?.type === 'chunk' && !isLater(target.facadeModuleId ?? '')) visit(other)
    }
  }
  for (const [, file] of page.matchAll(addresses)) visit(file ?? '')
  return found
}

function listFiles(bundle: Bundle, publicFolder: string): AppFiles {
  const asset = bundle['index.html']
  if (asset?.type !== 'asset') throw new Error('service worker: the page is not in the build')
  const page = String(asset.source)
  const needed = neededNow(bundle, page)
  const all = Object.keys(bundle).filter((file) => file.startsWith('assets/'))
  const hash = createHash('sha256').update(all.sort().join('\n')).update(page)
  for (const file of publicFiles) hash.update(readFileSync(join(publicFolder, file)))
  const path = (file: string) => `/${file}`
  return {
    version: hash.digest('hex').slice(0, 12),
    now: ['index.html', ...publicFiles, ...all.filter((file) => needed.has(file))].map(path),
    later: all.filter((file) => !needed.has(file)).map(path),
  }
}

/** Builds src/worker/sw.ts as /sw.js, with the list of the files that it keeps. */
export function serviceWorker(): Plugin {
  let publicFolder = ''
  return {
    name: 'keneya-service-worker',
    apply: 'build',
    configResolved(config) {
      publicFolder = config.publicDir
    },
    buildStart() {
      if (!existsSync(join(publicFolder, 'manifest.webmanifest'))) throw new Error('The manifest is missing')
      this.emitFile({
        type: 'chunk',
        id: join(import.meta.dirname, '../src/worker/sw.ts'),
        fileName: 'sw.js',
      })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('service worker: sw.js is not in the build')
        const list = JSON.stringify(listFiles(bundle, publicFolder))
        const code = worker.code.replace(/(["'`])__KENEYA_FILES__\1/, () => list)
        if (code === worker.code || /\b(import|export)\b\s*[{*"'(]/.test(code))
          throw new Error('service worker: sw.js must be one file that holds the list')
        worker.code = code
      },
    },
  }
}
