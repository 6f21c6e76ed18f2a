import { useLingui } from '@lingui/react/macro'
import {
  type Area,
  mayGive,
  type PermissionDocument,
  type Verb,
} from '../../../../functions/_shared/contracts/permissions.ts'
import { useMembership } from '../../lib/access.ts'
import { held, type Layer, limitOf, survives } from './matrix.ts'

/** Why a right cannot be turned on by the person in front of the screen, in one layer of a role. */
export function useLocks(
  document: PermissionDocument,
  layer: Layer,
  base?: PermissionDocument,
): (area: Area, verb: Verb) => string | undefined {
  const { t } = useLingui()
  const { document: mine } = useMembership()
  return (area, verb) => {
    const wasThere = base !== undefined && held(base, layer, area).includes(verb)
    if (!wasThere && !mayGive(mine, area, verb)) {
      return t`Vous ne pouvez pas donner ce droit : vous ne l’avez pas, ni celui de le donner.`
    }
    if (layer === 'areas' && !survives(limitOf(document, area), verb)) {
      return t`Ne va pas avec cette limite : choisissez d’abord « toutes les fiches ».`
    }
    return undefined
  }
}
