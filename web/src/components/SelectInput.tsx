import type { ReactNode } from 'react'
import { useField } from './Field.tsx'

interface SelectInputProps {
  value: string
  onChange: (value: string) => void
  options?: readonly { value: string; label: string }[]
  /** Instead of `options`, or after them: groups of options. */
  children?: ReactNode
  /** Its name where no Field gives it one. */
  label?: string
}

/** The list of the device, which long lists open as people know them. */
export function SelectInput({ value, onChange, options, children, label }: SelectInputProps) {
  const field = useField()
  return (
    <select
      id={field.id}
      aria-label={label}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="control w-full"
    >
      {options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {children}
    </select>
  )
}
