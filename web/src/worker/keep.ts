import { type AppFiles, isHashed, keyOf, nameOf } from './files.ts'

/** The app itself, and what was opened beside it. */
export const appCache = 'keneya-app'
export const laterCache = 'keneya-later'
/** Downloads at a time: each costs a round trip of 300 ms, and the person's own requests must get through. */
const abreast = 4
const listPlace = '/files?v='

interface Platform {
  caches: CacheStorage
  fetch: typeof fetch
}

/** Fetches a file, and refuses what is not it: many hosts answer the page where a file is gone. */
async function fetched(path: string, { fetch }: Platform): Promise<Response> {
  const answer = await fetch(path, { cache: isHashed(path) ? 'default' : 'reload' })
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  if (!answer.ok || (isPage && !path.endsWith('.html'))) throw new Error(`${path}: ${answer.status}`)
  return answer
}

async function eachAbreast<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const one = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: abreast }, one))
}

/**
 * Brings a version to the device. What is there already, from the version before or from an attempt that the
 * network cut short, is not asked again. Throws when a file does not come: the browser tries again later, and
 * meanwhile the version before goes on.
 */
export async function bring(files: AppFiles, platform: Platform): Promise<void> {
  const app = await platform.caches.open(appCache)
  await eachAbreast(files.now, async (path) => {
    const key = keyOf(path, files.version)
    if (await app.match(key)) return
    await app.put(key, await fetched(path, platform).catch(() => fetched(path, platform)))
  })
  await app.put(listPlace + files.version, Response.json({ files, at: Date.now() }))
  await renew(files, platform).catch(() => undefined)
}

/** Whoever reads English, or works in a screen beside the facility's own, has it in the new version as well. */
async function renew(files: AppFiles, platform: Platform): Promise<void> {
  const later = await platform.caches.open(laterCache)
  const kept = new Set((await later.keys()).map(({ url }) => new URL(url).pathname))
  const names = new Set([...kept].map(nameOf))
  const missing = files.later.filter((path) => names.has(nameOf(path)) && !kept.has(path))
  await eachAbreast(missing, async (path) => {
    await fetched(path, platform)
      .then((answer) => later.put(path, answer))
      .catch(() => undefined)
  })
}

/**
 * Forgets versions that nobody can have open any more: all but this one and the one before, which another tab
 * may still be working in, with pages that it has not loaded yet.
 */
export async function forgetOld(files: AppFiles, { caches }: Platform): Promise<void> {
  const app = await caches.open(appCache)
  const lists: { files: AppFiles; at: number }[] = []
  for (const request of await app.keys()) {
    if (request.url.includes(listPlace)) lists.push(await ((await app.match(request)) as Response).json())
  }
  const before = lists
    .filter((list) => list.files.version !== files.version)
    .sort((a, b) => b.at - a.at)
    .at(0)?.files
  const wanted = new Set<string>()
  for (const version of before ? [files, before] : [files]) {
    wanted.add(listPlace + version.version)
    for (const path of version.now) wanted.add(keyOf(path, version.version))
    for (const path of version.later) wanted.add(path)
  }
  for (const name of [appCache, laterCache]) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url)
      if (!wanted.has(pathname + search)) await cache.delete(request)
    }
  }
  for (const name of await caches.keys()) {
    if (name !== appCache && name !== laterCache) await caches.delete(name)
  }
}

/** Keeps files that a page loaded before the worker was there to see it. */
export async function keepOpened(
  paths: readonly string[],
  files: AppFiles,
  platform: Platform,
): Promise<void> {
  const later = await platform.caches.open(laterCache)
  await eachAbreast(
    paths.filter((path) => files.later.includes(path)),
    async (path) => {
      if (await later.match(path)) return
      await fetched(path, platform)
        .then((answer) => later.put(path, answer))
        .catch(() => undefined)
    },
  )
}
