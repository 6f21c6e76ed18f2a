import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import { useField } from './Field.tsx'

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size'> {
  value: string
  onChange: (value: string) => void
  ref?: Ref<HTMLInputElement>
}

/** One line of text; give `size` by `className` (`w-40`) when the answer is short. */
export function TextInput({ onChange, className, ...rest }: TextInputProps) {
  const field = useField()
  return (
    <input
      type="text"
      autoComplete="off"
      id={field.id}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid || undefined}
      aria-required={field.required || undefined}
      onChange={(event) => onChange(event.target.value)}
      className={classes('control w-full', className)}
      {...rest}
    />
  )
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  value: string
  onChange: (value: string) => void
}

/** Several lines; it grows with what is typed where the browser knows how. */
export function TextArea({ onChange, className, rows = 3, ...rest }: TextAreaProps) {
  const field = useField()
  return (
    <textarea
      id={field.id}
      rows={rows}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid || undefined}
      aria-required={field.required || undefined}
      onChange={(event) => onChange(event.target.value)}
      className={classes('control w-full resize-y field-sizing-content', className)}
      {...rest}
    />
  )
}
