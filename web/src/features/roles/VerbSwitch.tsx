import { LockKeyhole } from 'lucide-react'
import { classes } from '../../components/classes.ts'

interface VerbSwitchProps {
  on: boolean
  /** The whole right in words: « Patients : corriger ». */
  label: string
  onChange: (on: boolean) => void
  /** Why it cannot be turned on; shown by a lock and said in words beside the matrix. */
  locked?: string
  /** The id of the sentence that explains it, where there is one on the page. */
  describedBy?: string
}

/** A right as a switch, 48 px for a thumb; a lock where the right is not the administrator's to give. */
export function VerbSwitch({ on, label, onChange, locked, describedBy }: VerbSwitchProps) {
  return (
    <span
      className="relative inline-grid size-12 flex-none place-items-center print:hidden"
      title={locked ?? label}
    >
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        aria-label={locked ? `${label}. ${locked}` : label}
        aria-describedby={describedBy}
        checked={on}
        disabled={Boolean(locked)}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-control disabled:cursor-not-allowed"
      />
      <span
        aria-hidden
        className={classes(
          'pointer-events-none flex h-6 w-10.5 items-center rounded-full border-2 px-0.5 transition-colors',
          on ? 'justify-end border-action bg-action' : 'justify-start border-edge bg-surface',
          locked && 'border-dashed',
        )}
      >
        {locked ? (
          <LockKeyhole className="mx-auto size-3.5 text-muted" strokeWidth={2.4} />
        ) : (
          <span className={classes('size-4 rounded-full', on ? 'bg-on-action' : 'bg-edge')} />
        )}
      </span>
    </span>
  )
}
