import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface CardProps {
  title?: ReactNode
  /** A line under the title: the period, the source, the time. */
  note?: ReactNode
  /** To the right of the title; goes under it when the card is narrow. */
  aside?: ReactNode
  tone?: 'plain' | 'waiting' | 'urgent'
  className?: string
  children?: ReactNode
}

const tones = {
  plain: 'bg-surface border-line',
  waiting: 'bg-ochre-soft border-ochre/40',
  urgent: 'bg-urgent-soft border-urgent/40',
}

/** A sheet of paper on the ground. */
export function Card({ title, note, aside, tone = 'plain', className, children }: CardProps) {
  return (
    <section
      data-card
      className={classes('min-w-0 rounded-card border px-4 py-3.5 shadow-card', tones[tone], className)}
    >
      {(title || aside) && (
        <div className="mb-2 flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
          <div className="min-w-0">
            {title && <h2>{title}</h2>}
            {note && <p className="text-[0.9375rem] text-muted">{note}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
