import { useEffect, useState } from 'react'
import { formatDateTime, formatDuration, toDate } from '../lib/format.ts'
import { classes } from './classes.ts'

/** Now, renewed every few seconds while the page is looked at. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setNow(Date.now())
    }
    const timer = setInterval(tick, everyMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [everyMs])
  return now
}

interface ClockProps {
  /** Since when, or until when. */
  at: string | number | Date
  /** Counts down to the moment instead of up from it. */
  until?: boolean
  className?: string
}

/** A duration that ticks: « 47 min », « 1 h 20 min »; the exact moment is in its tip. */
export function Clock({ at, until, className }: ClockProps) {
  const now = useNow()
  const moment = toDate(at).getTime()
  const elapsed = until ? moment - now : now - moment
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={formatDateTime(moment)}
      className={classes('font-[680] whitespace-nowrap', className)}
    >
      {formatDuration(elapsed)}
    </time>
  )
}
