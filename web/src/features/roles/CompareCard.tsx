import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import type { Role } from '../../lib/roles.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { useRoleTitle } from './data.ts'

/** This role beside another: what it has more, what it has less, in words; the matrix marks the same cells. */
export function CompareCard({ document, other }: { document: PermissionDocument; other: Role }) {
  const { t } = useLingui()
  const name = useRoleTitle()(other)
  return (
    <Card title={t`Par rapport à « ${name} »`} note={<Trans>Ce que ce rôle a en plus et en moins.</Trans>}>
      <div aria-live="polite">
        <DifferenceList before={other.document} after={document} />
      </div>
    </Card>
  )
}
