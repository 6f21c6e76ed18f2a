import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import type { Role } from '../../lib/roles.ts'
import { toast } from '../../lib/toast.ts'
import { useRoleTitle, useRoleWrites } from './data.ts'
import { RoleProblem } from './RoleProblem.tsx'

/** Removes a role that nobody holds, after asking; says why when somebody does. */
export function RemoveRole({ role, holders }: { role: Role; holders: number }) {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const titleOf = useRoleTitle()
  const { remove } = useRoleWrites()
  const name = titleOf(role)
  if (holders > 0) {
    return (
      <p data-print="hide" className="text-[0.9375rem] text-muted">
        <Trans>Pour supprimer ce rôle, donnez d’abord un autre rôle aux personnes qui le portent.</Trans>
      </p>
    )
  }
  return (
    <div data-print="hide">
      <Button look="quiet" icon={Trash2} onClick={() => setOpen(true)}>
        <Trans>Supprimer ce rôle</Trans>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Supprimer « ${name} » ?`}
        actions={
          <>
            <Button look="secondary" onClick={() => setOpen(false)}>
              <Trans>Garder</Trans>
            </Button>
            <Button
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(role, {
                  onSuccess: () => {
                    toast(t`Rôle supprimé`)
                    navigate('/roles', { replace: true })
                  },
                })
              }
            >
              <Trans>Supprimer</Trans>
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p>
            <Trans>Personne ne le porte. Le journal d’audit garde ce qu’il permettait.</Trans>
          </p>
          {remove.isError && <RoleProblem problem={remove.error} />}
        </div>
      </Dialog>
    </div>
  )
}
