import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowLeftRight, LockKeyhole } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useMembership } from '../../lib/access.ts'
import type { Role } from '../../lib/roles.ts'
import { Refusal } from './Refusal.tsx'
import { RolePicker } from './RolePicker.tsx'
import { useWords } from './useWords.ts'

interface RoleCardProps {
  roles: readonly Role[]
  role: Role | undefined
  onChange: (roleId: string) => void
  locked: boolean
  /** Why this role cannot be left, when it cannot. */
  lockedReason: string | undefined
  error: ReactNode
}

/** The role, what it allows in one line, and another one. */
export function RoleCard({ roles, role, onChange, locked, lockedReason, error }: RoleCardProps) {
  const { t } = useLingui()
  const { roleName, summary } = useWords()
  const { document: giver } = useMembership()
  const [open, setOpen] = useState(false)
  return (
    <Card title={t`Rôle`}>
      <p className="text-[1.0625rem] font-[640]">{roleName(role)}</p>
      {role && <p className="text-[0.9375rem] text-muted">{summary(role.document)}</p>}
      {error && <Refusal>{error}</Refusal>}
      {!locked && lockedReason && (
        <p className="mt-3 flex gap-2 text-[0.9375rem] text-muted">
          <LockKeyhole aria-hidden className="mt-0.5 size-[1.15em] flex-none" />
          {lockedReason}
        </p>
      )}
      {!locked && !lockedReason && (
        <div className="mt-3">
          <Button look="secondary" icon={ArrowLeftRight} onClick={() => setOpen(true)}>
            <Trans>Changer de rôle</Trans>
          </Button>
        </div>
      )}
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Choisir un rôle`}
        size="wide"
        actions={
          <Button onClick={() => setOpen(false)}>
            <Trans>Voir ce qui change</Trans>
          </Button>
        }
      >
        <RolePicker roles={roles} value={role?.id ?? ''} onChange={onChange} giver={giver} />
      </Dialog>
    </Card>
  )
}
