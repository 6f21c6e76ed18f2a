import { createStore } from '../lib/store.ts'

/**
 * A version newer than the page: `waiting` is on the device and waits for the person to take it; `taken` was
 * taken in another tab, and this page goes on with the version that it was drawn with.
 */
export type NewerVersion =
  | { state: 'none' }
  | { state: 'waiting'; worker: ServiceWorker }
  | { state: 'taken' }
export const newerVersion = createStore<NewerVersion>({ state: 'none' })

const hour = 3_600_000
let asked = false
let isAlone = true

/** Keeps the app on the device. A new version never takes over by itself: it would reload over unsent work. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  isAlone = !serviceWorker.controller
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    else if (isAlone) tellOpened()
    else newerVersion.set({ state: 'taken' })
    isAlone = false
  })
  void register()
  // An installation that the network cut short goes on where it stopped.
  addEventListener('online', () => void register())
  setInterval(() => void register(), hour)
}

/** Registers, or looks for a newer version where that was done. */
async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/sw.js')
    follow(registration)
    await registration.update()
  } catch {
    // Without a network, or without a place to keep things: the app works, from the network.
  }
}

const followed = new WeakSet<ServiceWorkerRegistration>()

function follow(registration: ServiceWorkerRegistration): void {
  const note = () => {
    const { waiting } = registration
    // A very first worker waits for nobody.
    if (waiting && navigator.serviceWorker.controller) newerVersion.set({ state: 'waiting', worker: waiting })
  }
  note()
  if (followed.has(registration)) return
  followed.add(registration)
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', note),
  )
}

/** What this page loaded before there was a worker to see it: the other language, a screen kept when opened. */
function tellOpened(): void {
  const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  navigator.serviceWorker.controller?.postMessage({ type: 'opened', paths })
}

/** Takes the newer version and draws the page again; called by the person, who was told what is unsent. */
export function takeNewVersion(): void {
  const version = newerVersion.get()
  if (version.state === 'taken') location.reload()
  if (version.state !== 'waiting') return
  asked = true
  version.worker.postMessage({ type: 'take' })
}
