import type { RealtimeChannel } from '@supabase/supabase-js'
import { supabase } from './supabase.ts'

interface Handlers {
  /** Something of this type happened, up to this sequence number. */
  ring(seq: number | undefined, type: string | undefined): void
  joined(joined: boolean): void
  /** The server says that this person may not listen here (any more). */
  refused(): void
}

const rejoinDelay = 60_000

/** Listens to the private topic of a feed; stays silent, never throws, when there is no socket. */
export function joinFeed(topic: string, handlers: Handlers): { leave(): void } {
  let left = false
  let channel: RealtimeChannel | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  // A denied channel would ask again for ever, ten times a minute: leave it, and come back once.
  async function refuse(): Promise<void> {
    const client = await supabase()
    if (channel) await client.removeChannel(channel)
    channel = undefined
    if (left) return
    handlers.joined(false)
    handlers.refused()
    timer = setTimeout(join, rejoinDelay)
  }

  async function join(): Promise<void> {
    try {
      const client = await supabase()
      // Without this, the first private channel would join before the token is known.
      await client.realtime.setAuth()
      if (left) return
      channel = client
        .channel(topic, { config: { private: true, broadcast: { self: false } } })
        .on('broadcast', { event: '*' }, (message) => {
          const seq = Number(message.payload?.seq)
          handlers.ring(Number.isFinite(seq) ? seq : undefined, message.event)
        })
        .on('system', {}, (message: { status?: string; extension?: string }) => {
          if (message.status === 'error' && message.extension === 'system') void refuse()
        })
        .subscribe((status, error) => {
          if (left) return
          if (status === 'SUBSCRIBED') handlers.joined(true)
          else if (/unauthori[sz]ed|permission/i.test(error?.message ?? '')) void refuse()
          else handlers.joined(false)
        })
    } catch {
      if (!left) timer = setTimeout(join, rejoinDelay)
    }
  }

  void join()
  return {
    leave() {
      left = true
      clearTimeout(timer)
      const leaving = channel
      if (leaving) void supabase().then((client) => client.removeChannel(leaving))
    },
  }
}
