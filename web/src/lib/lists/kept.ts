/**
 * The lists kept on this device. They name nobody, so they stay in the clear, and through a sign-out: the next
 * nurse of this phone finds them without a network.
 */
import { useEffect, useMemo } from 'react'
import type { ListsAnswer } from '../../../../functions/_shared/contracts/lists.ts'
import { today } from '../epiWeek.ts'
import { readLocal, writeLocal } from '../localValue.ts'
import { rpc } from '../request.ts'
import { session } from '../session.ts'
import { createStore } from '../store.ts'
import { type Lists, listsOf, onDay } from './lists.ts'

const place = 'keneya.lists'
const freshMs = 6 * 3_600_000

const answer = createStore<ListsAnswer | undefined>(
  typeof window === 'undefined' ? undefined : readLocal<ListsAnswer>(place),
)
let askedAt = 0

/** Asks whether the lists have changed, at most once in six hours; a failure leaves those at hand. */
export async function refreshLists(): Promise<void> {
  if (Date.now() - askedAt < freshMs) return
  askedAt = Date.now()
  try {
    const known = answer.get()?.version ?? null
    const said = await rpc<ListsAnswer>('reference_lists', { known })
    if (said.version === known) return
    writeLocal(place, said)
    answer.set(said)
  } catch {
    askedAt = 0
  }
}

/** Asks whenever somebody signs in and when the network comes back; called once at start. */
export function keepLists(): void {
  const ask = () => {
    if (session.get().status === 'signed-in') void refreshLists()
  }
  session.subscribe(ask)
  // Read before the first form opens: on a slow phone it would be a part of its first touch.
  setTimeout(() => allLists(answer.get()), 2_000)
  addEventListener('online', ask)
  ask()
}

let read: { from: ListsAnswer | undefined; lists: Lists } | undefined

/** Read once for all the parts of a page. */
function allLists(from: ListsAnswer | undefined): Lists {
  if (read?.from !== from || !read) read = { from, lists: listsOf(from ?? {}) }
  return read.lists
}

/** All rows, those no longer in force included: an old visit is read in the words of its time. */
export function useAllLists(): Lists {
  useEffect(() => void refreshLists(), [])
  return allLists(answer.use())
}

/** What a form offers on a day, today unless said. */
export function useLists(day = today()): Lists {
  const all = useAllLists()
  return useMemo(() => onDay(all, day), [all, day])
}
