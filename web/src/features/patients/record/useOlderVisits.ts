import { useCallback, useEffect, useRef, useState } from 'react'
import { connection } from '../../../lib/connection.ts'
import { addDays, today } from '../../../lib/epiWeek.ts'
import { isPassing, toProblem } from '../../../lib/problem.ts'
import { heldDays, olderVisits } from '../../../lib/register/older.ts'
import type { VisitRecord } from '../../../lib/register/records.ts'
import { addVisits } from '../../../lib/register/register.ts'

/** How many older visits are asked for at once: a page of history, a few kilobytes. */
const pageSize = 20

/** `unknown`: nobody asked yet. `end`: the first visit is shown. `unreachable`: they need a network. */
export type OlderState = 'unknown' | 'asking' | 'end' | 'unreachable' | 'refused'

/**
 * The visits from before what the device holds. They are asked from the server when somebody gets to the end of
 * those it has, and stay in the memory of the page.
 */
export function useOlderVisits(facility: string, patientId: string, held: readonly VisitRecord[]) {
  const [answer, setAnswer] = useState<OlderState>('unknown')
  const asking = useRef(false)
  const isOffline = connection.use().transport === 'offline'
  const oldest = held.at(-1)?.consulted_at
  const before = oldest ?? `${addDays(today(), 1)}T00:00:00Z`

  // The network is back: what could not be asked may be.
  useEffect(() => {
    if (!isOffline) setAnswer((current) => (current === 'unreachable' ? 'unknown' : current))
  }, [isOffline])

  const ask = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    setAnswer('asking')
    try {
      const rows = await olderVisits(facility, patientId, before, pageSize)
      addVisits(rows)
      setAnswer(rows.length < pageSize ? 'end' : 'unknown')
    } catch (error) {
      setAnswer(isPassing(toProblem(error)) ? 'unreachable' : 'refused')
    } finally {
      asking.current = false
    }
  }, [facility, patientId, before])

  const windowStart = addDays(today(), -heldDays)
  const oldestDay = oldest?.slice(0, 10)
  return {
    state: answer === 'unknown' && isOffline ? ('unreachable' as const) : answer,
    ask,
    /** Visits from before this day are not on the device. */
    from: oldestDay && oldestDay < windowStart ? oldestDay : windowStart,
  }
}
