import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../lib/roles.ts'
import { RoleOptions } from './RoleOptions.tsx'

interface CompareSelectProps {
  /** The roles to compare with: all but this one. */
  roles: readonly Role[]
  value: string
  onChoose: (id: string) => void
}

/** Which role the matrix is read beside. */
export function CompareSelect({ roles, value, onChoose }: CompareSelectProps) {
  const { t } = useLingui()
  return (
    <label data-print="hide" className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[0.9375rem]">
      <span className="font-[620]">{t`Comparer avec`}</span>
      <select
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="control min-w-0 max-w-64 py-1"
      >
        <option value="">{t`aucun rôle`}</option>
        <RoleOptions roles={roles} />
      </select>
    </label>
  )
}
