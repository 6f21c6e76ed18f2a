/** What travels to a phone: Brotli bytes of the built client. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from '../local/paths.ts'
import { buildWeb } from '../local/web/build.ts'

const dist = join(root, 'web/dist')
const compressed = (file: string): number => brotliCompressSync(readFileSync(join(dist, file))).length

function files(folder = ''): string[] {
  return readdirSync(join(dist, folder)).flatMap((name) => {
    const path = join(folder, name)
    return statSync(join(dist, path)).isDirectory() ? files(path) : [path]
  })
}

/** Prints the first screen (what index.html names, and what that imports at once) and the whole app. */
export async function benchSizes(): Promise<void> {
  await buildWeb()
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const first = new Set([
    'index.html',
    ...[...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((m) => m[1] ?? ''),
  ])
  for (const file of first) {
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, name] of text.matchAll(/\bfrom\s*"\.\/([^"]+\.js)"/g)) first.add(join('assets', name ?? ''))
  }
  const kib = (list: Iterable<string>) =>
    ([...list].reduce((sum, file) => sum + compressed(file), 0) / 1024).toFixed(0)
  const shipped = files().filter((file) => /\.(js|css|html|webmanifest)$/.test(file))
  console.log(`first screen: ${kib(first)} KiB Brotli (${first.size} files)`)
  const of = (...features: string[]) =>
    shipped.filter((file) => features.some((feature) => file.includes(`/${feature}/`)))
  const ministry = of('ministry')
  // What the service worker leaves until it is opened (web/vite.config.ts).
  const administration = of('audit', 'facilities', 'proof', 'roles', 'staff')
  const later = new Set([...ministry, ...administration])
  console.log(`whole facility app: ${kib(shipped.filter((file) => !later.has(file)))} KiB Brotli`)
  console.log(`the administrator's pages on top: ${kib(administration)} KiB Brotli`)
  console.log(`the Ministry's pages on top: ${kib(ministry)} KiB Brotli`)
}
