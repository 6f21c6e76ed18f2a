import { useLingui } from '@lingui/react/macro'
import type { Reason } from '../../../../../functions/_shared/names/duplicates.ts'

/** « Même nom à l’oreille, âge proche, même village ». */
export function useReasonWords(): (reasons: readonly Reason[]) => string {
  const { t } = useLingui()
  const words: Record<Reason, string> = {
    name: t`même nom à l’oreille`,
    birth: t`âge proche`,
    village: t`même village`,
    phone: t`même téléphone`,
  }
  return (reasons) => {
    const said = reasons.map((reason) => words[reason]).join(', ')
    return said.charAt(0).toLocaleUpperCase() + said.slice(1)
  }
}
