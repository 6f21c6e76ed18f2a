import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import { useField } from './Field.tsx'

export interface Option<V extends string> {
  value: V
  label: ReactNode
  note?: ReactNode
  icon?: LucideIcon
  /** Red when chosen: a positive test, a danger sign. */
  urgent?: boolean
}

interface OneProps<V extends string> {
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  /** Only outside a `Field group`, which names the group itself. */
  'aria-label'?: string
  name?: string
}

interface StackProps<V extends string> extends OneProps<V> {
  /** Two beside each other where there is room: for two versions of one thing. */
  pairs?: boolean
}

/** Radio buttons stacked, each a full row to tap. */
export function RadioStack<V extends string>({
  options,
  value,
  onChange,
  name,
  pairs,
  ...rest
}: StackProps<V>) {
  const own = useId()
  const field = useField()
  return (
    <div
      role="radiogroup"
      aria-describedby={field.describedBy}
      className={classes('grid gap-2', pairs && 'sm:grid-cols-2')}
      {...rest}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'flex min-h-12 items-center gap-3 rounded-control border-[1.5px] border-edge bg-surface px-3.5 py-2',
            'has-checked:border-action has-checked:bg-action-soft has-checked:font-[640]',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
          )}
        >
          <input
            type="radio"
            name={name ?? own}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-5 flex-none accent-action outline-none"
          />
          {option.icon && <option.icon aria-hidden className="size-5 flex-none" />}
          <span className="min-w-0">
            <span className="block">{option.label}</span>
            {option.note && (
              <span className="block text-[0.9375rem] font-normal text-muted">{option.note}</span>
            )}
          </span>
        </label>
      ))}
    </div>
  )
}

/** Two to four short answers side by side; on a narrow screen they stack rather than break a word. */
export function Segmented<V extends string>({ options, value, onChange, name, ...rest }: OneProps<V>) {
  const own = useId()
  const field = useField()
  return (
    <div
      role="radiogroup"
      aria-describedby={field.describedBy}
      className="flex flex-wrap gap-px overflow-hidden rounded-control border-[1.5px] border-edge bg-line has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
      {...rest}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'flex min-h-12 flex-[1_0_auto] items-center justify-center gap-1.5 bg-surface px-2 py-1.5 text-center text-[0.9375rem] font-[620]',
            option.urgent
              ? 'has-checked:bg-urgent has-checked:text-on-urgent'
              : 'has-checked:bg-action has-checked:text-on-action',
          )}
        >
          <input
            type="radio"
            name={name ?? own}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.icon && <option.icon aria-hidden className="size-[1.1em] flex-none" />}
          {option.label}
        </label>
      ))}
    </div>
  )
}

interface ManyProps<V extends string> {
  options: readonly Option<V>[]
  value: readonly V[]
  onChange: (value: V[]) => void
  'aria-label'?: string
}

/** Several answers at once: motives of a visit, danger signs. */
export function PillGroup<V extends string>({ options, value, onChange, ...rest }: ManyProps<V>) {
  const toggle = (option: V, on: boolean) =>
    onChange(on ? [...value, option] : value.filter((current) => current !== option))
  return (
    <div className="flex flex-wrap gap-2" {...(rest['aria-label'] ? { role: 'group', ...rest } : {})}>
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'inline-flex min-h-12 items-center gap-1.5 rounded-full border-[1.5px] border-edge bg-surface px-4 text-[0.9375rem] font-[600]',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            option.urgent
              ? 'has-checked:border-urgent has-checked:bg-urgent-soft has-checked:text-urgent-ink'
              : 'has-checked:border-action has-checked:bg-action-soft has-checked:text-action-ink',
          )}
        >
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
            className="sr-only peer"
          />
          <span aria-hidden className="hidden font-bold peer-checked:inline">
            ✓
          </span>
          {option.label}
        </label>
      ))}
    </div>
  )
}
