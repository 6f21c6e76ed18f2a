import { useLingui } from '@lingui/react/macro'
import { formatDate, formatDateTime, formatDuration, formatTime, toDate } from '../lib/format.ts'
import { useNow } from './Clock.tsx'

interface RelativeTimeProps {
  at: string | number | Date
  className?: string
}

/** « à l’instant », « il y a 12 min », then the hour for today, then the date. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const { t } = useLingui()
  const now = useNow(30_000)
  const moment = toDate(at)
  const age = now - moment.getTime()
  const duration = formatDuration(age)
  const hour = formatTime(moment)
  const sameDay = formatDate(moment) === formatDate(now)
  const words =
    age < 60_000
      ? t`à l’instant`
      : age < 3_600_000
        ? t`il y a ${duration}`
        : sameDay
          ? t`à ${hour}`
          : formatDateTime(moment)
  return (
    <time dateTime={moment.toISOString()} title={formatDateTime(moment)} className={className}>
      {words}
    </time>
  )
}
