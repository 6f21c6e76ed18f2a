import { Trans } from '@lingui/react/macro'
import { useNow } from '../../components/Clock.tsx'
import { classes } from '../../components/classes.ts'
import { toDate } from '../../lib/format.ts'

/** Milliseconds until a moment of the server, on a device whose clock is ahead by `skew`. */
export function useRemaining(until: string | undefined, skew: number): number | undefined {
  const now = useNow(1000)
  return until === undefined ? undefined : toDate(until).getTime() - (now - skew)
}

const two = (value: number) => String(value).padStart(2, '0')

/** The time that is left, to the second; the last five minutes look unlike the others. */
export function Countdown({ remaining }: { remaining: number }) {
  const seconds = Math.max(0, Math.ceil(remaining / 1000))
  const minutes = Math.floor(seconds / 60)
  const isShort = seconds <= 300
  return (
    <p className={classes('flex-none text-right leading-tight', isShort && 'text-urgent-ink')}>
      <span className="block text-sm">
        {isShort ? <Trans>Se ferme bientôt</Trans> : <Trans>Se ferme dans</Trans>}
      </span>
      <span role="timer" className="nums block text-2xl font-[720]">
        {minutes}:{two(seconds % 60)}
      </span>
    </p>
  )
}
