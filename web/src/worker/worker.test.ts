import { beforeEach, expect, test } from 'vitest'
import { answer, placeOf } from './answer.ts'
import { type AppFiles, nameOf } from './files.ts'
import { appCache, bring, forgetOld, keepOpened, laterCache } from './keep.ts'

const home = 'https://keneya.test'
const at = (place: string | Request) => new URL(typeof place === 'string' ? place : place.url, home).href

/** The part of the Cache API that the worker uses, in memory. */
class MemoryCaches {
  stores = new Map<string, Map<string, Response>>()
  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, Response>()
    this.stores.set(name, store)
    return {
      match: async (place: string | Request) => store.get(at(place))?.clone(),
      put: async (place: string, response: Response) => void store.set(at(place), response),
      delete: async (place: string | Request) => store.delete(at(place)),
      keys: async () => [...store.keys()].map((url) => ({ url })),
    }
  }
  async match(place: string, options?: { cacheName: string }) {
    for (const [name, store] of this.stores) {
      const found = store.get(at(place))
      if (found && (options?.cacheName ?? name) === name) return found.clone()
    }
  }
  keys = async () => [...this.stores.keys()]
  delete = async (name: string) => this.stores.delete(name)
  kept = (name: string) => [...(this.stores.get(name)?.keys() ?? [])].map((url) => url.slice(home.length))
}

let caches: MemoryCaches
let asked: string[]
let broken: Set<string>
const respond = (path: string) =>
  new Response(path, {
    headers: { 'content-type': path.endsWith('.html') ? 'text/html' : 'text/javascript' },
  })
const platform = () => ({
  caches: caches as unknown as CacheStorage,
  fetch: (async (path: string) => {
    asked.push(path)
    if (broken.has(path)) throw new TypeError('Failed to fetch')
    return respond(path)
  }) as typeof fetch,
})

beforeEach(() => {
  caches = new MemoryCaches()
  asked = []
  broken = new Set()
})

const one: AppFiles = {
  version: 'one',
  now: ['/index.html', '/assets/door-AAAAAAAA.js', '/assets/kit-AAAAAAAA.js'],
  later: ['/assets/en-AAAAAAAA.js', '/assets/audit/AuditPage-AAAAAAAA.js'],
}
const two: AppFiles = {
  version: 'two',
  now: ['/index.html', '/assets/door-BBBBBBBB.js', '/assets/kit-AAAAAAAA.js'],
  later: ['/assets/en-BBBBBBBB.js', '/assets/audit/AuditPage-AAAAAAAA.js'],
}

test('an installation cut short goes on where it stopped, and asks nothing twice', async () => {
  broken.add('/assets/kit-AAAAAAAA.js')
  await expect(bring(one, platform())).rejects.toThrow('Failed to fetch')
  expect(asked.filter((path) => path.includes('kit'))).toHaveLength(2)
  asked = []
  broken.clear()
  await bring(one, platform())
  expect(asked).toEqual(['/assets/kit-AAAAAAAA.js'])
  expect(caches.kept(appCache)).toEqual([
    '/index.html?v=one',
    '/assets/door-AAAAAAAA.js',
    '/assets/kit-AAAAAAAA.js',
    '/files?v=one',
  ])
})

test('the page of a host that answers it for every address is not kept as a script', async () => {
  const page = { ...platform(), fetch: (async () => respond('/index.html')) as typeof fetch }
  await expect(bring(one, page)).rejects.toThrow('/assets/')
  expect(caches.kept(appCache)).toEqual(['/index.html?v=one'])
})

test('a new version brings only what changed, and the other language for whoever reads it', async () => {
  await bring(one, platform())
  await keepOpened(['/assets/en-AAAAAAAA.js', '/assets/kit-AAAAAAAA.js', '/rest/v1/patient'], one, platform())
  expect(caches.kept(laterCache)).toEqual(['/assets/en-AAAAAAAA.js'])
  asked = []
  await bring(two, platform())
  expect(asked.sort()).toEqual(['/assets/door-BBBBBBBB.js', '/assets/en-BBBBBBBB.js', '/index.html'])
})

test('what is missing of the other language does not hold a version up', async () => {
  await bring(one, platform())
  await keepOpened(['/assets/en-AAAAAAAA.js'], one, platform())
  broken.add('/assets/en-BBBBBBBB.js')
  await bring(two, platform())
  expect(caches.kept(appCache)).toContain('/files?v=two')
})

test('the version before stays for a tab that still works in it; older ones and strange caches go', async () => {
  const three: AppFiles = { ...two, version: 'three', now: ['/index.html', '/assets/door-CCCCCCCC.js'] }
  await caches.open('workbox-precache-v2')
  for (const version of [one, two, three]) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    await bring(version, platform())
  }
  await forgetOld(three, platform())
  expect(caches.kept(appCache).sort()).toEqual([
    '/assets/door-BBBBBBBB.js',
    '/assets/door-CCCCCCCC.js',
    '/assets/kit-AAAAAAAA.js',
    '/files?v=three',
    '/files?v=two',
    '/index.html?v=three',
    '/index.html?v=two',
  ])
  expect(await caches.keys()).toEqual([appCache, laterCache])
})

test('every address of the app is its page; the server’s answers are nobody’s to keep', () => {
  const ask = (path: string, mode = 'no-cors', method = 'GET', origin = home) =>
    placeOf({ method, mode, url: origin + path }, home, one)
  expect(ask('/patients/new', 'navigate')).toBe('/index.html?v=one')
  expect(ask('/?source=pwa', 'navigate')).toBe('/index.html?v=one')
  expect(ask('/assets/audit/AuditPage-AAAAAAAA.js')).toBe('/assets/audit/AuditPage-AAAAAAAA.js')
  expect(ask('/auth/v1/verify?token=x', 'navigate')).toBeUndefined()
  expect(ask('/config.json')).toBeUndefined()
  expect(ask('/rest/v1/patient')).toBeUndefined()
  expect(ask('/assets/door-AAAAAAAA.js', 'no-cors', 'POST')).toBeUndefined()
  expect(ask('/assets/door-AAAAAAAA.js', 'no-cors', 'GET', 'https://elsewhere.test')).toBeUndefined()
})

test('what was opened is kept, what failed or is not a file is not', async () => {
  const store = caches as unknown as CacheStorage
  const place = '/assets/audit/AuditPage-AAAAAAAA.js'
  const ask = (response: () => Response) => {
    globalThis.fetch = (async () => response()) as typeof fetch
    return answer(new Request(home + place), place, store)
  }
  const real = globalThis.fetch
  try {
    await ask(() => new Response('', { status: 503 }))
    await ask(() => respond('/index.html'))
    expect(caches.kept(laterCache)).toEqual([])
    await ask(() => respond(place))
    const again = await ask(() => {
      throw new TypeError('Failed to fetch')
    })
    expect(await again.text()).toBe(place)
  } finally {
    globalThis.fetch = real
  }
})

test('a file of another version is recognized by its name', () => {
  expect(nameOf('/assets/audit/AuditPage-DqubQhgE.js')).toBe('/assets/audit/AuditPage.js')
  expect(nameOf('/assets/door-_-3P444E.js')).toBe('/assets/door.js')
})
