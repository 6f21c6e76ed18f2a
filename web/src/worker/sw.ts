/**
 * The service worker: keeps the app on the device, so that it opens without a network. It holds files of the
 * build and nothing else; what people read and write is in the encrypted store of the pages. A new version is
 * brought and waits: it takes over when somebody asks (app/serviceWorker.ts).
 */
import { answer, placeOf } from './answer.ts'
import type { AppFiles } from './files.ts'
import { bring, forgetOld, keepOpened } from './keep.ts'

const worker = self as unknown as ServiceWorkerGlobalScope
// The build puts the list in the place of this name (web/vite/serviceWorker.ts).
const files = '__KENEYA_FILES__' as unknown as AppFiles
const platform = { caches: worker.caches, fetch: worker.fetch.bind(worker) }

worker.addEventListener('install', (event) => event.waitUntil(bring(files, platform)))

worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOld(files, platform).then(() => worker.clients.claim())),
)

worker.addEventListener('fetch', (event) => {
  const place = placeOf(event.request, worker.location.origin, files)
  if (place) event.respondWith(answer(event.request, place, worker.caches))
})

worker.addEventListener('message', (event) => {
  const { type, paths } = event.data ?? {}
  if (type === 'take') void worker.skipWaiting()
  if (type === 'opened' && Array.isArray(paths)) event.waitUntil(keepOpened(paths, files, platform))
})
