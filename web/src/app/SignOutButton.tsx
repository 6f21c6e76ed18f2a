import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { connection } from '../lib/connection.ts'
import { outbox } from '../lib/outbox/outbox.ts'
import { signOut } from '../lib/session.ts'
import { keeping } from '../lib/vault/vault.ts'
import { sinceWhen } from './unsent/words.ts'

/** Leaves this device; asks first when something has not left it yet, or when there would be no way back. */
export function SignOutButton() {
  const { t } = useLingui()
  const entries = outbox.use()
  const isOffline = connection.use().transport === 'offline'
  const isKept = keeping.use() !== 'memory'
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const waiting = entries.length
  const since = entries[0] ? sinceWhen(entries[0].at) : ''
  const leave = () => {
    setBusy(true)
    void signOut()
  }
  return (
    <div>
      <Button
        look="secondary"
        icon={LogOut}
        busy={busy}
        onClick={waiting > 0 || isOffline ? () => setAsking(true) : leave}
      >
        <Trans>Se déconnecter</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={
          waiting > 0
            ? t`Des envois n’ont pas encore quitté cet appareil`
            : t`Sans réseau, vous ne pourrez pas vous reconnecter`
        }
        actions={
          <>
            <Button look={waiting > 0 && !isKept ? 'urgent' : 'quiet'} busy={busy} onClick={leave}>
              <Trans>Se déconnecter quand même</Trans>
            </Button>
            <Button onClick={() => setAsking(false)}>
              <Trans>Rester connecté</Trans>
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {waiting > 0 && (
            <p>
              <Plural
                value={waiting}
                one={`# enregistrement attend de partir, depuis ${since}.`}
                other={`# enregistrements attendent de partir, le premier depuis ${since}.`}
              />{' '}
              {isKept && (
                <Trans>
                  Ils restent sur cet appareil, illisibles pour les autres, et partiront quand vous vous y
                  reconnecterez.
                </Trans>
              )}
            </p>
          )}
          {waiting > 0 && !isKept && (
            <Banner tone="urgent" title={<Trans>Ce navigateur ne garde rien : ils seront perdus.</Trans>} />
          )}
          {isOffline && (
            <p>
              <Trans>
                Le registre gardé ici sera effacé. Il faudra du réseau pour se reconnecter et le recevoir de
                nouveau.
              </Trans>
            </p>
          )}
        </div>
      </Dialog>
    </div>
  )
}
