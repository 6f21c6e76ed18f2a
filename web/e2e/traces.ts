import type { Page } from 'playwright-core'

/** Runs in the page: where on this device a text stands. */
async function search(needle: string): Promise<string[]> {
  const found: string[] = []
  const note = (place: string, value: unknown) => {
    if ((JSON.stringify(value) ?? '').includes(needle)) found.push(place)
  }
  if (document.body.textContent.includes(needle)) found.push('page')
  note('localStorage', { ...localStorage })
  note('sessionStorage', { ...sessionStorage })
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const utf8 = new TextDecoder()
  /** Everything in a record, bytes read as text. */
  const inClear = (value: unknown): string => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return utf8.decode(value as ArrayBuffer)
    if (typeof value !== 'object' || value === null) return String(value)
    return Object.values(value).map(inClear).join(' ')
  }
  interface Sealed {
    iv: Uint8Array<ArrayBuffer>
    data: ArrayBuffer
  }
  const database = await asked(indexedDB.open('keneya-vault'))
  const all = async (store: string) => {
    const at = database.transaction(store).objectStore(store)
    const [places, values] = [await asked(at.getAllKeys()), await asked(at.getAll())]
    return values.map((value, index) => ({ place: String(places[index]), value }))
  }
  const keys = new Map(
    (await all('keys')).map(({ place, value }) => [place, (value as { key: CryptoKey }).key] as const),
  )
  /** What this browser can still open: a key that is there opens what it sealed. */
  const opened = async (keyPlace: string, place: string, sealed: Sealed): Promise<string> => {
    const key = keys.get(keyPlace)
    if (!key) return ''
    const additionalData = new TextEncoder().encode(place)
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.data)
      .catch(() => undefined)
    return plain ? utf8.decode(plain) : ''
  }
  const stores: Record<string, (place: string, value: never) => Promise<string>> = {
    blocks: (place, value: Sealed & { sealed?: Sealed }) => {
      const [user, facility] = place.split('/')
      return opened(`working/${user}/${facility}/rows`, place, value.sealed ?? value)
    },
    cache: (place, value: Sealed) => {
      const [user, facility] = place.split('/')
      return opened(`working/${user}/${facility}/answers`, `answers/${place}`, value)
    },
    drafts: (place, value: { keyPlace: string; sealed: Sealed }) =>
      opened(value.keyPlace, `draft/${place}`, value.sealed),
    outbox: (_place, value: { owner: string; id: string; sealed: Sealed }) =>
      opened(`outbox/${value.owner}`, `outbox/${value.owner}/${value.id}`, value.sealed),
  }
  for (const [store, open] of Object.entries(stores)) {
    for (const { place, value } of await all(store)) {
      note(`IndexedDB ${store} in clear`, inClear(value))
      note(`IndexedDB ${store}`, await open(place, value as never))
    }
  }
  database.close()
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const answer = await cache.match(request)
      if (/json/.test(answer?.headers.get('content-type') ?? '')) note(`Cache ${name}`, await answer?.text())
    }
  }
  // React Query's memory hangs on the provider at the top of the tree.
  interface Fiber {
    child: Fiber | null
    sibling: Fiber | null
    memoizedProps: { client?: { getQueryCache(): { getAll(): { state: { data: unknown } }[] } } } | null
  }
  const root = document.getElementById('root') as unknown as Record<string, Fiber>
  const top = Object.keys(root).find((key) => key.startsWith('__reactContainer$'))
  let memory: unknown[] | undefined
  const walk = (fiber: Fiber | null): void => {
    for (let at = fiber; at && !memory; at = at.sibling) {
      if (at.memoizedProps?.client?.getQueryCache) {
        const queries = at.memoizedProps.client.getQueryCache().getAll()
        memory = queries.map(({ state }) => state.data)
        return
      }
      walk(at.child)
    }
  }
  walk(top ? (root[top] ?? null) : null)
  if (!memory) found.push('no React Query to look into')
  note('memory', memory)
  return [...new Set(found)]
}

/**
 * The places of this device where a text stands: the page, React Query's memory, and each storage, what is sealed
 * opened with the keys that are there.
 */
export function traces(page: Page, needle: string): Promise<string[]> {
  // A loader that keeps function names wraps them in a helper that the page does not have.
  return page.evaluate(`(() => { const __name = (f) => f; return (${search})('${needle}') })()`)
}
