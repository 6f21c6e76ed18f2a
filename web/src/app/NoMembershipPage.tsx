import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound, LogOut, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { refreshAccess } from '../lib/access.ts'
import { session, signOut } from '../lib/session.ts'

/** Signed in, but nobody has given this person a place yet (or it has ended). */
export function NoMembershipPage() {
  const { t } = useLingui()
  const state = session.use()
  const [busy, setBusy] = useState(false)
  const email = state.status === 'signed-in' ? state.session.email : ''
  return (
    <main className="mx-auto max-w-lg px-4 py-10">
      <title>{`${t`Aucun établissement`} · Kénéya`}</title>
      <h1 className="sr-only">
        <Trans>Aucun établissement</Trans>
      </h1>
      <EmptyState
        icon={KeyRound}
        title={t`Votre compte n’est rattaché à aucun établissement.`}
        actions={
          <>
            <Button
              icon={RefreshCw}
              busy={busy}
              onClick={async () => {
                setBusy(true)
                await refreshAccess()
                setBusy(false)
              }}
            >
              <Trans>Vérifier de nouveau</Trans>
            </Button>
            <Button look="secondary" icon={LogOut} onClick={() => void signOut()}>
              <Trans>Se déconnecter</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Demandez à l’administrateur de votre établissement de vous donner un rôle, avec l’adresse{' '}
            <strong>{email}</strong>. Dès que c’est fait, cette page s’ouvre toute seule ou par le bouton.
          </Trans>
        </p>
      </EmptyState>
    </main>
  )
}
