import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes.ts'

interface MarkProps {
  icon: LucideIcon
  children: ReactNode
  quiet?: boolean
  breach?: boolean
}

/** Icon and word together; what is not right is red, boxed, and says so. */
export function Mark({ icon: Icon, children, quiet, breach }: MarkProps) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 text-left whitespace-nowrap',
        quiet && 'text-muted',
        breach && 'rounded-[10px] bg-urgent-soft px-2 py-1 font-[680] text-urgent-ink ring-2 ring-urgent',
        !quiet && !breach && 'font-[620]',
      )}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
      <span>{children}</span>
    </span>
  )
}
