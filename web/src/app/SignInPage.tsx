import { Trans, useLingui } from '@lingui/react/macro'
import { TicketCheck } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Field } from '../components/Field.tsx'
import { TextInput } from '../components/TextInput.tsx'
import { signIn } from '../lib/session.ts'
import { DoorFrame } from './DoorFrame.tsx'
import { PasswordInput } from './PasswordInput.tsx'

/** The door. The address of the page stays as it was, so that the person arrives where she was going. */
export function SignInPage({ expired }: { expired: boolean }) {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [missing, setMissing] = useState(false)
  const passwordInput = useRef<HTMLInputElement>(null)
  const emailInput = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setProblem(undefined)
    if (!email.trim() || !password) {
      setMissing(true)
      ;(email.trim() ? passwordInput : emailInput).current?.focus()
      return
    }
    setMissing(false)
    setBusy(true)
    try {
      await signIn(email, password)
    } catch (error) {
      setProblem(error)
      passwordInput.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <DoorFrame title={t`Connexion`}>
      <h1>
        <Trans>Se connecter</Trans>
      </h1>
      {expired && !problem && (
        <Banner tone="waiting" title={t`Votre session a expiré.`}>
          <Trans>Connectez-vous de nouveau : vous reviendrez à la même page, avec vos saisies.</Trans>
        </Banner>
      )}
      {problem !== undefined && (
        <ErrorBanner
          problem={problem}
          reassurance={null}
          advice={
            (problem as { code?: string }).code === 'network' ? (
              <Trans>Vérifiez la connexion de l’appareil, puis réessayez.</Trans>
            ) : undefined
          }
        />
      )}
      <form noValidate onSubmit={submit} className="grid gap-5">
        <Field label={t`Adresse e-mail`} error={missing && !email.trim() && t`Écrivez votre adresse e-mail.`}>
          <TextInput
            ref={emailInput}
            type="email"
            name="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={email}
            onChange={setEmail}
          />
        </Field>
        <Field label={t`Mot de passe`} error={missing && !password && t`Écrivez votre mot de passe.`}>
          <PasswordInput
            ref={passwordInput}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </Field>
        <Button type="submit" size="large" wide busy={busy}>
          {busy ? <Trans>Connexion…</Trans> : <Trans>Se connecter</Trans>}
        </Button>
      </form>
      <div className="grid gap-3 border-t border-line pt-5">
        <LinkButton href="/join" look="secondary" icon={TicketCheck} wide>
          <Trans>J’ai un code d’invitation</Trans>
        </LinkButton>
        <p className="text-[0.9375rem] text-muted">
          <Trans>
            Pas encore de compte : l’administrateur de votre établissement vous donne un code. Mot de passe
            oublié : prévenez-le.
          </Trans>
        </p>
      </div>
    </DoorFrame>
  )
}
