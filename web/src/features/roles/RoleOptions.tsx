import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../lib/roles.ts'
import { useRoleTitle } from './data.ts'

/** The options of a list of roles: the facility's own first, then the standard ones. */
export function RoleOptions({ roles }: { roles: readonly Role[] }) {
  const { t } = useLingui()
  const titleOf = useRoleTitle()
  const parts = [
    { label: t`Rôles de l’établissement`, roles: roles.filter((role) => role.facility_code !== null) },
    { label: t`Rôles standard`, roles: roles.filter((role) => role.facility_code === null) },
  ]
  return parts.map(
    (part) =>
      part.roles.length > 0 && (
        <optgroup key={part.label} label={part.label}>
          {part.roles.map((role) => (
            <option key={role.id} value={role.id}>
              {titleOf(role)}
            </option>
          ))}
        </optgroup>
      ),
  )
}
