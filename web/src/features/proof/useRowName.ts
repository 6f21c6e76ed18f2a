import { useLingui } from '@lingui/react/macro'
import type { ProofRow } from '../../../../functions/_shared/contracts/proof.ts'
import { formatNumber } from '../../lib/format.ts'

export interface RowName {
  title: string
  note: string | undefined
}

/** Who a probe stood for, in words. */
export function useRowName(): (row: ProofRow) => RowName {
  const { t, i18n } = useLingui()
  return ({ place, facility, facilities, role }) => {
    const roleName = role && (i18n.locale === 'en' ? role.name_en : role.name_fr)
    const count = formatNumber(facilities)
    switch (place) {
      case 'own':
        return { title: roleName ?? '', note: role?.own ? t`Rôle de votre établissement` : undefined }
      case 'facility':
        return { title: facility?.name ?? '', note: undefined }
      case 'facilities':
        return { title: t`Les ${count} autres, ensemble`, note: t`Une seule sonde, membre de chacun` }
      case 'own_district':
        return { title: roleName ?? '', note: t`${facility?.name ?? ''}, votre district` }
      case 'other_district':
        return { title: roleName ?? '', note: t`${facility?.name ?? ''}, autre district` }
      case 'ministry':
        return roleName
          ? { title: roleName, note: role?.own ? t`Rôle fait par le Ministère` : undefined }
          : {
              title: t`Un rôle qui aurait tous les droits`,
              note: t`Il n’existe pas : c’est l’essai le plus fort`,
            }
      case 'signed_in':
        return { title: t`Une personne connectée, sans établissement`, note: undefined }
      case 'signed_out':
        return { title: t`Quelqu’un qui n’est pas connecté`, note: undefined }
    }
  }
}
