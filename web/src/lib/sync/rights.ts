import { limits, type PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import type { Part } from '../../../../functions/_shared/contracts/sync.ts'

/** The parts of the register that a role holds on its device: what it may read. */
export function partsFor(document: PermissionDocument): Part[] {
  const { patients, consultations } = document.areas
  // Without the identities there is nobody to look for, and records without a name are not kept on a device.
  if (!patients?.verbs.includes('read') || patients.limits?.includes('without_identity')) return []
  return consultations?.verbs.includes('read')
    ? ['patients', 'visits', 'arrivals', 'distincts']
    : ['patients', 'arrivals', 'distincts']
}

/** The rights that the rows on a device were asked under: others mean other rows. */
export function rightsMark(document: PermissionDocument): string {
  const { patients, consultations } = document.areas
  const limited = (of: { limits?: readonly string[] | undefined } | undefined) =>
    limits.filter((limit) => of?.limits?.includes(limit)).join('+')
  return [partsFor(document).join(','), limited(patients), limited(consultations)].join('|')
}
