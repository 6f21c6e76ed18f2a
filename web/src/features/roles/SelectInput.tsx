import type { ReactNode } from 'react'
import { useField } from '../../components/Field.tsx'

interface SelectInputProps {
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

/** The device's own list, for one choice among more roles than buttons can hold. */
export function SelectInput({ value, onChange, children }: SelectInputProps) {
  const field = useField()
  return (
    <select
      id={field.id}
      aria-describedby={field.describedBy}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="control w-full"
    >
      {children}
    </select>
  )
}
