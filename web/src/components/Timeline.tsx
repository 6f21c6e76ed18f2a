import { useLingui } from '@lingui/react/macro'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatDate, formatTime, toDate } from '../lib/format.ts'
import { classes } from './classes.ts'

export interface Step {
  id: string
  state: 'done' | 'now' | 'next' | 'stopped'
  title: ReactNode
  /** When it happened. */
  at?: string
  note?: ReactNode
}

const dots = {
  done: 'bg-ok text-on-ok ring-4 ring-ok-soft',
  now: 'bg-ochre text-on-ochre ring-4 ring-ochre-soft',
  next: 'border-[2.5px] border-edge bg-surface',
  stopped: 'bg-urgent text-on-urgent ring-4 ring-urgent-soft',
}

/** A story with a clock: what is done, where it is now, what comes next. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  const { t } = useLingui()
  const words = { done: t`fait`, now: t`en cours`, next: t`à venir`, stopped: t`arrêté` }
  const today = formatDate(Date.now())
  return (
    <ol className="m-0 list-none p-0">
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className="relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-5 last:pb-0"
        >
          {index < steps.length - 1 && (
            <span aria-hidden className="absolute top-7 bottom-0 left-[0.8125rem] w-0.5 bg-edge/45" />
          )}
          <span
            aria-hidden
            className={classes('mt-1 ml-1 grid size-5 place-items-center rounded-full', dots[step.state])}
          >
            {step.state === 'done' && <Check className="size-3.5" strokeWidth={3.5} />}
            {step.state === 'stopped' && <X className="size-3.5" strokeWidth={3.5} />}
            {step.state === 'now' && <span className="size-2 rounded-full bg-current" />}
          </span>
          <div className="min-w-0">
            <div className="flex flex-wrap justify-between gap-x-3">
              <span className={classes('font-[680]', step.state === 'next' && 'text-muted')}>
                {step.title} <span className="sr-only">({words[step.state]})</span>
              </span>
              {step.at && (
                <time dateTime={toDate(step.at).toISOString()} className="font-[620] text-muted">
                  {formatDate(step.at) === today ? '' : `${formatDate(step.at, 'short')} · `}
                  {formatTime(step.at)}
                </time>
              )}
            </div>
            {step.note && <div className="text-[0.9375rem] text-muted">{step.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
