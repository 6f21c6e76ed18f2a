import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  title: ReactNode
  /** What to do next, or why empty is good news. */
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing here, and what to do about it. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-8 text-center">
      <span className="grid size-16 place-items-center rounded-[18px] bg-sunken text-ochre-ink">
        <Icon aria-hidden className="size-8" strokeWidth={1.75} />
      </span>
      <span aria-hidden className="band mt-2 w-[72px] rounded-full opacity-90" />
      <p className="mt-3 text-[1.0625rem] font-[680]">{title}</p>
      {children && <div className="mt-1 max-w-[40ch] text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  )
}
