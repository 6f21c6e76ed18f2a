import type { InputHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { useField } from './Field.tsx'

interface DateInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'type'> {
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  /** With the time of day: `YYYY-MM-DDTHH:MM`. */
  withTime?: boolean
}

/** The date picker of the device: people know it, and it speaks their language. */
export function DateInput({ onChange, withTime, className, ...rest }: DateInputProps) {
  const field = useField()
  return (
    <input
      type={withTime ? 'datetime-local' : 'date'}
      id={field.id}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid || undefined}
      aria-required={field.required || undefined}
      onChange={(event) => onChange(event.target.value)}
      className={classes('control nums', withTime ? 'w-60' : 'w-44', className)}
      {...rest}
    />
  )
}
