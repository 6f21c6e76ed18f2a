import type { Membership } from '../../lib/access.ts'
import type { Role } from '../../lib/roles.ts'

/** Is this role made for this kind of place? A dispensary has no national statistician. */
export function fits(
  role: Pick<Role, 'document' | 'facility_code'>,
  kind: Membership['facility_kind'],
): boolean {
  return role.facility_code !== null || (role.document.home === 'ministry') === (kind === 'ministry')
}

/** The facility's own roles, then the standard ones that fit it; the others are left out. */
export function localFirst(roles: readonly Role[], kind: Membership['facility_kind']): Role[] {
  const fitting = roles.filter((role) => fits(role, kind))
  return [
    ...fitting.filter((role) => role.facility_code !== null),
    ...fitting.filter((role) => role.facility_code === null),
  ]
}
