import { createStore } from '../lib/store.ts'

/** A new version is on the device and waits for the person to take it. */
export const waitingVersion = createStore<ServiceWorker | undefined>(undefined)

/** Keeps the app on the device. A new version never takes over by itself: it would reload over unsent work. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register('/sw.js')
    .then((registration) => {
      const note = () => {
        if (registration.waiting && navigator.serviceWorker.controller)
          waitingVersion.set(registration.waiting)
      }
      note()
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', note),
      )
      setInterval(() => void registration.update().catch(() => undefined), 3_600_000)
    })
    .catch(() => undefined)
}

/** Takes the new version; called by the person, from the settings or the banner. */
export function takeNewVersion(): void {
  const worker = waitingVersion.get()
  if (!worker) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage({ type: 'SKIP_WAITING' })
}
