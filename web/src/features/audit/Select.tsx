import { useField } from '../../components/Field.tsx'

interface SelectProps {
  value: string
  onChange: (value: string) => void
  /** The first is what is meant when nothing is chosen. */
  options: readonly { value: string; label: string }[]
}

/** The list of the device: one of many, in the place of one line. */
export function Select({ value, onChange, options }: SelectProps) {
  const field = useField()
  return (
    <select
      id={field.id}
      aria-describedby={field.describedBy}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="control w-full"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
