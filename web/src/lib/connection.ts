import { readLocal, writeLocal } from './localValue.ts'
import { createStore } from './store.ts'

export type Transport = 'live' | 'polling' | 'offline'
export interface Connection {
  transport: Transport
  /** When the server last answered this device; undefined until it has. */
  lastExchange: number | undefined
}

const key = 'keneya.lastExchange'
const keepEveryMs = 10_000
let keptAt = 0

export const connection = createStore<Connection>({
  transport: 'polling',
  // Opened without a network, the header says how old what it shows is.
  lastExchange: typeof window === 'undefined' ? undefined : readLocal<number>(key),
})

let socketJoined = false

/** The feed tells whether its socket is joined. */
export function setSocketJoined(joined: boolean): void {
  socketJoined = joined
  connection.set((current) =>
    current.transport === 'offline' && !joined
      ? current
      : { ...current, transport: joined ? 'live' : 'polling' },
  )
}

/** Every request tells whether the server answered; an error from the server is an answer. */
export function exchanged(answered: boolean): void {
  connection.set((current) => {
    if (!answered) return current.transport === 'offline' ? current : { ...current, transport: 'offline' }
    const lastExchange = Date.now()
    if (lastExchange - keptAt > keepEveryMs) {
      keptAt = lastExchange
      writeLocal(key, lastExchange)
    }
    return { transport: socketJoined ? 'live' : 'polling', lastExchange }
  })
}
