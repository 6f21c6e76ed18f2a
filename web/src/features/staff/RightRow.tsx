import { Trans } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import type { Right } from '../../../../functions/_shared/contracts/permissions.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { useWords } from './useWords.ts'

interface RightRowProps {
  right: Right
  held: boolean
  byRole: boolean
  canGive: boolean
  locked: boolean
  onChange: (held: boolean) => void
}

/** One right of one person: held or not, by the role or beside it, and why it is locked when it is. */
export function RightRow({ right, held, byRole, canGive, locked, onChange }: RightRowProps) {
  const words = useWords()
  const isBeyond = !held && !canGive
  return (
    <Checkbox
      checked={held}
      onChange={onChange}
      disabled={locked || isBeyond}
      label={words.right(right)}
      note={
        held !== byRole ? (
          held ? (
            <span className="text-action-ink">
              <Trans>En plus de son rôle</Trans>
            </span>
          ) : (
            <span className="text-ochre-ink">
              <Trans>Retiré à cette personne ; son rôle le permet</Trans>
            </span>
          )
        ) : (
          !locked &&
          isBeyond && (
            <span className="inline-flex items-start gap-1.5">
              <LockKeyhole aria-hidden className="mt-0.5 size-[1.1em] flex-none" />
              <Trans>Vous n’avez pas ce droit : vous ne pouvez pas le donner</Trans>
            </span>
          )
        )
      }
    />
  )
}
