import { Trans } from '@lingui/react/macro'
import { formatDate } from '../../lib/format.ts'

interface PeriodProps {
  from: string
  until: string | null
  today: string
}

/** Since when, until when, in the tense that fits the day. */
export function Period({ from, until, today }: PeriodProps) {
  const start = formatDate(from)
  const end = until ? formatDate(until) : ''
  if (from > today) {
    return until ? (
      <Trans>
        du {start} au {end}
      </Trans>
    ) : (
      <Trans>à partir du {start}</Trans>
    )
  }
  if (!until) return <Trans>depuis le {start}</Trans>
  return until < today ? (
    <Trans>
      du {start} au {end}
    </Trans>
  ) : (
    <Trans>
      depuis le {start}, jusqu’au {end}
    </Trans>
  )
}
