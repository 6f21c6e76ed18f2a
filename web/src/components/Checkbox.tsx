import type { ReactNode } from 'react'

interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  note?: ReactNode
  disabled?: boolean
}

/** One yes-or-no, a full row to tap. */
export function Checkbox({ checked, onChange, label, note, disabled }: CheckboxProps) {
  return (
    <label className="flex min-h-12 items-center gap-3 py-1.5">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-6 flex-none accent-action"
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {note && <span className="block text-[0.9375rem] text-muted">{note}</span>}
      </span>
    </label>
  )
}
