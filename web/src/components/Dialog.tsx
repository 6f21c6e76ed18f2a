import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** The buttons, at the foot. */
  actions?: ReactNode
  size?: 'medium' | 'wide'
}

/** The native dialog: it keeps the focus, closes on Escape, and is a sheet at the foot of a phone. */
export function Dialog({ open, onClose, title, children, actions, size = 'medium' }: DialogProps) {
  const { t } = useLingui()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; the click is on its backdrop.
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={classes(
        'm-0 mt-auto max-h-[88dvh] w-full max-w-full overflow-hidden rounded-t-[18px] border border-line bg-surface p-0 shadow-card',
        'sm:m-auto sm:rounded-[18px]',
        size === 'wide' ? 'sm:max-w-3xl' : 'sm:max-w-md',
      )}
    >
      {open && (
        <div className="flex max-h-[88dvh] flex-col">
          <div className="flex items-start justify-between gap-2 border-b border-line py-1 pr-1 pl-5">
            <h2 id={titleId} className="py-2.5 text-lg">
              {title}
            </h2>
            <IconButton icon={X} label={t`Fermer`} onClick={onClose} />
          </div>
          {/* Reached with the keyboard even when nothing in it can be: a long list is read with the arrows. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls. */}
          <section tabIndex={0} aria-labelledby={titleId} className="overflow-y-auto px-5 py-4">
            {children}
          </section>
          {actions && (
            <div className="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-3.5">{actions}</div>
          )}
        </div>
      )}
    </dialog>
  )
}
