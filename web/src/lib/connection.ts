import { createStore } from './store.ts'

export type Transport = 'live' | 'polling' | 'offline'
export interface Connection {
  transport: Transport
  /** When the server last answered; undefined until it has. */
  lastExchange: number | undefined
}

export const connection = createStore<Connection>({ transport: 'polling', lastExchange: undefined })

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
    return { transport: socketJoined ? 'live' : 'polling', lastExchange: Date.now() }
  })
}
