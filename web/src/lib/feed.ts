import { type Membership, refreshAccess } from './access.ts'
import { connection, setSocketJoined } from './connection.ts'
import { type FeedEvent, react } from './events.ts'
import { joinFeed } from './feedSocket.ts'
import { onSignOut } from './localData.ts'
import { toProblem } from './problem.ts'
import { queryClient } from './queryClient.ts'
import { rpc } from './request.ts'
import { createStore } from './store.ts'

const pageSize = 200
const remembered = 100
const delays = { polling: 5_000, live: 30_000, hidden: 30_000, offline: 5_000 }

/** The latest events of the feed in use, newest first. */
export const recentEvents = createStore<FeedEvent[]>([])
onSignOut(() => recentEvents.set([]))

/** How far each journal has been read here: a new epoch goes on where the last one stopped. */
const readUpTo = new Map<string, number>()
onSignOut(() => readUpTo.clear())

/** How long to wait before asking again, whatever the doorbell says. */
export function pollDelay(transport: 'live' | 'polling' | 'offline', hidden: boolean): number {
  return hidden ? delays.hidden : delays[transport]
}

/** Newest first, each event once, at most `remembered`. */
export function mergeEvents(current: FeedEvent[], incoming: FeedEvent[]): FeedEvent[] {
  const known = new Set(current.map((event) => event.seq))
  const fresh = incoming.filter((event) => !known.has(event.seq))
  if (fresh.length === 0) return current
  return [...current, ...fresh].sort((a, b) => b.seq - a.seq).slice(0, remembered)
}

/**
 * Follows the journal of one facility until the returned function is called. The socket is only a
 * doorbell: every ring, every few seconds without a socket, and every half minute with one, the events
 * after the last sequence number are read, so a lost message is never a lost event.
 */
export function followFeed(membership: Membership): () => void {
  const { facility_code: facility, topic } = membership
  const startedAt = Math.min(membership.last_seq, readUpTo.get(facility) ?? membership.last_seq)
  let since = Math.max(0, startedAt - remembered)
  let stopped = false
  let reading: Promise<void> | undefined
  let rungAgain = false
  let timer: ReturnType<typeof setTimeout> | undefined
  recentEvents.set([])

  async function readAll(): Promise<void> {
    for (;;) {
      const raw = await rpc<FeedEvent[]>('events_since', { facility, since, max_rows: pageSize })
      if (stopped) return
      const page = raw.map((event) => ({ ...event, seq: Number(event.seq) }))
      const last = page.at(-1)
      if (last) {
        since = last.seq
        readUpTo.set(facility, since)
        recentEvents.set((current) => mergeEvents(current, page))
        const fresh = page.filter((event) => event.seq > startedAt)
        react(fresh, queryClient)
        if (fresh.some((event) => event.type === 'permission.changed')) await refreshAccess()
      }
      if (page.length < pageSize) return
    }
  }

  async function pull(): Promise<void> {
    // A ring during a read may be for an event that this read has already passed: read once more.
    if (reading) {
      rungAgain = true
      return
    }
    clearTimeout(timer)
    reading = readAll().catch(async (error: unknown) => {
      const { code } = toProblem(error)
      if (code === 'forbidden' || code === 'not_found' || code === 'session_expired') await refreshAccess()
    })
    // Whoever was put out reads an empty journal; without the socket's ring, only the rights tell.
    if (connection.get().transport !== 'live') void refreshAccess()
    await reading
    reading = undefined
    if (stopped) return
    if (rungAgain) {
      rungAgain = false
      return pull()
    }
    timer = setTimeout(pull, pollDelay(connection.get().transport, document.hidden))
  }

  const socket = joinFeed(topic, {
    ring: (seq, type) => {
      // Whoever was put out reads an empty journal from now on: the ring itself is the news.
      if (type === 'permission.changed') void refreshAccess()
      if (seq === undefined || seq > since) void pull()
    },
    joined: (joined) => {
      setSocketJoined(joined)
      // What happened between the last read and the join is in the journal; without a socket, poll now.
      void pull()
    },
    refused: () => void refreshAccess(),
  })
  const wake = () => {
    if (document.hidden) return
    void pull()
    void refreshAccess()
  }
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  void pull()

  return () => {
    stopped = true
    clearTimeout(timer)
    socket.leave()
    setSocketJoined(false)
    recentEvents.set([])
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }
}

/** Listens to the other facilities of this person only for what changes rights there. */
export function followOthers(topics: readonly string[]): () => void {
  const sockets = topics.map((topic) =>
    joinFeed(topic, {
      ring: (_seq, type) => {
        if (type === 'permission.changed') void refreshAccess()
      },
      joined: () => {},
      refused: () => void refreshAccess(),
    }),
  )
  return () => {
    for (const socket of sockets) socket.leave()
  }
}
