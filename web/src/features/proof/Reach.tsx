import { Trans } from '@lingui/react/macro'
import { Check, Eye, Lock, Minus, TriangleAlert } from 'lucide-react'
import {
  breachesOf,
  type ProofOperation,
  type ProofRow,
} from '../../../../functions/_shared/contracts/proof.ts'
import { formatNumber } from '../../lib/format.ts'
import { Mark } from './Mark.tsx'

/** How many of the rows a probe saw. */
function Sight({ row }: { row: ProofRow }) {
  const { visible, total } = row.read
  const seen = formatNumber(visible)
  const all = formatNumber(total)
  if (breachesOf(row).includes('read')) {
    return (
      <Mark icon={TriangleAlert} breach>
        <Trans>
          {seen} sur {all}
        </Trans>
        <span className="sr-only">
          {' '}
          <Trans>(anormal)</Trans>
        </span>
      </Mark>
    )
  }
  if (visible === 0) {
    return (
      <Mark icon={Lock} quiet>
        <Trans>Rien</Trans>
      </Mark>
    )
  }
  return (
    <Mark icon={Eye}>
      {visible === total ? (
        <Trans>Tout</Trans>
      ) : (
        <Trans>
          {seen} sur {all}
        </Trans>
      )}
    </Mark>
  )
}

/** What a probe could do: one cell of the matrix. */
export function Reach({ row, operation }: { row: ProofRow; operation: ProofOperation }) {
  if (operation === 'read') return <Sight row={row} />
  const did = operation === 'identity' ? row.read.identity : row[operation]
  if (did === null) return <span className="text-muted">–</span>
  if (breachesOf(row).includes(operation)) {
    return (
      <Mark icon={TriangleAlert} breach>
        <Trans>Oui</Trans>
        <span className="sr-only">
          {' '}
          <Trans>(anormal)</Trans>
        </span>
      </Mark>
    )
  }
  return did ? (
    <Mark icon={Check}>
      <Trans>Oui</Trans>
    </Mark>
  ) : (
    <Mark icon={Minus} quiet>
      <Trans>Non</Trans>
    </Mark>
  )
}
