import { type Ref, useEffect, useState } from 'react'
import { formatNumber, parseDecimal } from '../lib/format.ts'
import { classes } from './classes.ts'
import { useField } from './Field.tsx'

interface NumberInputProps {
  value: number | null
  /** NaN while what is typed is not a number; null when empty. */
  onChange: (value: number | null) => void
  unit?: string
  decimals?: number
  /** Out of the usual: the edge turns ochre, the field says why. */
  unusual?: boolean
  className?: string
  name?: string
  placeholder?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/** A measure: numeric keyboard, comma or dot, its unit beside it. Never a spinner that scrolls away. */
export function NumberInput({
  value,
  onChange,
  unit,
  decimals = 0,
  unusual,
  className,
  ...rest
}: NumberInputProps) {
  const field = useField()
  const [text, setText] = useState(value === null || Number.isNaN(value) ? '' : formatNumber(value))
  useEffect(() => {
    // What is being typed is kept (« 39, »); a value that came from elsewhere replaces it.
    setText((shown) => {
      const typed = parseDecimal(shown) ?? null
      if (Object.is(typed, value)) return shown
      return value === null ? '' : Number.isNaN(value) ? shown : formatNumber(value)
    })
  }, [value])
  return (
    <div className={classes('relative', className ?? 'w-full max-w-40')}>
      <input
        type="text"
        inputMode={decimals > 0 ? 'decimal' : 'numeric'}
        autoComplete="off"
        id={field.id}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid || Number.isNaN(value) || undefined}
        aria-required={field.required || undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange(parseDecimal(event.target.value) ?? null)
        }}
        className={classes(
          'control nums w-full',
          'px-2.5!',
          unit && 'pr-9.5!',
          unusual && 'border-warn! bg-warn-soft!',
        )}
        {...rest}
      />
      {unit && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted"
        >
          {unit}
        </span>
      )}
    </div>
  )
}
