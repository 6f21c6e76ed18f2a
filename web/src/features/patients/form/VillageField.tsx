import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { classes } from '../../../components/classes.ts'
import { Field } from '../../../components/Field.tsx'
import { TextInput } from '../../../components/TextInput.tsx'
import { patientRecords, usePatientsVersion } from '../../../lib/register/register.ts'
import { suggestVillages, villagesOf } from './villages.ts'

interface VillageFieldProps {
  value: string
  /** `inHealthArea` comes with a village that the register knows. */
  onChange: (village: string, inHealthArea?: boolean) => void
  error: string | undefined
}

const shownAtMost = 4

/** A village: what is typed stays; those of the register are a tap or an arrow away. */
export function VillageField({ value, onChange, error }: VillageFieldProps) {
  const { t } = useLingui()
  const version = usePatientsVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the patients, which live outside React.
  const villages = useMemo(() => villagesOf(patientRecords()), [version])
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const listId = useId()
  const found = open ? suggestVillages(villages, value, shownAtMost) : []

  function pick(index: number) {
    const village = found[index]
    if (!village) return
    onChange(village.name, village.inHealthArea)
    setOpen(false)
    setActive(-1)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) setOpen(true)
      else {
        const step = event.key === 'ArrowDown' ? 1 : -1
        const places = found.length + 1
        setActive((current) => ((current + 1 + step + places) % places) - 1)
      }
    } else if (event.key === 'Escape' && open) setOpen(false)
    else if (event.key === 'Enter' && active >= 0) pick(active)
    else return
    // Enter on a village chooses it; the next Enter goes on.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative">
      <Field label={t`Village ou quartier`} error={error}>
        <TextInput
          role="combobox"
          autoCapitalize="words"
          enterKeyHint="next"
          spellCheck={false}
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
          value={value}
          onChange={(village) => {
            onChange(village)
            setActive(-1)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div
        id={listId}
        role="listbox"
        aria-label={t`Villages du registre`}
        hidden={found.length === 0}
        className="mt-1.5 flex flex-wrap gap-2"
      >
        {found.map((village, index) => (
          <div
            key={village.name}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the blur of the input, which would take the village from under the finger.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(index)}
            onKeyDown={() => undefined}
            className={classes(
              'inline-flex min-h-12 cursor-pointer items-center rounded-full border-[1.5px] px-4 text-[0.9375rem] font-[600]',
              index === active ? 'border-action bg-action-soft text-action-ink' : 'border-edge bg-surface',
            )}
          >
            {village.name}
          </div>
        ))}
      </div>
    </div>
  )
}
