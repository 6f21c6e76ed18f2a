import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { outbox } from '../lib/outbox.ts'
import { signOut } from '../lib/session.ts'

/** Leaves this device; asks first when something has not left it yet. */
export function SignOutButton() {
  const { t } = useLingui()
  const waiting = outbox.use().length
  const [asking, setAsking] = useState(false)
  const leave = () => void signOut()
  return (
    <div>
      <Button look="secondary" icon={LogOut} onClick={waiting > 0 ? () => setAsking(true) : leave}>
        <Trans>Se déconnecter</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Des envois n’ont pas encore quitté cet appareil`}
        actions={
          <>
            <Button look="quiet" onClick={leave}>
              <Trans>Se déconnecter quand même</Trans>
            </Button>
            <Button onClick={() => setAsking(false)}>
              <Trans>Rester connecté</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Plural
            value={waiting}
            one="# enregistrement attend le réseau."
            other="# enregistrements attendent le réseau."
          />{' '}
          <Trans>Ils restent sur cet appareil et partiront quand vous vous y reconnecterez.</Trans>
        </p>
      </Dialog>
    </div>
  )
}
