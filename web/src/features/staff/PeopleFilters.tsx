import { useLingui } from '@lingui/react/macro'
import { Field } from '../../components/Field.tsx'
import { SelectInput } from '../../components/SelectInput.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import type { Role } from '../../lib/roles.ts'
import type { Filter, Standing } from './standing.ts'
import { useWords } from './useWords.ts'

interface PeopleFiltersProps {
  filter: Filter
  onChange: (filter: Filter) => void
  /** The roles that somebody here holds. */
  roles: readonly Role[]
  counts: Record<Standing, number>
}

/** A name, a role, a state: whichever one remembers. */
export function PeopleFilters({ filter, onChange, roles, counts }: PeopleFiltersProps) {
  const { t } = useLingui()
  const { roleName } = useWords()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const standings: { value: Standing | 'all'; label: string }[] = [
    { value: 'all', label: t`Tous (${total})` },
    { value: 'present', label: t`En poste (${counts.present})` },
    { value: 'upcoming', label: t`À venir (${counts.upcoming})` },
    { value: 'suspended', label: t`Accès suspendu (${counts.suspended})` },
    { value: 'left', label: t`Accès terminé (${counts.left})` },
  ]
  return (
    <search className="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label={t`Chercher une personne`} className="col-span-2 lg:col-span-1">
        <TextInput
          type="search"
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
          placeholder={t`Nom, fonction, rôle`}
        />
      </Field>
      <Field label={t`Rôle`}>
        <SelectInput
          value={filter.role}
          onChange={(role) => onChange({ ...filter, role })}
          options={[
            { value: '', label: t`Tous les rôles` },
            ...roles.map((role) => ({ value: role.id, label: roleName(role) })),
          ]}
        />
      </Field>
      <Field label={t`État`}>
        <SelectInput
          value={filter.standing}
          onChange={(standing) => onChange({ ...filter, standing: standing as Filter['standing'] })}
          options={standings.filter(
            ({ value }) => value === 'all' || counts[value] > 0 || value === filter.standing,
          )}
        />
      </Field>
    </search>
  )
}
