import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why the server said no, beside the control that asked. */
export function Refusal({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mt-2 flex gap-1.5 font-[620] text-urgent-ink">
      <CircleAlert aria-hidden className="mt-0.5 size-[1.15em] flex-none" />
      <span>{children}</span>
    </p>
  )
}
