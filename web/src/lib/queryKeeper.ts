import { type DehydratedState, dehydrate, hydrate } from '@tanstack/react-query'
import { keptAccess } from './access.ts'
import { database } from './database.ts'
import { cacheKey } from './forget.ts'
import { onSignOut } from './localData.ts'
import { queryClient } from './queryClient.ts'

const dayMs = 86_400_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Puts back what the server said last time, so that a screen opens with its data and refreshes behind. */
export async function restoreQueries(userId: string): Promise<void> {
  try {
    const db = await database()
    // Without the rights under which they were kept, nobody can say which of them may still be shown.
    if (!keptAccess(userId)) {
      await db.delete('cache', cacheKey(userId))
      return
    }
    const kept = (await db.get('cache', cacheKey(userId))) as
      | { at: number; state: DehydratedState }
      | undefined
    if (kept && Date.now() - kept.at < 7 * dayMs) hydrate(queryClient, kept.state)
  } catch {
    // Nothing kept: the screens ask the server.
  }
}

/** Keeps the answers of the server on the device, a moment after they change. */
export function keepQueries(userId: string): () => void {
  const save = async () => {
    const state = dehydrate(queryClient, {
      // The rights are asked at every opening, and what says `keep: false` is only for the moment.
      shouldDehydrateQuery: ({ state, queryKey, meta }) =>
        state.status === 'success' && queryKey[0] !== 'access' && meta?.keep !== false,
    })
    try {
      await (await database()).put('cache', { at: Date.now(), state }, cacheKey(userId))
    } catch {
      // A full disk: the app works, it only starts colder.
    }
  }
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    clearTimeout(timer)
    timer = setTimeout(save, 1000)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

onSignOut(() => {
  clearTimeout(timer)
  queryClient.clear()
})
