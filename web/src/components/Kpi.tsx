import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'
import { inkTone, type Tone } from './tones.ts'

interface KpiProps {
  label: ReactNode
  /** Already formatted; « non parvenu » is an answer, an empty box is not. */
  value: ReactNode
  note?: ReactNode
  tone?: Tone
  /** Where the number opens. */
  href?: string
}

/** One figure that matters, and where it comes from. */
export function Kpi({ label, value, note, tone = 'neutral', href }: KpiProps) {
  const body = (
    <>
      <span className="flex items-start justify-between gap-2 text-[0.9375rem] text-muted">
        {label}
        {href && <ChevronRight aria-hidden className="mt-0.5 size-4 flex-none" />}
      </span>
      <span
        className={classes(
          'nums mt-0.5 block text-3xl leading-tight font-[720] tracking-tight',
          inkTone[tone],
        )}
      >
        {value}
      </span>
      {note && <span className="block text-[0.9375rem] text-muted">{note}</span>}
    </>
  )
  const look = 'block min-w-0 rounded-card border border-line bg-surface px-4 py-3.5 shadow-card'
  return href ? (
    <Link href={href} data-card className={classes(look, 'text-ink no-underline hover:border-action')}>
      {body}
    </Link>
  ) : (
    <div data-card className={look}>
      {body}
    </div>
  )
}

/** Figures side by side: two on a phone, four on a desk. */
export function KpiRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(9.25rem,1fr))] gap-3.5">{children}</div>
}
