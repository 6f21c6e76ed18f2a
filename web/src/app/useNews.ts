import { useMemo } from 'react'
import { allows } from '../../../functions/_shared/contracts/permissions.ts'
import type { Membership } from '../lib/access.ts'
import type { FeedEvent } from '../lib/events.ts'
import { recentEvents } from '../lib/feed.ts'
import { toDate } from '../lib/format.ts'
import { readLocal, writeLocal } from '../lib/localValue.ts'
import { session } from '../lib/session.ts'
import { createStore } from '../lib/store.ts'
import { type News, newsOf } from './eventWords.ts'

export interface NewsItem extends News {
  event: FeedEvent
  unread: boolean
}

const key = 'keneya.read'
const dayMs = 86_400_000
const readUpTo = createStore<Record<string, number>>(
  typeof window === 'undefined' ? {} : (readLocal<Record<string, number>>(key) ?? {}),
)

/** On a device where nothing was ever read, only the last day counts: old news is not a debt. */
function isUnread(event: FeedEvent, read: number | undefined): boolean {
  if (read !== undefined) return event.seq > read
  return Date.now() - toDate(event.occurred_at).getTime() < dayMs
}

/** The news of this facility that this role may know and that this person did not make, newest first. */
export function useNews(membership: Membership): NewsItem[] {
  const events = recentEvents.use()
  const state = session.use()
  const me = state.status === 'signed-in' ? state.session.userId : ''
  const read = readUpTo.use()[membership.facility_code]
  const { document: rights, membership_id: mine } = membership
  return useMemo(
    () =>
      events.flatMap((event) => {
        const news = newsOf(event)
        if (!news || event.actor === me) return []
        if (event.type === 'permission.changed' && event.subject_id !== mine) return []
        if (news.area && !allows(rights, news.area, 'read')) return []
        return [{ ...news, event, unread: isUnread(event, read) }]
      }),
    [events, me, mine, read, rights],
  )
}

/** Everything up to this event has been seen. */
export function markRead(facility: string, seq: number): void {
  readUpTo.set((current) => ({ ...current, [facility]: Math.max(seq, current[facility] ?? 0) }))
  writeLocal(key, readUpTo.get())
}
