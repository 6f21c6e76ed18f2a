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
  const database = await asked(indexedDB.open('keneya'))
  for (const store of Array.from(database.objectStoreNames)) {
    note(`IndexedDB ${store}`, await asked(database.transaction(store).objectStore(store).getAll()))
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
  return found
}

/** The places of this device where a text stands: the page, React Query's memory, and each storage. */
export function traces(page: Page, needle: string): Promise<string[]> {
  // A loader that keeps function names wraps them in a helper that the page does not have.
  return page.evaluate(`(() => { const __name = (f) => f; return (${search})('${needle}') })()`)
}
