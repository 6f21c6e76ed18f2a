import { useField } from '../../components/Field.tsx'

interface SelectInputProps {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
}

/** The list of the device: long lists open as people know them. */
export function SelectInput({ value, onChange, options }: SelectInputProps) {
  const field = useField()
  return (
    <select
      id={field.id}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid || undefined}
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
