import type { RealtimeChannel } from '@supabase/supabase-js'
import { supabase } from './supabase.ts'

interface Listener {
  /** Something of this type happened, up to this sequence number. */
  ring(seq: number | undefined, type: string | undefined): void
  joined(joined: boolean): void
  /** The server says that this person may not listen here (any more). */
  refused(): void
}

const rejoinDelay = 60_000
/** A facility that stops being the one in use is still listened to: the line is handed over, not cut. */
const handOverMs = 500

const lines = new Map<string, Line>()
const closing = new Map<string, Promise<unknown>>()

/** One private topic of the socket, shared by all who listen to it in this window. */
class Line {
  readonly listeners = new Set<Listener>()
  isJoined = false
  #channel: RealtimeChannel | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(private readonly topic: string) {
    void this.#join()
  }

  async #join(): Promise<void> {
    try {
      const client = await supabase()
      await closing.get(this.topic)
      // Without this, the first private channel would join before the token is known.
      await client.realtime.setAuth()
      if (this.#closed) return
      this.#channel = client
        .channel(this.topic, { config: { private: true, broadcast: { self: false } } })
        .on('broadcast', { event: '*' }, (message) => {
          const seq = Number(message.payload?.seq)
          for (const one of this.listeners) one.ring(Number.isFinite(seq) ? seq : undefined, message.event)
        })
        .on('system', {}, (message: { status?: string; extension?: string }) => {
          if (message.status === 'error' && message.extension === 'system') void this.#refuse()
        })
        .subscribe((status, error) => {
          if (this.#closed) return
          if (status === 'SUBSCRIBED') this.#tell(true)
          else if (/unauthori[sz]ed|permission/i.test(error?.message ?? '')) void this.#refuse()
          else this.#tell(false)
        })
    } catch {
      if (!this.#closed) this.#timer = setTimeout(() => void this.#join(), rejoinDelay)
    }
  }

  #tell(joined: boolean): void {
    this.isJoined = joined
    for (const one of this.listeners) one.joined(joined)
  }

  /** A denied channel would ask again for ever, ten times a minute: leave it, and come back once. */
  async #refuse(): Promise<void> {
    await this.#remove()
    if (this.#closed) return
    this.#tell(false)
    for (const one of this.listeners) one.refused()
    this.#timer = setTimeout(() => void this.#join(), rejoinDelay)
  }

  async #remove(): Promise<void> {
    const leaving = this.#channel
    this.#channel = undefined
    if (!leaving) return
    const gone = supabase()
      .then((client) => client.removeChannel(leaving))
      .catch(() => undefined)
      .finally(() => closing.delete(this.topic))
    closing.set(this.topic, gone)
    await gone
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    void this.#remove()
  }
}

/** Listens to the private topic of a feed; stays silent, never throws, when there is no socket. */
export function joinFeed(topic: string, listener: Listener): { leave(): void } {
  const line = lines.get(topic) ?? new Line(topic)
  lines.set(topic, line)
  line.listeners.add(listener)
  if (line.isJoined) listener.joined(true)
  return {
    leave() {
      line.listeners.delete(listener)
      setTimeout(() => {
        if (line.listeners.size > 0 || lines.get(topic) !== line) return
        lines.delete(topic)
        line.close()
      }, handOverMs)
    },
  }
}
