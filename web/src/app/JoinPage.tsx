import { Trans, useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { LogIn, LogOut } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { invitationIn } from '../lib/join.ts'
import { queryClient } from '../lib/queryClient.ts'
import { session, signOut } from '../lib/session.ts'
import { CodeForm } from './CodeForm.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { JoinForm } from './JoinForm.tsx'
import { Welcome } from './Welcome.tsx'

/** An invitation, by its link or by its code: an account if there is none, then the place. */
export default function JoinPage() {
  const { t } = useLingui()
  const state = session.use()
  const [asked] = useState(() => invitationIn(location.hash))
  const [code, setCode] = useState(asked.code)
  const [triesLeft, setTriesLeft] = useState<number>()
  const [joined, setJoined] = useState<string>()
  if (joined && state.status === 'signed-in') {
    return (
      <DoorFrame title={t`Bienvenue`}>
        <QueryClientProvider client={queryClient}>
          <Welcome userId={state.session.userId} facility={joined} />
        </QueryClientProvider>
      </DoorFrame>
    )
  }
  if (state.status === 'signed-in') {
    const { email } = state.session
    const isOther = asked.email !== '' && asked.email.toLowerCase() !== email.toLowerCase()
    return (
      <DoorFrame title={t`Rejoindre un établissement`}>
        <h1>
          <Trans>Rejoindre un établissement</Trans>
        </h1>
        {isOther ? (
          <Banner tone="warn" title={t`Cette invitation est pour une autre adresse.`}>
            <Trans>
              Elle est pour {asked.email} et vous êtes connecté avec {email}. Déconnectez-vous, puis ouvrez de
              nouveau le lien.
            </Trans>
          </Banner>
        ) : (
          <p className="text-muted">
            <Trans>
              Vous êtes connecté avec <strong className="text-ink wrap-anywhere">{email}</strong>. Donnez le
              code que l’administrateur vous a donné.
            </Trans>
          </p>
        )}
        {!isOther && (
          // A code that came with a new account and was wrong is said here, with the tries that are left.
          <CodeForm
            key={triesLeft}
            code={code}
            onChange={setCode}
            firstTriesLeft={triesLeft}
            onAccepted={setJoined}
          />
        )}
        <div className="flex flex-wrap gap-2.5">
          <Button look="quiet" icon={LogOut} onClick={() => void signOut()}>
            <Trans>Se déconnecter</Trans>
          </Button>
          <LinkButton look="quiet" href="/">
            <Trans>Revenir à l’accueil</Trans>
          </LinkButton>
        </div>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={t`Rejoindre un établissement`}>
      <JoinForm
        code={code}
        onCode={setCode}
        invitedEmail={asked.email}
        onJoined={setJoined}
        onWrongCode={setTriesLeft}
      />
      <div className="border-t border-line pt-3">
        <LinkButton look="quiet" href="/" icon={LogIn}>
          <Trans>Se connecter sans code</Trans>
        </LinkButton>
      </div>
    </DoorFrame>
  )
}
