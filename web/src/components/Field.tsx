import { CircleAlert, TriangleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { classes } from './classes.ts'

interface FieldContextValue {
  id: string
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}
const FieldContext = createContext<FieldContextValue | undefined>(undefined)

/** What a control takes from the field around it; explicit props win. */
export function useField(): Partial<FieldContextValue> {
  return useContext(FieldContext) ?? {}
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** Stops the form: what is wrong and how to write it. */
  error?: ReactNode
  /** Does not stop the form: « 39,4 °C : fièvre élevée pour 3 ans ». */
  warning?: ReactNode
  required?: boolean
  /** A group of controls (radios, pills) rather than one input. */
  group?: boolean
  className?: string
  children: ReactNode
}

/** A label, its control, and what there is to say about the answer, tied together for every reader. */
export function Field({ label, hint, error, warning, required, group, className, children }: FieldProps) {
  const id = useId()
  const parts = [hint && `${id}-hint`, error && `${id}-error`, warning && `${id}-warning`].filter(Boolean)
  const describedBy = parts.length > 0 ? parts.join(' ') : undefined
  const value = { id, describedBy, invalid: Boolean(error), required: Boolean(required) }
  const Wrapper = group ? 'fieldset' : 'div'
  const Label = group ? 'legend' : 'label'
  return (
    <FieldContext value={value}>
      <Wrapper className={classes('min-w-0', className)} aria-describedby={group ? describedBy : undefined}>
        <Label htmlFor={group ? undefined : id} className="mb-1.5 block text-[0.9375rem] font-[620]">
          {label}
        </Label>
        {hint && (
          <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-[0.9375rem] text-muted">
            {hint}
          </p>
        )}
        {children}
        {error && (
          <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 font-[620] text-urgent-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-[1.15em] flex-none" />
            <span>{error}</span>
          </p>
        )}
        {warning && (
          <p id={`${id}-warning`} role="status" className="mt-1.5 flex gap-1.5 font-[620] text-warn-ink">
            <TriangleAlert aria-hidden className="mt-0.5 size-[1.15em] flex-none" />
            <span>{warning}</span>
          </p>
        )}
      </Wrapper>
    </FieldContext>
  )
}
