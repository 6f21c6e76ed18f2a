import { Trans } from '@lingui/react/macro'
import {
  Ban,
  Eye,
  FilePenLine,
  FilePlus2,
  FileX2,
  IdCard,
  Lock,
  TriangleAlert,
  UserRoundX,
} from 'lucide-react'
import {
  breachesOf,
  gotSomething,
  type ProofOperation,
  type ProofRow,
} from '../../../../functions/_shared/contracts/proof.ts'
import { formatNumber } from '../../lib/format.ts'
import { Mark } from './Mark.tsx'

/** The same as a row of the matrix, for a phone: only what the probe could do, in words. */
export function ReachLine({ row }: { row: ProofRow }) {
  const breaches = breachesOf(row)
  const { visible, total, identity } = row.read
  const seen = formatNumber(visible)
  const all = formatNumber(total)
  const mark = (operation: ProofOperation, icon: typeof Eye) => {
    const breach = breaches.includes(operation)
    return { icon: breach ? TriangleAlert : icon, breach }
  }
  if (!gotSomething(row)) {
    return (
      <Mark icon={Lock} quiet>
        <Trans>Rien : ni lire, ni écrire</Trans>
      </Mark>
    )
  }
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1.5">
      {visible === 0 ? (
        <Mark icon={Ban} quiet>
          <Trans>Ne lit rien</Trans>
        </Mark>
      ) : (
        <Mark {...mark('read', Eye)}>
          {visible === total ? (
            <Trans>Lit tout</Trans>
          ) : (
            <Trans>
              Lit {seen} sur {all}
            </Trans>
          )}
        </Mark>
      )}
      {identity === true && (
        <Mark {...mark('identity', IdCard)}>
          <Trans>Avec le nom</Trans>
        </Mark>
      )}
      {identity === false && (
        <Mark icon={UserRoundX} quiet>
          <Trans>Sans le nom</Trans>
        </Mark>
      )}
      {row.create && (
        <Mark {...mark('create', FilePlus2)}>
          <Trans>Crée</Trans>
        </Mark>
      )}
      {row.update && (
        <Mark {...mark('update', FilePenLine)}>
          <Trans>Modifie</Trans>
        </Mark>
      )}
      {row.delete && (
        <Mark {...mark('delete', FileX2)}>
          <Trans>Supprime</Trans>
        </Mark>
      )}
    </span>
  )
}
