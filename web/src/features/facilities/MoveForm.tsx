import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { today } from '../../lib/epiWeek.ts'
import { formatDate } from '../../lib/format.ts'
import { toast } from '../../lib/toast.ts'
import { AreaPicker } from './AreaPicker.tsx'
import { useRegistryWrites } from './data.ts'
import type { Geography } from './geography.ts'
import { RegistryProblem } from './RegistryProblem.tsx'
import type { Facility } from './registry.ts'

interface MoveFormProps {
  facility: Facility
  /** The area of today. */
  from: string | undefined
  geography: Geography
  onDone: () => void
}

/** From a date on, the facility belongs to another area; what was before stays as it was. */
export function MoveForm({ facility, from, geography, onDone }: MoveFormProps) {
  const { t } = useLingui()
  const { move } = useRegistryWrites()
  const [area, setArea] = useState<string | null>(null)
  const [day, setDay] = useState(today())
  const [tried, setTried] = useState(false)
  const target = area ? geography.unit(area)?.name : undefined
  const date = day && formatDate(day)
  const same = area !== null && area === from
  const before = from ? geography.unit(from)?.name : undefined

  function submit() {
    setTried(true)
    if (!area || !day || same) return
    move.mutate(
      { facility: facility.code, org_unit: area, from_date: day },
      {
        onSuccess: () => {
          toast(t`Rattachement enregistré`)
          onDone()
        },
      },
    )
  }
  return (
    <form
      noValidate
      className="mb-4 grid gap-4 rounded-control border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label={t`À partir du`} required error={tried && !day ? t`Donnez la date.` : undefined}>
        <DateInput value={day} onChange={setDay} />
      </Field>
      <AreaPicker
        geography={geography}
        day={day || today()}
        value={area}
        onChange={setArea}
        error={tried && !area ? t`Choisissez la nouvelle zone.` : undefined}
      />
      {same && (
        <p role="status" className="font-[620] text-warn-ink">
          <Trans>Il y est déjà.</Trans>
        </p>
      )}
      {target && date && !same && (
        <p className="rounded-control bg-sunken px-3.5 py-2.5">
          {before && <Trans>Jusqu’à la veille : {before}.</Trans>}{' '}
          <Trans>
            À partir du {date} : {target}. Les rapports d’avant ne changent pas.
          </Trans>
        </p>
      )}
      {move.isError && <RegistryProblem problem={move.error} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={move.isPending}>
          <Trans>Rattacher</Trans>
        </Button>
        <Button look="secondary" onClick={onDone}>
          <Trans>Annuler</Trans>
        </Button>
      </div>
    </form>
  )
}
