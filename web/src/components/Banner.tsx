import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { softTone, type Tone } from './tones.ts'

type BannerTone = Extract<Tone, 'action' | 'waiting' | 'urgent' | 'ok' | 'warn'>
const icons: Record<BannerTone, LucideIcon> = {
  action: Info,
  waiting: Info,
  urgent: CircleAlert,
  ok: CircleCheck,
  warn: TriangleAlert,
}

interface BannerProps {
  tone?: BannerTone
  title?: ReactNode
  icon?: LucideIcon
  children?: ReactNode
  actions?: ReactNode
  /** Read aloud at once: for what just went wrong. */
  alert?: boolean
}

/** Something to know about the page, in its place on the page. */
export function Banner({ tone = 'action', title, icon, children, actions, alert }: BannerProps) {
  const Icon = icon ?? icons[tone]
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={classes('flex gap-3 rounded-card border border-current/25 px-4 py-3.5', softTone[tone])}
    >
      <Icon aria-hidden className="mt-0.5 size-5 flex-none" strokeWidth={2.25} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-[680]">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2.5">{actions}</div>}
      </div>
    </div>
  )
}
