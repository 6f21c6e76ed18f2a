import { Trans, useLingui } from '@lingui/react/macro'
import { DoorOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Field } from '../components/Field.tsx'
import { TextInput } from '../components/TextInput.tsx'
import { acceptInvitation } from '../lib/join.ts'
import { type Problem, toProblem } from '../lib/problem.ts'
import { shortestPassword, signIn, signUp } from '../lib/session.ts'
import { CodeInput } from './CodeForm.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { PasswordRules, passwordFaults } from './PasswordRules.tsx'

interface JoinFormProps {
  code: string
  onCode: (code: string) => void
  /** The address in the link: the account carries it. */
  invitedEmail: string
  onJoined: (facilityCode: string) => void
  /** The account is there, the code was wrong: so many tries are left. */
  onWrongCode: (triesLeft: number) => void
}

/** An account and the place in one go; or, for somebody who has an account, signing in and the place. */
export function JoinForm({ code, onCode, invitedEmail, onJoined, onWrongCode }: JoinFormProps) {
  const { t } = useLingui()
  const [isKnown, setKnown] = useState(false)
  const [email, setEmail] = useState(invitedEmail)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [checked, setChecked] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const badCode = code.length < 9
  const badEmail = !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim())
  const badPassword = isKnown ? password === '' : passwordFaults(password, email).length > 0

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setProblem(undefined)
    setChecked(true)
    if (badCode || badEmail || badPassword) return
    setBusy(true)
    try {
      await (isKnown ? signIn(email, password) : signUp(email, password))
      const answer = await acceptInvitation(code)
      if (answer.accepted) onJoined(answer.facility_code)
      else onWrongCode(answer.tries_left)
    } catch (error) {
      const failure = toProblem(error)
      if (failure.code === 'account_exists') {
        setKnown(true)
        setPassword('')
        setChecked(false)
      }
      setProblem(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <div>
        <h1>{isKnown ? <Trans>Rejoindre avec mon compte</Trans> : <Trans>Créer mon compte</Trans>}</h1>
        <p className="mt-1 text-muted">
          {isKnown ? (
            <Trans>Votre mot de passe habituel, et le code de l’invitation.</Trans>
          ) : (
            <Trans>
              L’administrateur de votre établissement vous a donné un code. Choisissez un mot de passe : votre
              compte s’ouvre aussitôt.
            </Trans>
          )}
        </p>
      </div>
      {problem && <JoinProblem problem={problem} />}
      <form noValidate onSubmit={submit} className="grid gap-5">
        <Field
          label={t`Code d’invitation`}
          hint={t`Huit lettres et chiffres, lus au téléphone ou écrits sur la feuille.`}
          error={checked && badCode && t`Le code a huit lettres et chiffres.`}
        >
          <CodeInput value={code} onChange={onCode} />
        </Field>
        <Field
          label={t`Adresse e-mail`}
          hint={invitedEmail ? undefined : t`Celle que l’administrateur a écrite dans l’invitation.`}
          error={checked && badEmail && t`Écrivez votre adresse e-mail.`}
        >
          <TextInput
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
        <Field
          label={isKnown ? t`Mot de passe` : t`Choisissez un mot de passe`}
          hint={isKnown ? undefined : <PasswordRules password={password} email={email} />}
          error={
            checked &&
            badPassword &&
            (isKnown ? t`Écrivez votre mot de passe.` : t`Il faut au moins ${shortestPassword} caractères.`)
          }
        >
          <PasswordInput
            autoComplete={isKnown ? 'current-password' : 'new-password'}
            value={password}
            onChange={setPassword}
          />
        </Field>
        <Button type="submit" size="large" icon={DoorOpen} wide busy={busy}>
          {isKnown ? <Trans>Me connecter et rejoindre</Trans> : <Trans>Créer mon compte et rejoindre</Trans>}
        </Button>
      </form>
      <Button
        look="quiet"
        onClick={() => {
          setKnown(!isKnown)
          setProblem(undefined)
          setChecked(false)
        }}
      >
        {isKnown ? <Trans>Je n’ai pas encore de compte</Trans> : <Trans>J’ai déjà un compte Kénéya</Trans>}
      </Button>
    </>
  )
}

function JoinProblem({ problem }: { problem: Problem }) {
  const { t } = useLingui()
  if (problem.code === 'not_invited') {
    return (
      <Banner tone="urgent" alert title={problem.message}>
        <Trans>
          Vérifiez l’adresse : c’est celle que l’administrateur a écrite. Une invitation vaut sept jours ;
          passé ce délai, demandez-lui de la renouveler.
        </Trans>
      </Banner>
    )
  }
  if (problem.code === 'account_exists') {
    return (
      <Banner tone="waiting" alert title={t`Cette adresse a déjà un compte.`}>
        <Trans>Donnez son mot de passe : l’invitation sera acceptée dans le même geste.</Trans>
      </Banner>
    )
  }
  if (problem.code === 'weak_password') {
    return (
      <Banner tone="urgent" alert title={t`Ce mot de passe est trop facile à deviner.`}>
        <Trans>Choisissez-en un plus long, par exemple quatre mots qui ne vont pas ensemble.</Trans>
      </Banner>
    )
  }
  if (problem.code === 'confirm_email') {
    return (
      <Banner tone="action" alert title={t`Un message vous a été envoyé.`}>
        <Trans>Ouvrez le lien qu’il contient, puis revenez ici avec votre code.</Trans>
      </Banner>
    )
  }
  return <ErrorBanner problem={problem} reassurance={null} />
}
