import {
  CircleAlert,
  CircleCheck,
  CircleDot,
  Clock3,
  type LucideIcon,
  Minus,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { softTone, type Tone } from './tones.ts'

const icons: Record<Tone, LucideIcon> = {
  neutral: Minus,
  action: CircleDot,
  waiting: Clock3,
  urgent: TriangleAlert,
  ok: CircleCheck,
  warn: CircleAlert,
}

interface ChipProps {
  tone?: Tone
  icon?: LucideIcon
  children: ReactNode
  className?: string
}

/** Icon, word and colour together. It never breaks inside: the line around it does. */
export function StatusChip({ tone = 'neutral', icon, children, className }: ChipProps) {
  const Icon = icon ?? icons[tone]
  return (
    <span
      className={classes(
        'inline-flex max-w-full flex-none items-center gap-1.5 rounded-[10px] px-2.5 py-1 text-sm font-[620] whitespace-nowrap',
        softTone[tone],
        className,
      )}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.4} />
      <span className="overflow-hidden text-ellipsis">{children}</span>
    </span>
  )
}

/** A small label without a state: « Nouveau cas », « CIM-10 B50 ». */
export function Chip({ tone = 'neutral', children, className }: Omit<ChipProps, 'icon'>) {
  return (
    <span
      className={classes(
        'inline-flex max-w-full flex-none items-center rounded-[10px] px-2.5 py-1 text-sm font-[620] whitespace-nowrap',
        softTone[tone],
        className,
      )}
    >
      <span className="overflow-hidden text-ellipsis">{children}</span>
    </span>
  )
}

/** The square that opens a line of a list: its icon on its colour. */
export function IconTile({ icon: Icon, tone = 'action' }: { icon: LucideIcon; tone?: Tone }) {
  return (
    <span className={classes('grid size-11 flex-none place-items-center rounded-[11px]', softTone[tone])}>
      <Icon aria-hidden className="size-[22px]" strokeWidth={2} />
    </span>
  )
}
