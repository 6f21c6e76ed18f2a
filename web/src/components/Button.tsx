import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'

type Look = 'primary' | 'secondary' | 'urgent' | 'quiet'
type Size = 'large' | 'medium'

const looks: Record<Look, string> = {
  primary: 'bg-action text-on-action hover:brightness-110 active:brightness-90',
  secondary:
    'border-[1.5px] border-action bg-surface text-action-ink hover:bg-action-soft active:bg-action-soft',
  urgent: 'bg-urgent text-on-urgent hover:brightness-110 active:brightness-90',
  quiet: 'text-action-ink hover:bg-action-soft active:bg-action-soft',
}
const sizes: Record<Size, string> = {
  large: 'min-h-14 px-5 py-2 text-[1.0625rem]',
  medium: 'min-h-12 px-4 py-2 text-base',
}

interface LookProps {
  look?: Look
  size?: Size
  icon?: LucideIcon
  /** Takes the whole width of its column, as main actions do on a phone. */
  wide?: boolean
  children: ReactNode
}

function buttonClass({ look = 'primary', size = 'medium', wide }: Partial<LookProps>): string {
  return classes(
    'inline-flex items-center justify-center gap-2.5 rounded-card text-center font-[650] leading-tight no-underline transition-[filter,background-color]',
    'disabled:bg-sunken disabled:text-muted disabled:border-line disabled:brightness-100',
    looks[look],
    sizes[size],
    wide && 'w-full',
  )
}

interface ButtonProps extends LookProps, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Work under way: the button stays in place, says so, and does not fire twice. */
  busy?: boolean
}

/** The button of Kénéya; `type` is `button` unless said, so that a form is never sent by surprise. */
export function Button({
  look,
  size,
  icon: Icon,
  wide,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      className={classes(buttonClass({ look, size, wide }), className)}
      {...rest}
    >
      {busy ? (
        <LoaderCircle aria-hidden className="size-5 flex-none animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-5 flex-none" strokeWidth={2.25} />
      )}
      <span>{children}</span>
    </button>
  )
}

interface LinkButtonProps extends LookProps {
  href: string
  className?: string
}

/** A link to another page that looks like a button. */
export function LinkButton({ look, size, icon: Icon, wide, href, className, children }: LinkButtonProps) {
  return (
    <Link href={href} className={classes(buttonClass({ look, size, wide }), className)}>
      {Icon && <Icon aria-hidden className="size-5 flex-none" strokeWidth={2.25} />}
      <span>{children}</span>
    </Link>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: LucideIcon
  /** Read aloud and shown as a tip: an icon alone says nothing. */
  label: string
}

/** A square button with an icon and a name for those who do not see it. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'grid size-12 flex-none place-items-center rounded-control hover:bg-action-soft',
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden className="size-6" />
    </button>
  )
}
