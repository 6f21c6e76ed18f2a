import { type AppFiles, isHashed, keyOf } from './files.ts'
import { appCache, laterCache } from './keep.ts'

interface Asked {
  method: string
  mode: string
  url: string
}

/** Answered by the server alone. */
const servers = /^\/(rest|auth|functions|realtime)\/|^\/config\.json$/

/** What the device keeps of this request, by its place in the cache; undefined: the network's business. */
export function placeOf({ method, mode, url }: Asked, origin: string, files: AppFiles): string | undefined {
  const { origin: from, pathname } = new URL(url)
  if (method !== 'GET' || from !== origin || servers.test(pathname)) return undefined
  // Every address of the application is the same page.
  if (mode === 'navigate') return keyOf('/index.html', files.version)
  if (isHashed(pathname)) return pathname
  return files.now.includes(pathname) ? keyOf(pathname, files.version) : undefined
}

/** From the device first; what was not there is fetched, and kept if it is a part of the app. */
export async function answer(request: Request, place: string, caches: CacheStorage): Promise<Response> {
  const kept = (await caches.match(place, { cacheName: appCache })) ?? (await caches.match(place))
  if (kept) return kept
  const fresh = await fetch(request)
  const isFile = !fresh.headers.get('content-type')?.startsWith('text/html')
  if (fresh.ok && isFile && isHashed(place)) {
    const copy = fresh.clone()
    // A full disk must not keep a page from opening.
    await caches
      .open(laterCache)
      .then((cache) => cache.put(place, copy))
      .catch(() => undefined)
  }
  return fresh
}
