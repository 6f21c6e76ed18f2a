import { Trans, useLingui } from '@lingui/react/macro'
import { Filter, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { classes } from '../../components/classes.ts'
import { DateInput } from '../../components/DateInput.tsx'
import { Field } from '../../components/Field.tsx'
import { SelectInput } from '../../components/SelectInput.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { readCardNumber } from '../../lib/cardNumber.ts'
import { today } from '../../lib/epiWeek.ts'
import type { Action } from './data.ts'
import { usePeople } from './data.ts'
import { countFilters, type Filters, noFilters } from './filters.ts'
import { actions, actionWords, kinds } from './words.ts'

interface FiltersPanelProps {
  value: Filters
  onChange: (filters: Filters) => void
}

/** The person of the question, chosen from the team or written. */
function PersonField({ value, onChange }: FiltersPanelProps) {
  const { t } = useLingui()
  const people = usePeople()
  if (value.person) {
    return (
      <Field label={t`Personne`} group>
        <Button look="secondary" icon={X} onClick={() => onChange({ ...value, person: null })}>
          <span className="sr-only">
            <Trans>Ne plus filtrer sur</Trans>
          </span>{' '}
          {value.person.name}
        </Button>
      </Field>
    )
  }
  return (
    <Field label={t`Personne`}>
      <Combobox
        items={people.data ?? []}
        words={(person) => `${person.display_name} ${person.title ?? ''}`}
        label={(person) => person.display_name}
        render={(person) => (
          <span>
            <span className="block font-[620]">{person.display_name}</span>
            {person.title && <span className="block text-sm text-muted">{person.title}</span>}
          </span>
        )}
        id={(person) => person.user_id}
        onPick={({ user_id: id, display_name: name }) => onChange({ ...value, person: { id, name } })}
        onFreeText={(name) => onChange({ ...value, person: { name } })}
        freeTextLabel={(name) => t`Un nom qui contient « ${name} »`}
        placeholder={t`Toutes`}
        emptyText={t`Écrivez au moins deux lettres.`}
      />
    </Field>
  )
}

/** The patient of the question, by card number; asking is itself written down, so it is asked on purpose. */
function PatientField({ value, onChange }: FiltersPanelProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(value.number)
  const [wrong, setWrong] = useState(false)
  function ask(event: FormEvent) {
    event.preventDefault()
    const number = readCardNumber(typed)
    setWrong(typed.trim() !== '' && !number)
    if (number) setTyped(number)
    if (number || typed.trim() === '') onChange({ ...value, number: number ?? '' })
  }
  return (
    <form onSubmit={ask} noValidate>
      <Field
        label={t`Carte d’un patient`}
        hint={t`La recherche est inscrite au journal.`}
        error={wrong ? t`Un numéro de carte a huit signes, par exemple 7K4P-92AB.` : undefined}
      >
        <span className="flex gap-2">
          <TextInput
            value={typed}
            onChange={setTyped}
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={12}
            className="min-w-0 flex-1"
          />
          <Button type="submit" look="secondary">
            <Trans>Chercher</Trans>
          </Button>
        </span>
      </Field>
    </form>
  )
}

/** What is asked of the trail; folded on a phone until it is wanted. */
export function FiltersPanel({ value, onChange }: FiltersPanelProps) {
  const { t, i18n } = useLingui()
  const [open, setOpen] = useState(false)
  const count = countFilters(value)
  const kind = kinds.find(({ relations }) => relations[0] === value.relations[0])
  const last = today()
  return (
    <section data-print="hide" aria-label={t`Filtres`} className="grid gap-3">
      <div className={classes('flex flex-wrap gap-2.5', count === 0 && 'lg:hidden')}>
        <Button
          look="secondary"
          icon={Filter}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="lg:hidden"
        >
          {count > 0 ? <Trans>Filtrer ({count})</Trans> : <Trans>Filtrer</Trans>}
        </Button>
        {count > 0 && (
          <Button look="quiet" icon={X} onClick={() => onChange(noFilters)}>
            <Trans>Tout montrer</Trans>
          </Button>
        )}
      </div>
      <div
        className={classes(
          'gap-x-4 gap-y-3 rounded-card border border-line bg-surface px-4 py-3.5 shadow-card sm:grid-cols-2 lg:grid lg:grid-cols-3',
          open ? 'grid' : 'hidden',
        )}
      >
        <PersonField value={value} onChange={onChange} />
        <Field label={t`Ce qui a été touché`}>
          <SelectInput
            value={kind?.id ?? ''}
            onChange={(id) =>
              onChange({ ...value, relations: kinds.find((one) => one.id === id)?.relations ?? [] })
            }
            options={[
              { value: '', label: t`Tout` },
              ...kinds.map((one) => ({ value: one.id, label: i18n._(one.label) })),
            ]}
          />
        </Field>
        <Field label={t`Action`}>
          <SelectInput
            value={value.action ?? ''}
            onChange={(action) => onChange({ ...value, action: (action || null) as Action | null })}
            options={[
              { value: '', label: t`Toutes` },
              ...actions.map((action) => ({ value: action, label: i18n._(actionWords[action].label) })),
            ]}
          />
        </Field>
        <Field label={t`Du`}>
          <DateInput
            value={value.since}
            max={value.until || last}
            onChange={(since) => onChange({ ...value, since })}
          />
        </Field>
        <Field label={t`Au`}>
          <DateInput
            value={value.until}
            min={value.since || undefined}
            max={last}
            onChange={(until) => onChange({ ...value, until })}
          />
        </Field>
        <PatientField key={value.number} value={value} onChange={onChange} />
      </div>
    </section>
  )
}
